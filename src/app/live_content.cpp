#include "app/live_content.h"

#include "session/fit_movement.h"

#include <algorithm>

namespace jw::app {
namespace {

namespace fs = std::filesystem;

/// A file that is in one snapshot and not, or otherwise, in the other.
template <typename Snapshot>
fs::path find_changed(const Snapshot& before, const Snapshot& now) {
    for (const auto& [path, state] : now) {
        const auto found = before.find(path);
        if (found == before.end() || found->second != state) {
            return path;
        }
    }
    for (const auto& [path, state] : before) {
        if (!now.contains(path)) {
            return path;
        }
    }
    return {};
}

}  // namespace

LiveContent::LiveContent(fs::path content_dir)
    : content_dir_{std::move(content_dir)}, known_{take_snapshot()}, last_{known_} {}

LiveContent::Snapshot LiveContent::take_snapshot() const {
    Snapshot snapshot;
    const auto note = [&](const fs::path& path) {
        std::error_code ec;
        const auto time = fs::last_write_time(path, ec);
        const std::uintmax_t size = fs::file_size(path, ec);
        if (!ec) {  // one that is just being replaced is seen by the next look
            snapshot[path] = {time.time_since_epoch().count(), size};
        }
    };
    std::error_code ec;
    for (fs::recursive_directory_iterator it{content_dir_, ec}, end; !ec && it != end;
         it.increment(ec)) {
        if (it->path().extension() == ".toml") {
            note(it->path());
        }
    }
    std::for_each(opened_.begin(), opened_.end(), note);
    return snapshot;
}

std::optional<LiveContent::News> LiveContent::look(const content::Library& present,
                                                   const model::Body& body) {
    Snapshot now = take_snapshot();
    const bool stands_still = now == last_;
    last_ = std::move(now);
    if (!stands_still || last_ == known_) {
        return std::nullopt;
    }
    const std::string file = find_changed(known_, last_).filename().string();
    known_ = last_;
    return News{file, read(present, body)};
}

Result<content::Library> LiveContent::open(const fs::path& file, const content::Library& present,
                                           const model::Body& body) {
    std::error_code ec;
    const fs::path path = fs::absolute(file, ec).lexically_normal();
    const std::vector<fs::path> before = opened_;
    if (std::find(opened_.begin(), opened_.end(), path) == opened_.end()) {
        opened_.push_back(path);
    }
    auto library = read(present, body);
    if (!library.ok()) {
        opened_ = before;
    }
    known_ = last_ = take_snapshot();
    return library;
}

Result<content::Library> LiveContent::join_opened(content::Library library,
                                                  const model::Body& body) const {
    return opened_.empty() ? Result<content::Library>{std::move(library)} : read(library, body);
}

Result<content::Library> LiveContent::read(const content::Library& present,
                                           const model::Body& body) const {
    JW_TRY(content::Library library, content::load_library(content_dir_, body));
    for (const fs::path& path : opened_) {
        JW_TRY(model::Movement movement, content::load_movement(path, content_dir_, body));
        const auto same = std::find_if(library.movements.begin(), library.movements.end(),
                                       [&](const auto& row) { return row.id == movement.id; });
        if (same != library.movements.end()) {
            *same = std::move(movement);
        } else {
            library.movements.push_back(std::move(movement));
        }
    }
    for (model::Movement& movement : library.movements) {
        const model::Movement* before = present.find_movement(movement.id);
        if (before == nullptr || before->stamp != movement.stamp) {
            JW_TRY(movement, session::fit_good_form(body, std::move(movement)));
        } else {
            movement.fits = before->fits;  // as fitted when it was last read
        }
    }
    return library;
}

}  // namespace jw::app

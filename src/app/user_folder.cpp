#include "app/user_folder.h"

#include "core/files.h"

#include <fmt/format.h>

#include <algorithm>

namespace jw::app {
namespace {

namespace fs = std::filesystem;
using session::NotificationKind;

constexpr double kNoticeSeconds = 6.0;

}  // namespace

Result<session::SavedView> load_view(const fs::path& path) {
    constexpr std::uintmax_t kMaxBytes = 1U << 20U;  // one is a few kilobytes
    JW_TRY(const std::string text, read_file(path, kMaxBytes));
    return session::read_saved_view(text, path.filename().string());
}

UserFolder::UserFolder(const fs::path& home) : folder_{home / "Jointwise"} {
    list_views();
}

void UserFolder::list_views() {
    views_.clear();
    std::error_code ec;
    for (fs::directory_iterator it{folder_, ec}, end; !ec && it != end; it.increment(ec)) {
        if (it->path().extension() == session::kSavedViewEnding) {
            views_.push_back(it->path().stem().string());
        }
    }
    std::sort(views_.begin(), views_.end());
}

void UserFolder::write(session::Session& session, session::SaveRequest request) {
    const fs::path path = folder_ / request.name;
    if (!request.may_replace && fs::exists(path)) {
        session.ask_to_replace(std::move(request), path.string());
        return;
    }
    const auto written = write_file(path, request.bytes);
    if (!written.ok()) {
        session.notify(NotificationKind::Error, written.error().to_string());
        return;
    }
    session.notify(NotificationKind::Info, fmt::format("Saved as {}.", path.string()),
                   kNoticeSeconds);
    list_views();
}

void UserFolder::serve(session::Session& session) {
    if (auto request = session.take_save_request()) {
        write(session, std::move(*request));
    }
    if (const auto name = session.take_open_request()) {
        fs::path path = folder_ / *name;
        path += session::kSavedViewEnding;
        session.open_or_tell(load_view(path));
    }
}

}  // namespace jw::app

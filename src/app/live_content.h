// Content that is read again while the window plays: a teacher saves a movement and sees it.
#pragma once

#include "content/library.h"

#include "core/result.h"
#include "model/body.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace jw::app {

class LiveContent {
  public:
    /// Watches the content folder.
    explicit LiveContent(std::filesystem::path content_dir);

    /// What was read again, with the name of the file that changed; or the first fault, and then
    /// the caller keeps what it has.
    struct News {
        std::string file;
        Result<content::Library> library;
    };
    /// Looks at the files. News once after files have changed and stood still from one look to the
    /// next, so that a half-written file is not read. Good form of movements that differ from
    /// `present` is brought onto its contacts again, in memory only.
    std::optional<News> look(const content::Library& present, const model::Body& body);

    /// A movement file from anywhere joins the library (in the place of one with its id), and is
    /// watched from now on. Fails as content::load_movement and motion::FitJob.
    Result<content::Library> open(const std::filesystem::path& file,
                                  const content::Library& present, const model::Body& body);

    /// The library of another body, with what was opened from elsewhere. Fails as open().
    Result<content::Library> join_opened(content::Library library, const model::Body& body) const;

  private:
    using Snapshot = std::map<std::filesystem::path, std::pair<std::int64_t, std::uintmax_t>>;
    Snapshot take_snapshot() const;
    Result<content::Library> read(const content::Library& present, const model::Body& body) const;

    std::filesystem::path content_dir_;
    std::vector<std::filesystem::path> opened_;
    Snapshot known_, last_;
};

}  // namespace jw::app

#include "record/video.h"

#include "record/libav_writer.h"
#include "record/png.h"

#include "core/files.h"

#include <fmt/format.h>

namespace jw::record {
namespace {

namespace fs = std::filesystem;

/// frame_0001.png ... in a folder that is renamed into place when the last one is there.
class PngFolder final : public VideoWriter {
  public:
    PngFolder(const fs::path& target, const VideoOptions& options)
        : replacement_{target}, options_{options} {
        std::error_code ec;  // shows up when the first frame is written
        fs::create_directories(replacement_.temporary(), ec);
    }

    Result<Unit> add(const Image& frame) override {
        if (frame.width != options_.width || frame.height != options_.height) {
            return Error{ErrorCode::InvalidInput, "all frames of a film must have one size", {}};
        }
        const fs::path path = replacement_.temporary() / fmt::format("frame_{:04}.png", ++count_);
        return write_png(path, frame, options_.keep_alpha);
    }

    Result<Unit> finish() override { return replacement_.commit(); }

  private:
    FileReplacement replacement_;
    VideoOptions options_;
    int count_ = 0;
};

}  // namespace

Result<std::unique_ptr<VideoWriter>> open_video(const fs::path& path, const VideoOptions& options) {
    JW_ASSERT(options.width > 0 && options.height > 0 && options.fps > 0);
    const std::string extension = path.extension().string();
    if (extension.empty()) {
        fs::path folder = path.has_filename() ? path : path.parent_path();
        std::error_code ec;
        if (fs::exists(folder, ec) && !fs::is_empty(folder, ec)) {
            return Error{ErrorCode::InvalidInput,
                         "exists already and is not empty; name a new folder for the pictures",
                         {folder.string()}};
        }
        return std::unique_ptr<VideoWriter>{std::make_unique<PngFolder>(folder, options)};
    }
    if (extension == ".mp4" || extension == ".webm" || extension == ".gif") {
        return open_libav(path, options);
    }
    return Error{
        ErrorCode::Unsupported,
        fmt::format(
            "films are written as .mp4, .webm, .gif or into a folder of PNG files, not as {}",
            extension),
        {path.string()}};
}

}  // namespace jw::record

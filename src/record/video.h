// Frames to a film: MP4 (H.264), WebM (VP9), GIF or a folder of PNG files, chosen by the name.
#pragma once

#include "core/image.h"
#include "core/result.h"

#include <filesystem>
#include <memory>

namespace jw::record {

struct VideoOptions {
    int width = 1280;  // even for MP4 and WebM
    int height = 720;
    int fps = 30;
    bool keep_alpha = false;  // PNG folders only
};

/// A film being written. Nothing appears under the final name before finish(); a writer that is
/// dropped leaves nothing behind. The same frames give the same file.
class VideoWriter {
  public:
    virtual ~VideoWriter() = default;
    VideoWriter() = default;
    VideoWriter(const VideoWriter&) = delete;
    VideoWriter& operator=(const VideoWriter&) = delete;
    VideoWriter(VideoWriter&&) = delete;
    VideoWriter& operator=(VideoWriter&&) = delete;

    /// Fails: InvalidInput when the size differs from the options, IoFailed.
    virtual Result<Unit> add(const Image& frame) = 0;
    virtual Result<Unit> finish() = 0;
};

/// Opens a writer for *.mp4, *.webm, *.gif, or a folder (no extension, or a trailing slash).
/// Fails: Unsupported for another extension or a missing encoder, InvalidInput for odd sizes,
/// IoFailed.
Result<std::unique_ptr<VideoWriter>> open_video(const std::filesystem::path& path,
                                                const VideoOptions& options);

}  // namespace jw::record

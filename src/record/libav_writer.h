// The part of video.h that libav encodes: MP4, WebM, GIF.
#pragma once

#include "record/video.h"

namespace jw::record {

Result<std::unique_ptr<VideoWriter>> open_libav(const std::filesystem::path& path,
                                                const VideoOptions& options);

}  // namespace jw::record

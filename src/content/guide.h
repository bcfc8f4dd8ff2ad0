// The guided start: a minute's way round the window (assets/content/guide.toml).
#pragma once

#include "core/enum_names.h"
#include "core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace jw::content {

/// Where in the window a step points.
enum class GuidePlace { Picture, Budget, Dial, Scrub, Ladder, Search };
inline constexpr auto kGuidePlaceNames = enum_names<GuidePlace>({{GuidePlace::Picture, "picture"},
                                                                 {GuidePlace::Budget, "budget"},
                                                                 {GuidePlace::Dial, "dial"},
                                                                 {GuidePlace::Scrub, "scrub"},
                                                                 {GuidePlace::Ladder, "ladder"},
                                                                 {GuidePlace::Search, "search"}});

struct GuideStep {
    GuidePlace place = GuidePlace::Picture;
    std::string words;                  // one sentence
    double seconds = 10.0;              // until the next step comes by itself
    std::vector<std::string> commands;  // lines as in a log of commands, run as the step opens
};

/// The steps in their order; a missing file is a program without a guided start. Every fault is
/// added to `faults` (unknown keys and places, no words, no time).
std::vector<GuideStep> read_guide(const std::filesystem::path& path, std::vector<Error>& faults);

}  // namespace jw::content

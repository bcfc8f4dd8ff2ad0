#include "session/narration.h"

#include "session/evaluate.h"

#include "model/limit_use.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace jw::session {
namespace {

std::string write_time(double seconds) {
    const auto all = static_cast<int>(std::lround(1000.0 * seconds));
    return fmt::format("{:02}:{:02}:{:02}.{:03}", all / 3'600'000, all / 60'000 % 60,
                       all / 1000 % 60, all % 1000);
}

}  // namespace

Result<std::vector<Cue>> narrate(const model::Body& body, const model::Movement& movement,
                                 const model::Performance& performance, CaptionLevel level) {
    std::vector<const model::KeyMoment*> moments;
    for (const model::KeyMoment& moment : movement.key_moments) {
        moments.push_back(&moment);
    }
    std::sort(moments.begin(), moments.end(),
              [](const auto* a, const auto* b) { return a->time < b->time; });
    const model::Variant* variant = movement.find_variant(performance.variant);
    if (variant == nullptr) {
        return Error{ErrorCode::NotFound,
                     fmt::format("{} has no version '{}'", movement.id, performance.variant),
                     {}};
    }
    const auto time_of = [&](std::size_t i) {
        return movement.seconds * (i < moments.size() ? moments[i]->time : 1.0);
    };
    std::vector<Cue> cues{
        {0.0, time_of(0), fmt::format("{}, {}. {}", movement.name, variant->name, variant->what)}};
    EvaluateScratch scratch;
    model::Frame frame;
    for (std::size_t i = 0; i < moments.size(); ++i) {
        JW_CHECK(evaluate(body, movement, performance, moments[i]->time, scratch, frame));
        const model::Text& text = movement.find_caption(*moments[i], *variant);
        std::string words =
            model::tell_angles(level == CaptionLevel::Anatomical ? text.anatomical : text.plain,
                               body, frame.pose.q, performance.side != movement.working_side);
        if (!words.empty()) {
            cues.push_back({time_of(i), time_of(i + 1), std::move(words)});
        }
    }
    return cues;
}

std::string write_vtt(const std::vector<Cue>& cues) {
    std::string text = "WEBVTT\n";
    for (const Cue& cue : cues) {
        if (cue.to > cue.from) {  // a moment at the very start leaves its version no time
            text += fmt::format("\n{} --> {}\n{}\n", write_time(cue.from), write_time(cue.to),
                                cue.words);
        }
    }
    return text;
}

std::string write_narration(const std::vector<Cue>& cues) {
    std::string text;
    for (const Cue& cue : cues) {
        text += cue.words + "\n";
    }
    return text;
}

}  // namespace jw::session

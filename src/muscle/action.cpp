#include "muscle/action.h"

#include "muscle/path.h"

#include "model/kinematics.h"

#include <algorithm>
#include <array>
#include <string>

namespace jw::muscle {
namespace {

/// rad, each way; lengths are smooth to 1e-16 m.
constexpr double kStep = 1e-4;

/// Two directions of one joint: limits whose coordinates are the same, with opposite signs.
struct Directions {
    const char* one;
    const char* other;
};
constexpr std::array kOfBothSides{Directions{"hip_flexion", "hip_extension"},
                                  Directions{"hip_adduction", "hip_abduction"},
                                  Directions{"hip_internal_rotation", "hip_external_rotation"},
                                  Directions{"knee_flexion", "knee_extension"},
                                  Directions{"ankle_dorsiflexion", "ankle_plantarflexion"}};
constexpr std::array kOfTheMiddle{Directions{"lumbar_extension", "lumbar_flexion"},
                                  Directions{"lumbar_bending_right", "lumbar_bending_left"},
                                  Directions{"lumbar_rotation_right", "lumbar_rotation_left"}};

class Levers {
  public:
    Levers(const model::Body& body, std::span<const double> q, const model::Muscle& muscle)
        : body_{body},
          neutral_{q.begin(), q.end()},
          muscle_{muscle},
          displacements_(body.bones.size()) {
        has_sections_ =
            std::all_of(muscle.lines.begin(), muscle.lines.end(), [&](model::LineIndex line) {
                return body.lines[static_cast<std::size_t>(line)].pcsa > 0.0;
            });
    }

    /// Adds the direction that the muscle moves towards, if the body knows it and the lever counts.
    Result<Unit> add(const std::string& one, const std::string& other) {
        const auto towards = body_.find_limit(one), away = body_.find_limit(other);
        if (!towards || !away) {
            return Unit{};
        }
        JW_TRY(const double lever, measure(body_.limits[static_cast<std::size_t>(*towards)]));
        if (std::abs(lever) >= kLeastLever) {
            found_.push_back({lever > 0.0 ? *towards : *away, std::abs(lever)});
        }
        return Unit{};
    }
    std::vector<Action> take() {
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Action& a, const Action& b) { return a.lever > b.lever; });
        return std::move(found_);
    }

  private:
    /// How much shorter the muscle gets per radian towards a limit, m.
    Result<double> measure(const model::Limit& limit) {
        JW_TRY(const double before, length_at(limit, -kStep));
        JW_TRY(const double after, length_at(limit, kStep));
        return (before - after) / (2.0 * kStep);
    }
    Result<double> length_at(const model::Limit& limit, double way) {
        std::vector<double> q = neutral_;
        for (const model::Limit::Part& part : limit.parts) {
            q[static_cast<std::size_t>(part.coordinate)] += limit.sign * part.share * way;
        }
        JW_CHECK((model::PoseJob{&body_, q, displacements_}.run()));
        double sum = 0.0, sections = 0.0;
        for (const model::LineIndex line : muscle_.lines) {
            const double section =
                has_sections_ ? body_.lines[static_cast<std::size_t>(line)].pcsa : 1.0;
            sum += section * calc_line_length(body_, line, displacements_);
            sections += section;
        }
        return sum / sections;
    }

    const model::Body& body_;
    std::vector<double> neutral_;
    const model::Muscle& muscle_;
    std::vector<Rigid> displacements_;
    bool has_sections_ = false;
    std::vector<Action> found_;
};

}  // namespace

Result<std::vector<Action>> find_actions(const model::Body& body, std::span<const double> q,
                                         int muscle) {
    if (muscle < 0 || muscle >= static_cast<int>(body.muscles.size()) ||
        q.size() != body.coordinates.size()) {
        return Error{ErrorCode::InvalidInput,
                     "actions need a muscle of the body and one q a coordinate",
                     {}};
    }
    const model::Muscle& shown = body.muscles[static_cast<std::size_t>(muscle)];
    if (shown.lines.empty() || shown.tissue != model::Tissue::Muscle) {
        return std::vector<Action>{};  // bands hold, they do not pull
    }
    Levers levers{body, q, shown};
    for (const char* side : {"_r", "_l"}) {
        for (const Directions& directions : kOfBothSides) {
            JW_CHECK(levers.add(directions.one + std::string{side},
                                directions.other + std::string{side}));
        }
    }
    for (const Directions& directions : kOfTheMiddle) {
        JW_CHECK(levers.add(directions.one, directions.other));
    }
    return levers.take();
}

}  // namespace jw::muscle

#include "muscle/path.h"
#include "muscle/state.h"

#include "model/kinematics.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace jw::muscle {
namespace {

/// Coordinates that move together, and the joint (or spine region) whose directions compete.
struct Direction {
    std::vector<model::CoordinateIndex> coordinates;
    int joint = 0;
};

std::vector<Direction> find_directions(const model::Body& body) {
    constexpr int kAllSums = -1;
    std::vector<Direction> directions;
    std::vector<bool> is_taken(body.coordinates.size(), false);
    for (const model::Sum& sum : body.sums) {
        directions.push_back({sum.parts, kAllSums});
        for (const model::CoordinateIndex c : sum.parts) {
            is_taken[static_cast<std::size_t>(c)] = true;
        }
    }
    for (std::size_t j = 0; j < body.joints.size(); ++j) {
        // Moving the whole body through the room changes no length.
        if (body.joints[j].parent == model::kNone) {
            continue;
        }
        std::vector<model::CoordinateIndex> own;
        for (const model::Turn& turn : body.joints[j].turns) {
            own.push_back(turn.coordinate);
        }
        if (!body.joints[j].coupling.empty()) {
            own.push_back(body.joints[j].coupled_to);
        }
        for (const model::CoordinateIndex c : own) {
            if (!is_taken[static_cast<std::size_t>(c)]) {
                is_taken[static_cast<std::size_t>(c)] = true;
                directions.push_back({{c}, static_cast<int>(j)});
            }
        }
    }
    return directions;
}

class Sweep {
  public:
    explicit Sweep(const model::Body& body)
        : body_{body},
          q_{body.neutral_q()},
          displacements_(body.bones.size()),
          lengths_(body.lines.size()) {}

    /// Mean line length of every muscle with a direction `share` of the way to its active bound.
    Result<std::vector<double>> lengths_at(const Direction& direction, double share) {
        for (const model::CoordinateIndex c : direction.coordinates) {
            const model::Coordinate& coordinate = body_.coordinates[static_cast<std::size_t>(c)];
            const double bound = share < 0.0 ? coordinate.active.min : coordinate.active.max;
            q_[static_cast<std::size_t>(c)] =
                coordinate.neutral + std::abs(share) * (bound - coordinate.neutral);
        }
        auto result = muscle_lengths();
        for (const model::CoordinateIndex c : direction.coordinates) {
            const auto i = static_cast<std::size_t>(c);
            q_[i] = body_.coordinates[i].neutral;
        }
        return result;
    }

    Result<std::vector<double>> muscle_lengths() {
        JW_CHECK((model::PoseJob{&body_, q_, displacements_}.run()));
        JW_CHECK((LengthJob{&body_, displacements_, lengths_}.run()));
        std::vector<double> means;
        means.reserve(body_.muscles.size());
        for (const model::Muscle& muscle : body_.muscles) {
            double sum = 0.0;
            for (const model::LineIndex line : muscle.lines) {
                sum += lengths_[static_cast<std::size_t>(line)];
            }
            means.push_back(muscle.lines.empty() ? 0.0
                                                 : sum / static_cast<double>(muscle.lines.size()));
        }
        return means;
    }

  private:
    const model::Body& body_;
    std::vector<double> q_;
    std::vector<Rigid> displacements_;
    std::vector<double> lengths_;
};

}  // namespace

Result<std::vector<LengthRange>> build_length_ranges(const model::Body& body) {
    constexpr double kShares[] = {-1.0, -0.5, 0.5, 1.0};
    Sweep sweep{body};
    JW_TRY(const std::vector<double> neutral, sweep.muscle_lengths());

    struct Change {
        double shorter = 0.0, longer = 0.0;
    };
    std::map<int, std::vector<Change>> change_of_joint;
    for (const Direction& direction : find_directions(body)) {
        auto& changes = change_of_joint[direction.joint];
        changes.resize(neutral.size());
        for (const double share : kShares) {
            JW_TRY(const std::vector<double> lengths, sweep.lengths_at(direction, share));
            for (std::size_t i = 0; i < lengths.size(); ++i) {
                const double change = lengths[i] - neutral[i];
                changes[i].shorter = std::min(changes[i].shorter, change);
                changes[i].longer = std::max(changes[i].longer, change);
            }
        }
    }
    std::vector<LengthRange> ranges;
    for (const double length : neutral) {
        ranges.push_back({length, length, length});
    }
    for (const auto& [joint, changes] : change_of_joint) {
        for (std::size_t i = 0; i < changes.size(); ++i) {
            ranges[i].least += changes[i].shorter;
            ranges[i].greatest += changes[i].longer;
        }
    }
    return ranges;
}

}  // namespace jw::muscle

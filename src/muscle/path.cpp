#include "muscle/path.h"

#include "muscle/wrap.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace jw::muscle {
namespace {

/// A fixed point of the path, or an arc round a wrap.
struct Node {
    Vec3 enter{0.0}, leave{0.0};  // room
    double arc = 0.0;             // m
    model::BoneIndex bone = model::kNone;
    int wrap = model::kNone;
    WrapArc shape;  // of an arc, in the wrap's frame
};

/// A line in the room with its wraps in place. Lives on the stack: paths are short.
class Route {
  public:
    Route(const model::Body& body, const model::MuscleLine& line,
          std::span<const Rigid> displacements)
        : body_{body}, displacements_{displacements} {
        JW_ASSERT(line.path.size() + line.wraps.size() <= nodes_.size());
        for (const model::PathPoint& p : line.path) {
            const Vec3 room = displacements_[static_cast<std::size_t>(p.bone)].point(p.point);
            nodes_[count_++] = Node{room, room, 0.0, p.bone, model::kNone, {}};
        }
        for (const int wrap : line.wraps) {
            add_wrap(wrap);
        }
        if (line.wraps.size() > 1) {
            settle_wraps(line.wraps);
        }
    }

    std::span<const Node> nodes() const { return {nodes_.data(), count_}; }

    double length() const {
        double sum = nodes_[0].arc;
        for (std::size_t i = 1; i < count_; ++i) {
            sum += glm::length(nodes_[i].enter - nodes_[i - 1].leave) + nodes_[i].arc;
        }
        return sum;
    }

    Rigid wrap_pose(int wrap) const {
        const model::Wrap& w = body_.wraps[static_cast<std::size_t>(wrap)];
        return displacements_[static_cast<std::size_t>(w.bone)] * w.X_BW;
    }

  private:
    std::optional<Node> calc_node(int wrap, const Vec3& from, const Vec3& to) const {
        const Rigid X_RW = wrap_pose(wrap);
        const Rigid X_WR = X_RW.inverse();
        const model::Wrap& w = body_.wraps[static_cast<std::size_t>(wrap)];
        const auto arc = calc_wrap_arc(w, X_WR.point(from), X_WR.point(to));
        if (!arc) {
            return std::nullopt;
        }
        return Node{X_RW.point(arc->point(0.0)),
                    X_RW.point(arc->point(1.0)),
                    arc->length,
                    w.bone,
                    wrap,
                    *arc};
    }

    /// Each wrap bends one piece of the line: the one that it lengthens least, as in OpenSim.
    void add_wrap(int wrap) {
        std::optional<Node> best;
        std::size_t best_at = 0;
        double best_added = 0.0;
        for (std::size_t i = 0; i + 1 < count_; ++i) {
            const Vec3& from = nodes_[i].leave;
            const Vec3& to = nodes_[i + 1].enter;
            const auto node = calc_node(wrap, from, to);
            if (!node) {
                continue;
            }
            const double added = glm::length(node->enter - from) + node->arc +
                                 glm::length(to - node->leave) - glm::length(to - from);
            if (!best || added < best_added) {
                best = node;
                best_at = i + 1;
                best_added = added;
            }
        }
        if (best) {
            std::move_backward(nodes_.begin() + static_cast<std::ptrdiff_t>(best_at),
                               nodes_.begin() + static_cast<std::ptrdiff_t>(count_),
                               nodes_.begin() + static_cast<std::ptrdiff_t>(count_) + 1);
            nodes_[best_at] = *best;
            ++count_;
        }
    }

    /// Neighbouring arcs share a straight piece: each in turn is taken off and laid anew against
    /// the others.
    void settle_wraps(std::span<const int> wraps) {
        constexpr int kRounds = 6;
        for (int round = 0; round < kRounds; ++round) {
            for (const int wrap : wraps) {
                remove_wrap(wrap);
                add_wrap(wrap);
            }
        }
    }

    void remove_wrap(int wrap) {
        const auto end = nodes_.begin() + static_cast<std::ptrdiff_t>(count_);
        const auto kept = std::remove_if(nodes_.begin(), end,
                                         [&](const Node& node) { return node.wrap == wrap; });
        count_ = static_cast<std::size_t>(kept - nodes_.begin());
    }

    static constexpr std::size_t kMaxNodes = 32;
    const model::Body& body_;
    std::span<const Rigid> displacements_;
    std::array<Node, kMaxNodes> nodes_{};
    std::size_t count_ = 0;
};

/// Most lines have no wrap: their length needs no route.
double calc_plain_length(const model::MuscleLine& line, std::span<const Rigid> displacements) {
    const auto room = [&](const model::PathPoint& p) {
        return displacements[static_cast<std::size_t>(p.bone)].point(p.point);
    };
    double sum = 0.0;
    Vec3 last = room(line.path.front());
    for (std::size_t i = 1; i < line.path.size(); ++i) {
        const Vec3 next = room(line.path[i]);
        sum += glm::length(next - last);
        last = next;
    }
    return sum;
}

}  // namespace

double calc_line_length(const model::Body& body, model::LineIndex line,
                        std::span<const Rigid> displacements) {
    const model::MuscleLine& l = body.lines[static_cast<std::size_t>(line)];
    return l.wraps.empty() ? calc_plain_length(l, displacements)
                           : Route{body, l, displacements}.length();
}

Result<Unit> LengthJob::validate() const {
    if (body == nullptr) {
        return Error{ErrorCode::InvalidInput, "LengthJob needs a body", {}};
    }
    if (displacements.size() != body->bones.size() || lengths.size() != body->lines.size()) {
        return Error{ErrorCode::InvalidInput,
                     "LengthJob needs one displacement a bone and one length a line",
                     {}};
    }
    return Unit{};
}

Result<Unit> LengthJob::run() const {
    JW_CHECK(validate());
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        lengths[i] = calc_line_length(*body, static_cast<model::LineIndex>(i), displacements);
    }
    return Unit{};
}

std::vector<PathSample> calc_path_points(const model::Body& body, model::LineIndex line,
                                         std::span<const Rigid> displacements, double arc_step) {
    JW_ASSERT(arc_step > 0.0);
    const Route route{body, body.lines[static_cast<std::size_t>(line)], displacements};
    std::vector<PathSample> points;
    for (const Node& node : route.nodes()) {
        if (node.wrap == model::kNone) {
            points.push_back({node.enter, node.bone, false});
            continue;
        }
        const Rigid X_RW = route.wrap_pose(node.wrap);
        const int pieces = std::max(1, static_cast<int>(std::ceil(node.arc / arc_step)));
        for (int i = 0; i <= pieces; ++i) {
            points.push_back(
                {X_RW.point(node.shape.point(static_cast<double>(i) / pieces)), node.bone, true});
        }
    }
    return points;
}

}  // namespace jw::muscle

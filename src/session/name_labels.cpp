#include "session/name_labels.h"

#include "core/ids.h"
#include "model/skin.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace jw::session {
namespace {

using scene::Structure;

constexpr std::array<std::string_view, 10> kToldBones{
    "T12",     "L3",         "L5",      "sacrum",     "femur_r",
    "femur_l", "hip_bone_r", "tibia_r", "hip_bone_l", "tibia_l"};

/// Mean of some of the vertices as posed: enough for a line to point to.
Vec3 find_middle(const model::Mesh& mesh, const model::Pose& pose) {
    constexpr std::size_t kStep = 8;
    Vec3 sum{0.0};
    double count = 0.0;
    for (std::size_t i = 0; i < mesh.vertices.size(); i += kStep) {
        sum += model::calc_vertex_place(mesh.vertices[i], pose.displacements);
        count += 1.0;
    }
    return count > 0.0 ? sum / count : sum;
}

/// A structure that could be named, and how much it matters.
struct Candidate {
    Structure structure;
    int mesh = 0;
    double weight = 0.0;
};

class Choice {
  public:
    explicit Choice(const NameLabelJob& job) : job_{job} {}

    std::vector<NameLabel> run() {
        std::vector<Candidate> candidates = find_candidates();
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](const auto& a, const auto& b) { return a.weight > b.weight; });
        for (const Candidate& candidate : candidates) {
            add({candidate.structure,
                 find_middle(job_.model->meshes[static_cast<std::size_t>(candidate.mesh)],
                             job_.frame->pose)});
        }
        return labels_;
    }

  private:
    bool is_in_focus(const Structure& structure) const {
        return std::find(job_.focus.begin(), job_.focus.end(), structure) != job_.focus.end();
    }

    /// 0: not worth a name.
    double weigh(const Structure& structure, bool shows_muscles) const {
        if (!job_.focus.empty()) {
            return is_in_focus(structure) ? 1.0 : 0.0;
        }
        const auto index = static_cast<std::size_t>(structure.index);
        if (structure.kind == Structure::Kind::Muscle) {
            const model::MuscleState& muscle = job_.frame->muscles[index];
            return muscle.state == model::State::Resting ? 0.0 : muscle.fill;
        }
        const auto& id = job_.model->body.bones[index].id;
        return !shows_muscles &&
                       std::find(kToldBones.begin(), kToldBones.end(), id) != kToldBones.end()
                   ? 1.0
                   : 0.0;
    }

    std::vector<Candidate> find_candidates() const {
        const bool shows_muscles =
            std::any_of(job_.items.begin(), job_.items.end(), [](const scene::DrawItem& item) {
                return item.pick.structure.kind == Structure::Kind::Muscle;
            });
        std::vector<Candidate> candidates;
        for (const scene::DrawItem& item : job_.items) {
            const Structure& structure = item.pick.structure;
            if (structure.index < 0 || item.surface != scene::Surface::Solid) {
                continue;
            }
            const bool is_known =
                std::any_of(candidates.begin(), candidates.end(),
                            [&](const Candidate& c) { return c.structure == structure; });
            const double weight = is_known ? 0.0 : weigh(structure, shows_muscles);
            if (weight > 0.0) {
                candidates.push_back({structure, item.mesh, weight});
            }
        }
        return candidates;
    }

    const std::string& find_id(const Structure& structure) const {
        const auto index = static_cast<std::size_t>(structure.index);
        return structure.kind == Structure::Kind::Bone ? job_.model->body.bones[index].id
                                                       : job_.model->body.muscles[index].id;
    }

    /// Two of a group speak for all of it (the long muscles of the back are many).
    bool is_crowded(const Structure& structure) const {
        const auto group = [&](const Structure& s) {
            return job_.model->body.muscles[static_cast<std::size_t>(s.index)].group;
        };
        return job_.focus.empty() && structure.kind == Structure::Kind::Muscle &&
               std::count_if(labels_.begin(), labels_.end(), [&](const NameLabel& l) {
                   return group(l.structure) == group(structure);
               }) >= 2;
    }

    void add(const NameLabel& label) {
        const std::string twin = mirror_id(find_id(label.structure));
        const auto other = std::find_if(labels_.begin(), labels_.end(), [&](const NameLabel& l) {
            return l.structure.kind == label.structure.kind && find_id(l.structure) == twin;
        });
        if (other == labels_.end()) {
            if (labels_.size() < NameLabelJob::kMost && !is_crowded(label.structure)) {
                labels_.push_back(label);
            }
        } else if (glm::length(label.place - job_.eye) < glm::length(other->place - job_.eye)) {
            *other = label;
        }
    }

    const NameLabelJob& job_;
    std::vector<NameLabel> labels_;
};

}  // namespace

std::vector<NameLabel> NameLabelJob::run() const {
    return Choice{*this}.run();
}

}  // namespace jw::session

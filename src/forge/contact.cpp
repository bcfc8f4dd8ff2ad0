#include "forge/contact.h"

#include "forge/bones/builders.h"
#include "forge/carry.h"

#include "core/assert.h"
#include "model/kinematics.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace jw::forge {

namespace {

using namespace units;

/// A way to move, and the neighbours that it may push into each other.
struct Motion {
    std::string limit;
    std::vector<std::pair<std::string, std::string>> pairs;
    bool is_extreme = false;  // goes on to the extreme limit
    int steps = 4;
};

bool is_trunk_level(const std::string& upper) {
    return upper.size() <= 3 && (upper.front() == 'L' || upper.front() == 'T');
}

/// Vertebrae and their limits are symmetric: one of two mirrored directions tells of both.
bool is_mirror_direction(const std::string& limit) {
    return limit.ends_with("_bending_left") || limit.ends_with("_rotation_right");
}

std::vector<Motion> list_motions(const model::Body& body) {
    std::vector<Motion> motions;
    for (const char* way : {"flexion", "extension", "adduction", "abduction", "internal_rotation",
                            "external_rotation"}) {
        motions.push_back({fmt::format("hip_{}_r", way), {{"hip_bone_r", "femur_r"}}});
    }
    for (const char* way : {"sacral_nutation", "sacral_counternutation"}) {
        motions.push_back({way, {{"sacrum", "hip_bone_r"}}});
    }
    motions.push_back({"knee_flexion_r",
                       {{"femur_r", "tibia_r"}, {"femur_r", "patella_r"}, {"tibia_r", "patella_r"}},
                       true,
                       10});
    for (const model::Joint& joint : body.joints) {
        if (joint.parent == model::kNone) {
            continue;
        }
        const std::string& upper = body.bones[static_cast<std::size_t>(joint.child)].id;
        const std::string& lower = body.bones[static_cast<std::size_t>(joint.parent)].id;
        for (const model::Limit& limit : body.limits) {
            if (is_trunk_level(upper) && limit.id.starts_with(joint.id + "_") &&
                !is_mirror_direction(limit.id)) {
                motions.push_back({limit.id, {{upper, lower}}});
            }
        }
    }
    return motions;
}

class ContactMeter {
  public:
    ContactMeter(const model::Body& reference, const model::Body& body,
                 const content::BodyShape& maps, std::span<const model::Mesh> meshes)
        : body_{body}, displacements_(body.bones.size()) {
        const BoneContext context{reference};
        for (const BoneEntry& entry : bone_registry()) {
            const auto mesh = std::find_if(meshes.begin(), meshes.end(), [&](const auto& m) {
                return m.kind == model::MeshKind::Bone && m.id == entry.bone;
            });
            if (mesh != meshes.end()) {
                bones_.emplace(entry.bone,
                               Bone{&*mesh, carried(entry.build(context), mesh->id, maps),
                                    body.bone(entry.bone)});
            }
        }
    }

    void measure(const Motion& motion, std::vector<Contact>& contacts) {
        const auto found = body_.find_limit(motion.limit);
        if (!found) {
            return;
        }
        const model::Limit& limit = body_.limits[static_cast<std::size_t>(*found)];
        for (const auto& [one, other] : motion.pairs) {
            const auto first = bones_.find(one);
            const auto second = bones_.find(other);
            if (first == bones_.end() || second == bones_.end()) {
                continue;
            }
            Contact contact{motion.limit, one, other, 0.0, 0.0, Vec3{0.0}};
            for (int step = 0; step <= motion.steps; ++step) {
                const double value =
                    (motion.is_extreme ? limit.extreme : limit.active) * step / motion.steps;
                pose(limit, value);
                enter(first->second, second->second, value, contact);
                enter(second->second, first->second, value, contact);
            }
            contacts.push_back(contact);
        }
    }

  private:
    struct Bone {
        const model::Mesh* mesh;
        Shape shape;
        model::BoneIndex index;
    };

    void pose(const model::Limit& limit, double value) {
        std::vector<double> q = body_.neutral_q();
        for (const model::Limit::Part& part : limit.parts) {
            q[static_cast<std::size_t>(part.coordinate)] = limit.sign * part.share * value;
        }
        const auto posed = model::PoseJob{&body_, q, displacements_}.run();
        JW_ASSERT(posed.ok());
    }

    /// Of the vertices of `inner` in `outer`: takes the deepest over, if it beats the contact.
    void enter(const Bone& inner, const Bone& outer, double value, Contact& contact) const {
        const Rigid X_outer_inner =
            displacements_[static_cast<std::size_t>(outer.index)].inverse() *
            displacements_[static_cast<std::size_t>(inner.index)];
        const Box bounds = outer.shape.bounds();
        for (const model::Vertex& vertex : inner.mesh->vertices) {
            const Vec3 place{vertex.position};
            const Vec3 p = X_outer_inner.point(place);
            if (bounds.distance(p) > 0.0 || -outer.shape.distance(p) <= contact.depth) {
                continue;
            }
            const double depth = depth_of(outer.shape, p);
            if (depth > contact.depth) {
                contact = {contact.limit, inner.mesh->id, outer.mesh->id, depth, value, place};
            }
        }
    }

    /// To first order: blends and ridges stretch the distance that a shape gives.
    static double depth_of(const Shape& shape, const Vec3& p) {
        constexpr double kStep = 0.2 * mm;
        const Vec3 out = shape.normal(p);
        const double slope =
            (shape.distance(p + kStep * out) - shape.distance(p - kStep * out)) / (2.0 * kStep);
        return -shape.distance(p) / std::max(slope, 0.3);
    }

    const model::Body& body_;
    std::map<std::string, Bone, std::less<>> bones_;
    std::vector<Rigid> displacements_;
};

}  // namespace

std::vector<Contact> measure_contacts(const model::Body& reference, const model::Body& body,
                                      const content::BodyShape& maps,
                                      std::span<const model::Mesh> meshes) {
    ContactMeter meter{reference, body, maps, meshes};
    std::vector<Contact> contacts;
    for (const Motion& motion : list_motions(body)) {
        meter.measure(motion, contacts);
    }
    return contacts;
}

std::string contact_table(std::vector<Contact> contacts) {
    std::stable_sort(contacts.begin(), contacts.end(),
                     [](const Contact& a, const Contact& b) { return a.depth > b.depth; });
    std::string text;
    for (const Contact& contact : contacts) {
        const Vec3 at = contact.place / mm;
        text +=
            fmt::format("{:<26} {:>6.1f} deg {:6.2f} mm  {} in {} at ({:.1f}, {:.1f}, {:.1f})\n",
                        contact.limit, to_deg(contact.value), contact.depth / mm, contact.inner,
                        contact.outer, at.x, at.y, at.z);
    }
    return text;
}

}  // namespace jw::forge

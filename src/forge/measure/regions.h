// What is measured on the built bones, region by region. Each function adds its measures under the
// names that assets/body/measures.toml gives bounds for; docs/dev/bone_measures.md says how.
#pragma once

#include "content/body_shape.h"
#include "forge/bones/context.h"
#include "forge/measure/plates.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace jw::forge {

/// The bones of one body, right and middle ones, carried from the reference body by its maps.
class BoneSet {
  public:
    BoneSet(const model::Body& reference, const model::Body& body, const content::BodyShape& maps);

    const BoneContext& context() const { return context_; }
    bool has(std::string_view bone) const { return shapes_.contains(bone); }
    const Shape& at(std::string_view bone) const;

  private:
    BoneContext context_;
    std::map<std::string, Shape, std::less<>> shapes_;
};

struct Measure {
    std::string bone;
    std::string what;
    double value = 0.0;  // mm, mm2, deg or 1, as the target says
};

/// Collects measures; lengths come in metres, angles in radians.
class Measures {
  public:
    void length(std::string_view bone, std::string_view what, double metres);
    void area(std::string_view bone, std::string_view what, double square_metres);
    void angle(std::string_view bone, std::string_view what, double radians);
    void share(std::string_view bone, std::string_view what, double value);
    const std::vector<Measure>& list() const { return list_; }

  private:
    std::vector<Measure> list_;
};

/// Plates of "C2" (lower only) to "L5", and "sacrum" (upper only).
PlateLine upper_plate(const BoneSet& bones, std::string_view bone);
PlateLine lower_plate(const BoneSet& bones, std::string_view bone);

/// The vertebra over `bone`: "sacrum" -> "L5".
std::string bone_above(std::string_view bone);
/// The joint under `upper`: "L5" -> "L5-S1".
std::string joint_id(std::string_view upper);

void measure_femur(const BoneSet& bones, Measures& out);
void measure_hip_bone(const BoneSet& bones, Measures& out);
void measure_acetabulum(const BoneSet& bones, Measures& out);
void measure_pelvis(const BoneSet& bones, Measures& out);
void measure_sacrum(const BoneSet& bones, Measures& out);
void measure_coccyx(const BoneSet& bones, Measures& out);
void measure_vertebra(const BoneSet& bones, std::string_view id, Measures& out);
void measure_disc(const BoneSet& bones, std::string_view upper, Measures& out);
void measure_facets(const BoneSet& bones, std::string_view upper, Measures& out);
void measure_spine(const BoneSet& bones, Measures& out);
void measure_extents(const BoneSet& bones, Measures& out);

/// All of the above.
std::vector<Measure> measure_bones(const BoneSet& bones);

}  // namespace jw::forge

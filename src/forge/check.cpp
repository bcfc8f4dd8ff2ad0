#include "forge/check.h"

#include "forge/measure/regions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace jw::forge {

namespace {

using namespace units;

/// Centres inside a bone are no places on its surface.
bool is_on_surface(const model::Landmark& landmark) {
    const std::string& id = landmark.id;
    const auto has = [&id](std::string_view part) { return id.find(part) != std::string::npos; };
    return landmark.radius == 0.0 && landmark.trust != model::Trust::NotScored && !has("disc") &&
           (!has("centre") || has("endplate") || has("sacral_base")) && !has("lamina_front");
}

void check_landmarks(const model::Body& body, const BoneSet& bones, std::vector<CheckRow>& rows) {
    for (const model::Landmark& landmark : body.landmarks) {
        if (landmark.bone == model::kNone || !is_on_surface(landmark)) {
            continue;
        }
        const std::string& bone = body.bones[static_cast<std::size_t>(landmark.bone)].id;
        if (!bones.has(bone)) {
            continue;
        }
        const double gap = std::abs(bones.at(bone).distance(landmark.point)) / mm;
        const bool is_coarse = landmark.trust == model::Trust::Coarse;
        const bool is_blunt = landmark.id.find("ala") != std::string::npos;
        rows.push_back(
            {gap,
             {bone, "landmark " + landmark.id, "mm", -std::numeric_limits<double>::infinity(),
              is_coarse  ? 10.0
              : is_blunt ? 5.0
                         : 3.0,
              "landmarks", model::Mark::Design}});
    }
}

}  // namespace

Result<std::vector<CheckRow>> check_bones(const model::Body& reference, const model::Body& body,
                                          const std::vector<Target>& targets) {
    JW_TRY(const content::BodyShape maps, content::BodyShape::build(body.parameters));
    const BoneSet bones{reference, body, maps};
    std::vector<CheckRow> rows;
    check_landmarks(body, bones, rows);
    const std::vector<Measure> measures =
        targets.empty() ? std::vector<Measure>{} : measure_bones(bones);
    for (const Target& target : targets) {
        const auto found = std::find_if(measures.begin(), measures.end(), [&](const Measure& m) {
            return m.bone == target.bone && m.what == target.what;
        });
        rows.push_back(
            {found != measures.end() ? found->value : std::numeric_limits<double>::quiet_NaN(),
             target});
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.strain() > b.strain(); });
    return rows;
}

std::string check_table(const std::vector<CheckRow>& rows) {
    std::string text;
    for (const CheckRow& row : rows) {
        const Target& target = row.target;
        text +=
            fmt::format("{:4} {:6.2f}  {:<14} {:<46} {:7.2f} {:<3} ({})  {}\n",
                        row.strain() <= 1.0 ? "ok" : "FAR", row.strain(), target.bone, target.what,
                        row.measured, target.unit, target.allowed(), target.source);
    }
    return text;
}

}  // namespace jw::forge

// The fields of the body, each named once: what writes, reads or compares a Body walks this list,
// so that no field can be forgotten in one of them.
//
// A visitor is called as visit("name", field) for every field, in a fixed order; enums as
// visit("name", field, names). Fields are strings, numbers, bools, Vec3, Quat, structs of this list
// and vectors of those. B may be const.
#pragma once

#include "model/body.h"

#include <concepts>

namespace jw::model {

inline constexpr auto kCoordinateKindNames =
    enum_names<CoordinateKind>({{CoordinateKind::Rotation, "rotation"},
                                {CoordinateKind::Translation, "translation"},
                                {CoordinateKind::Unitless, "unitless"}});
inline constexpr auto kPointKindNames =
    enum_names<PathPoint::Kind>({{PathPoint::Kind::Origin, "origin"},
                                 {PathPoint::Kind::Via, "via"},
                                 {PathPoint::Kind::Insertion, "insertion"}});

template <typename T, typename S>
concept Is = std::same_as<std::remove_const_t<T>, S>;

template <typename V, Is<Rigid> T>
void visit_fields(V&& visit, T& rigid) {
    visit("q", rigid.q);
    visit("p", rigid.p);
}

template <typename V, Is<Parameter> T>
void visit_fields(V&& visit, T& p) {
    visit("id", p.id);
    visit("english", p.english);
    visit("value", p.value);
    visit("reference", p.reference);
    visit("unit", p.unit);
    visit("source", p.source);
}

template <typename V, Is<Bone> T>
void visit_fields(V&& visit, T& bone) {
    visit("id", bone.id);
    visit("latin", bone.latin);
    visit("english", bone.english);
    visit("plain", bone.plain);
    visit("side", bone.side, kSideNames);
    visit("parent", bone.parent);
    visit("origin", bone.origin);
    visit("has_mesh", bone.has_mesh);
    visit("mass_fraction", bone.mass_fraction);
    visit("mass_centre", bone.mass_centre);
    visit("source", bone.source);
}

template <typename V, Is<Turn> T>
void visit_fields(V&& visit, T& turn) {
    visit("coordinate", turn.coordinate);
    visit("kind", turn.kind, kCoordinateKindNames);
    visit("scale", turn.scale);
    visit("axis", turn.axis);
    visit("centre", turn.centre);
}

template <typename V, Is<CoupledRow> T>
void visit_fields(V&& visit, T& row) {
    visit("coordinate", row.coordinate);
    visit("displacement", row.displacement);
}

template <typename V, Is<Joint> T>
void visit_fields(V&& visit, T& joint) {
    visit("id", joint.id);
    visit("english", joint.english);
    visit("parent", joint.parent);
    visit("child", joint.child);
    visit("centre", joint.centre);
    visit("turns", joint.turns);
    visit("coupled_to", joint.coupled_to);
    visit("coupling", joint.coupling);
    visit("mark", joint.mark, kMarkNames);
}

template <typename V, Is<Coordinate::Range> T>
void visit_fields(V&& visit, T& range) {
    visit("min", range.min);
    visit("max", range.max);
}

template <typename V, Is<Coordinate> T>
void visit_fields(V&& visit, T& coordinate) {
    visit("id", coordinate.id);
    visit("kind", coordinate.kind, kCoordinateKindNames);
    visit("neutral", coordinate.neutral);
    visit("active", coordinate.active);
    visit("passive", coordinate.passive);
    visit("extreme", coordinate.extreme);
    visit("mirror", coordinate.mirror);
    visit("mirror_sign", coordinate.mirror_sign);
}

template <typename V, Is<Sum> T>
void visit_fields(V&& visit, T& sum) {
    visit("id", sum.id);
    visit("parts", sum.parts);
}

template <typename V, Is<Limit::Part> T>
void visit_fields(V&& visit, T& part) {
    visit("coordinate", part.coordinate);
    visit("share", part.share);
}

template <typename V, Is<Limit> T>
void visit_fields(V&& visit, T& limit) {
    visit("id", limit.id);
    visit("english", limit.english);
    visit("sign", limit.sign);
    visit("active", limit.active);
    visit("passive", limit.passive);
    visit("extreme", limit.extreme);
    visit("parts", limit.parts);
    visit("is_coupled", limit.is_coupled);
    visit("source", limit.source);
    visit("mark", limit.mark, kMarkNames);
    visit("note", limit.note);
}

template <typename V, Is<Landmark> T>
void visit_fields(V&& visit, T& landmark) {
    visit("id", landmark.id);
    visit("bone", landmark.bone);
    visit("point", landmark.point);
    visit("radius", landmark.radius);
    visit("mark", landmark.mark, kMarkNames);
    visit("note", landmark.note);
    visit("trust", landmark.trust, kTrustNames);
}

template <typename V, Is<Wrap> T>
void visit_fields(V&& visit, T& wrap) {
    visit("id", wrap.id);
    visit("kind", wrap.kind, kWrapKindNames);
    visit("bone", wrap.bone);
    visit("X_BW", wrap.X_BW);
    visit("radii", wrap.radii);
    visit("length", wrap.length);
    visit("quadrant", wrap.quadrant, kQuadrantNames);
    visit("source", wrap.source);
}

template <typename V, Is<PathPoint> T>
void visit_fields(V&& visit, T& point) {
    visit("bone", point.bone);
    visit("point", point.point);
    visit("kind", point.kind, kPointKindNames);
}

template <typename V, Is<MuscleLine> T>
void visit_fields(V&& visit, T& line) {
    visit("id", line.id);
    visit("path", line.path);
    visit("wraps", line.wraps);
    visit("max_force", line.max_force);
    visit("optimal_fibre_length", line.optimal_fibre_length);
    visit("tendon_slack_length", line.tendon_slack_length);
    visit("pennation", line.pennation);
    visit("pcsa", line.pcsa);
    visit("source", line.source);
    visit("mark", line.mark, kMarkNames);
}

template <typename V, Is<Muscle> T>
void visit_fields(V&& visit, T& muscle) {
    visit("id", muscle.id);
    visit("latin", muscle.latin);
    visit("english", muscle.english);
    visit("plain", muscle.plain);
    visit("group", muscle.group);
    visit("recipe", muscle.recipe);
    visit("side", muscle.side, kSideNames);
    visit("layer", muscle.layer, kLayerNames);
    visit("tissue", muscle.tissue, kTissueNames);
    visit("has_mesh", muscle.has_mesh);
    visit("lines", muscle.lines);
}

template <typename V, Is<Body> T>
void visit_fields(V&& visit, T& body) {
    visit("name", body.name);
    visit("parameters", body.parameters);
    visit("bones", body.bones);
    visit("joints", body.joints);
    visit("coordinates", body.coordinates);
    visit("sums", body.sums);
    visit("limits", body.limits);
    visit("landmarks", body.landmarks);
    visit("wraps", body.wraps);
    visit("lines", body.lines);
    visit("muscles", body.muscles);
}

}  // namespace jw::model

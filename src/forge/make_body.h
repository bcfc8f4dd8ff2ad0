// The default body's structures as skinned meshes, made or taken from the cache.
#pragma once

#include "content/body_shape.h"
#include "forge/bones/context.h"
#include "forge/surface.h"

#include "core/enum_names.h"
#include "core/result.h"
#include "model/body.h"
#include "model/mesh.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace jw::forge {

enum class Quality { Draft, Standard };
inline constexpr auto kQualityNames =
    enum_names<Quality>({{Quality::Draft, "draft"}, {Quality::Standard, "standard"}});

struct MakeOptions {
    Quality quality = Quality::Standard;
    std::filesystem::path cache;    // empty: nothing is kept
    std::vector<std::string> only;  // structure ids; empty: all
    int threads = 2;
    std::function<void(const std::string& line)> progress;  // "[12/96] femur_r 1.2 s"; may be empty
};

/// The surface of one registry bone, right or middle: sampled, simplified, shaded.
Surface make_surface(const Shape& shape, const BoneEntry& entry, Quality quality, int threads);

/// A disc between two bones, bound to both so that it wedges with them; its id is "<upper
/// bone>.disc".
struct DiscEntry {
    std::string upper;
    std::string lower;
};
std::vector<DiscEntry> disc_registry();

/// Every bone of the registry that the body has, right and middle ones made, left ones mirrored, in
/// the body's order, then the discs.
/// Fails: NotFound when `only` names a structure that is not made here; IoFailed from the cache.
Result<std::vector<model::Mesh>> make_bones(const model::Body& body, const MakeOptions& options);

/// All bones, right, middle and left, as one solid: what muscles keep clear of. Built on the
/// reference body and carried by `maps`.
Shape all_bones(const model::Body& reference, const content::BodyShape& maps = {});

/// Writes each mesh as a binary STL in the body frame, metres, for looking and measuring.
Result<Unit> write_stl(std::span<const model::Mesh> meshes, const std::filesystem::path& folder);

}  // namespace jw::forge

// What people measured of trunk muscles in the living (assets/body/muscle_sizes.toml), beside what
// was built.
#pragma once

#include "core/result.h"
#include "model/body.h"
#include "model/mesh.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace jw::forge {

struct PublishedSize {
    std::string what;
    std::vector<std::string> muscles;  // ids; their sum is meant
    /// Heights between which it is meant, m, ascending; empty: the whole.
    std::vector<double> heights;
    double volume = 0.0;  // m^3
    double share = 0.0;   // how far the built one may be from it
    std::string source;   // an id of sources.toml
    model::Mark mark = model::Mark::Design;
};

/// All rows of `folder`/muscle_sizes.toml; its first lines say how they are written. Fails with
/// file, line and column at unknown keys, muscles, landmarks and sources.
Result<std::vector<PublishedSize>> read_published_sizes(const model::Body& body,
                                                        const std::filesystem::path& folder);

/// m^2 of a closed mesh in the horizontal plane at a height.
double calc_section(const model::Mesh& mesh, double height);

/// m^3 of the muscle bodies of a row; `meshes`: the neutral body, muscles carry their ids.
double calc_built_size(const PublishedSize& size, std::span<const model::Mesh> meshes);

/// One line a row: built, published, how far they are apart, source.
std::string size_table(std::span<const PublishedSize> sizes, std::span<const model::Mesh> meshes);

}  // namespace jw::forge

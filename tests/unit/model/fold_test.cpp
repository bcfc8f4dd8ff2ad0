#include "model/fold.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace jw::model {
namespace {

constexpr int kColumns = 5, kRows = 3;

std::vector<glm::vec3> build_points() {
    std::vector<glm::vec3> points;
    for (int row = 0; row < kRows; ++row) {
        for (int column = 0; column < kColumns; ++column) {
            points.emplace_back(static_cast<float>(column), static_cast<float>(row), 0.0F);
        }
    }
    return points;
}

/// The triangles of a sheet of kRows x kColumns places.
std::vector<std::uint32_t> build_sheet() {
    std::vector<std::uint32_t> indices;
    for (std::uint32_t row = 0; row + 1 < kRows; ++row) {
        for (std::uint32_t column = 0; column + 1 < kColumns; ++column) {
            const std::uint32_t at = row * kColumns + column;
            indices.insert(indices.end(),
                           {at, at + 1, at + kColumns, at + 1, at + kColumns + 1, at + kColumns});
        }
    }
    return indices;
}

std::ptrdiff_t count_folded(const std::vector<glm::vec3>& at_rest,
                            const std::vector<glm::vec3>& now) {
    const std::vector<std::uint32_t> indices = build_sheet();
    Facings facings;
    calc_facings(find_side_by_side(indices, at_rest), indices, now, facings);
    EXPECT_EQ(facings.cosines.size(), indices.size() / 3);
    return std::count_if(facings.cosines.begin(), facings.cosines.end(),
                         [](float cosine) { return cosine < 0.0F; });
}

TEST(Fold, is_not_seen_in_a_flat_or_a_bent_sheet) {
    const std::vector<glm::vec3> flat = build_points();
    EXPECT_EQ(count_folded(flat, flat), 0);
    std::vector<glm::vec3> bent = flat;
    for (glm::vec3& p : bent) {
        p.z = p.x * p.x;
    }
    EXPECT_EQ(count_folded(flat, bent), 0);
}

TEST(Fold, is_seen_where_a_place_passes_those_beside_it) {
    const std::vector<glm::vec3> flat = build_points();
    std::vector<glm::vec3> folded = flat;
    folded[kColumns + 2].x += 1.5F;
    EXPECT_GT(count_folded(flat, folded), 0);
}

TEST(Fold, of_a_rim_that_was_there_at_rest_is_none) {
    // The last row comes back over the first, as the under side of a thin body.
    std::vector<glm::vec3> thin = build_points();
    for (glm::vec3& p : thin) {
        p.z = p.y > 1.5F ? -0.05F : 0.0F;
        p.y = p.y > 1.5F ? 0.0F : p.y;
    }
    EXPECT_EQ(count_folded(thin, thin), 0);
}

}  // namespace
}  // namespace jw::model

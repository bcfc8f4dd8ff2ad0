// Small dense systems of linear equations.
#pragma once

#include <cstddef>
#include <vector>

namespace jw::forge {

/// Gauss elimination with partial pivots on `size` rows of `size` + 1 numbers; the last column
/// becomes the answer. Asserts where the rows do not decide it.
void solve(std::vector<double>& rows, std::size_t size);

/// The x for which the sum of (row . x - value)^2 is least. Rows: [values.size()] of equal length.
std::vector<double> least_squares(const std::vector<std::vector<double>>& rows,
                                  const std::vector<double>& values);

}  // namespace jw::forge

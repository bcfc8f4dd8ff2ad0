#include "forge/linear.h"

#include "core/assert.h"

#include <cmath>
#include <utility>

namespace jw::forge {

void solve(std::vector<double>& m, std::size_t size) {
    const std::size_t width = size + 1;
    for (std::size_t c = 0; c < size; ++c) {
        std::size_t pivot = c;
        for (std::size_t r = c + 1; r < size; ++r) {
            pivot = std::abs(m[r * width + c]) > std::abs(m[pivot * width + c]) ? r : pivot;
        }
        for (std::size_t k = 0; k < width; ++k) {
            std::swap(m[c * width + k], m[pivot * width + k]);
        }
        JW_ASSERT(std::abs(m[c * width + c]) > 1e-30);  // e.g. points in one line span no plate
        for (std::size_t r = 0; r < size; ++r) {
            const double factor = r == c ? 0.0 : m[r * width + c] / m[c * width + c];
            for (std::size_t k = c; factor != 0.0 && k < width; ++k) {
                m[r * width + k] -= factor * m[c * width + k];
            }
        }
    }
    for (std::size_t c = 0; c < size; ++c) {
        m[c * width + size] /= m[c * width + c];
    }
}

std::vector<double> least_squares(const std::vector<std::vector<double>>& rows,
                                  const std::vector<double>& values) {
    JW_ASSERT(rows.size() == values.size() && !rows.empty());
    const std::size_t n = rows.front().size();
    std::vector<double> normal(n * (n + 1), 0.0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t a = 0; a < n; ++a) {
            for (std::size_t b = 0; b < n; ++b) {
                normal[a * (n + 1) + b] += rows[i][a] * rows[i][b];
            }
            normal[a * (n + 1) + n] += rows[i][a] * values[i];
        }
    }
    solve(normal, n);
    std::vector<double> answer(n);
    for (std::size_t a = 0; a < n; ++a) {
        answer[a] = normal[a * (n + 1) + n];
    }
    return answer;
}

}  // namespace jw::forge

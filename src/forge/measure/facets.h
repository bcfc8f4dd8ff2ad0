// One face of a facet joint as it was built.
#pragma once

#include "forge/measure/rays.h"

#include <functional>
#include <vector>

namespace jw::forge {

class FacetFace {
  public:
    /// `plane`: through the middle of the joint space; right x up is where the face looks. `half`:
    /// about how far the face reaches along right and up, m; its inner 60 per cent show which way
    /// it looks, and how it is rounded.
    FacetFace(const Shape& bone, const Cut& plane, const glm::dvec2& half);

    /// Unit, of the plane that lies best in the middle of the face; where there is no face, the
    /// direction that it was looked for in.
    Vec3 normal() const;
    /// Only what lies opposite `other`, the face across the joint space on the same plane (its
    /// right is this one's left): articular surface, not the lamina that goes on beyond it.
    void keep_opposite(const FacetFace& other);
    /// Through the middle, along right and up. The face ends where the surface leaves the round of
    /// its middle by 0.4 mm.
    glm::dvec2 size() const;
    double area() const;  // m^2, along the round of the face

  private:
    static std::size_t index(int i, int j);
    static std::vector<double> terms(int i, int j);
    static void each_cell(const std::function<void(int, int)>& visit);
    bool is_middle(int i, int j) const;
    void grow();

    Cut plane_;
    glm::dvec2 half_;
    std::vector<double> depth_;  // from where the rays start
    std::vector<Vec3> points_;
    std::vector<double> round_;  // depth as a quadratic of the place, mm
    std::vector<char> is_face_;
};

/// Of the plane of a right joint to the sagittal plane, looked at along the spine, rad. `normal`:
/// from the lower to the upper bone. 0 = sagittal, the lower bone's face looks inward; a right
/// angle = frontal, it looks backward.
double turn_to_sagittal(const Vec3& normal, const Vec3& forward);

}  // namespace jw::forge

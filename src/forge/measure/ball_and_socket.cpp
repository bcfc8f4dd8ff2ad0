#include "forge/measure/ball_and_socket.h"

#include "core/angle.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace jw::forge {

namespace {

using namespace units;

constexpr double kReach = 60.0 * mm;

/// A direction `polar` degrees off `pole`, `turn` rad round it.
Vec3 off_pole(const Vec3& pole, double polar, double turn) {
    const Vec3 upward = std::abs(pole.y) < 0.8 ? Vec3{0.0, 1.0, 0.0} : Vec3{1.0, 0.0, 0.0};
    const Cut round = Cut::across({}, pole, upward);
    const Vec3 side = std::cos(turn) * round.right + std::sin(turn) * round.up;
    return std::cos(to_rad(polar)) * glm::normalize(pole) + std::sin(to_rad(polar)) * side;
}

/// Where rays from `centre` meet the surface on belts about `pole`, no farther than `reach`.
std::vector<Vec3> belt(const Shape& shape, const Vec3& centre, const Vec3& pole, double first,
                       double last, double reach) {
    constexpr int kTurns = 48;
    std::vector<Vec3> points;
    for (double polar = first; polar <= last; polar += 5.0) {
        for (int i = 0; i < kTurns; ++i) {
            const Vec3 way = off_pole(pole, polar, 2.0 * std::numbers::pi * i / kTurns);
            const double far = distance_to_surface(shape, centre, way, reach);
            if (far < reach) {
                points.push_back(centre + far * way);
            }
        }
    }
    return points;
}

}  // namespace

Sphere fit_ball(const Shape& shape, const Vec3& about, const Vec3& pole) {
    return fit_sphere(belt(shape, about, pole, 40.0, 80.0, kReach));
}

double dip_below_sphere(const Shape& shape, const Sphere& ball, const Vec3& pole) {
    double least = ball.radius;
    for (double polar = 0.0; polar <= 24.0; polar += 2.0) {
        for (int i = 0; i < 24; ++i) {
            const Vec3 way = off_pole(pole, polar, 2.0 * std::numbers::pi * i / 24);
            least = std::min(least, distance_to_surface(shape, ball.centre, way, ball.radius));
        }
    }
    return ball.radius - least;
}

double alpha_angle(const Shape& shape, const Sphere& ball, const Vec3& neck_axis,
                   const Vec3& front) {
    const Vec3 aside = glm::normalize(front - glm::dot(front, neck_axis) * neck_axis);
    for (double angle = 150.0; angle > 20.0; angle -= 0.25) {
        const Vec3 way = std::sin(to_rad(angle)) * aside - std::cos(to_rad(angle)) * neck_axis;
        if (distance_to_surface(shape, ball.centre, way, kReach) > ball.radius + 0.5 * mm) {
            return to_rad(angle);
        }
    }
    return 0.0;
}

Sphere fit_socket(const Shape& shape, const Vec3& centre, const Vec3& outward, double deeper) {
    return fit_sphere(belt(shape, centre, -outward, 50.0, 70.0, deeper));
}

SocketRim find_rim(const Shape& shape, const Sphere& socket, const Vec3& outward) {
    SocketRim rim;
    for (int i = 0; i < 72; ++i) {
        std::optional<Vec3> last;
        for (double polar = 40.0; polar < 125.0; polar += 1.0) {
            const Vec3 way = off_pole(-outward, polar, 2.0 * std::numbers::pi * i / 72);
            const double far = distance_to_surface(shape, socket.centre, way, kReach);
            if (far > socket.radius + 2.5 * mm) {
                break;
            }
            last = socket.centre + far * way;
        }
        // the notch breaks the wall before 60 degrees from the floor
        if (last && glm::dot(*last - socket.centre, outward) > -0.5 * socket.radius) {
            rim.points.push_back(*last);
        }
    }
    rim.axis = fit_plane(rim.points, outward).normal;
    return rim;
}

}  // namespace jw::forge

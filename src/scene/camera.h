// A turntable camera: it orbits a target and keeps Y up at every angle, straight from above
// included.
//
// Angles: azimuth turns about the body's Y; 0 stands in front of the body (on +X, looking back
// along X), a quarter turn stands on the body's right (+Z). Elevation is positive above. Screen
// positions are NDC: x -1 left .. 1 right, y -1 bottom .. 1 top, of the viewport that the camera
// draws to.
#pragma once

#include "core/enum_names.h"
#include "core/rigid.h"
#include "model/movement.h"

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace jw::scene {

using Vec2 = glm::dvec2;

/// Names that the command line, content files (best_view) and keys share.
enum class View { Front, Right, Left, Back, Top, Bottom, ThreeQuarter, Best };
inline constexpr auto kViewNames = enum_names<View>({{View::Front, "front"},
                                                     {View::Right, "right"},
                                                     {View::Left, "left"},
                                                     {View::Back, "back"},
                                                     {View::Top, "top"},
                                                     {View::Bottom, "bottom"},
                                                     {View::ThreeQuarter, "three_quarter"},
                                                     {View::Best, "best"}});

/// `Best` becomes the view that the movement names (`best_view`), or three_quarter when that is
/// unknown.
View resolve_view(View view, std::string_view best_view);

/// The name of the view in which a version of a movement is seen best: its own, else the
/// movement's; from the other side when the other leg works.
std::string find_best_view(const model::Movement& movement, const model::Variant* variant,
                           model::Side side);
/// The view from the other side (front <-> back, ...); three_quarter and best are their own.
View opposite_view(View view);

enum class Projection { Perspective, Parallel };
inline constexpr auto kProjectionNames = enum_names<Projection>(
    {{Projection::Perspective, "perspective"}, {Projection::Parallel, "parallel"}});

/// Axis-aligned box in the room, m. Empty until something is added.
struct Box {
    Vec3 min{1e30};
    Vec3 max{-1e30};

    bool is_empty() const { return min.x > max.x; }
    Vec3 centre() const { return 0.5 * (min + max); }
    Vec3 size() const { return max - min; }
    void add(const Vec3& point);
    void add(const Box& other);
};

struct Ray {
    Vec3 origin{0.0};
    Vec3 direction{0.0, 0.0, -1.0};  // unit
};

struct Camera {
    Vec3 target{0.0, 0.86, 0.0};  // m
    double azimuth = 0.0;         // rad
    double elevation = 0.0;       // rad, -pi/2 .. pi/2
    double distance = 4.2;  // m from target to eye; in parallel projection it sets the scale alike
    Radians fov{26_deg};    // vertical opening
    Projection projection = Projection::Perspective;
    /// The room is seen displaced by this: what is held still in the picture takes the room along.
    /// Angles and target are those of the displaced room.
    Rigid held{};
    bool is_mirrored = false;  // right and left of the picture change places, as in a mirror

    // In the room:
    Vec3 forward() const;  // unit, from the eye
    Vec3 right() const;    // unit, on screen; level unless something is held still
    Vec3 up() const;       // unit, on screen
    Vec3 eye() const;
    Vec3 middle() const;  // what it orbits

    /// Room -> view and view -> clip (GL clip space, depth -1..1); aspect = width / height.
    glm::dmat4 view_matrix() const;
    glm::dmat4 projection_matrix(double aspect) const;

    /// Drags by parts of the viewport height (x right, y up positive): one height turns half a
    /// circle. Elevation stops at straight up and down.
    void orbit(Vec2 drag);
    /// Moves so that what lies at the target's depth follows the cursor.
    void pan(Vec2 drag);
    /// Scales the distance by `factor` (< 1 nearer), keeping the point under `ndc` at the target's
    /// depth.
    void zoom_at(Vec2 ndc, double aspect, double factor);

    /// Turns to a named view; target and distance stay. `Best` must be resolved before (is
    /// three_quarter).
    void turn_to(View view);
    /// Looks at the middle of `box` from the present direction, all of it inside; margin as part of
    /// the picture's smaller side left free around it. An empty box changes nothing.
    void frame(const Box& box, double aspect, double margin = 0.08);

    /// The ray of a pixel for picking.
    Ray ray(Vec2 ndc, double aspect) const;
    /// Where a room point appears; nullopt behind the eye.
    std::optional<Vec2> project(const Vec3& point, double aspect) const;
    /// Metres in the room that one pixel covers at `point`, for a viewport `height` pixels high.
    double metres_per_pixel(const Vec3& point, int height) const;

    bool operator==(const Camera& other) const;

  private:
    /// Of the displaced room, in which the camera is steered.
    struct Basis {
        Vec3 right, up, forward;
    };
    Basis find_basis() const;
};

/// Part way from one camera to another (0..1), the short way round; for eased view changes.
Camera mix(const Camera& from, const Camera& to, double part);

}  // namespace jw::scene

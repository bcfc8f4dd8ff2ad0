// The square that holds the round floor.
#include "include/frame.glsl"
uniform vec4 u_floor;  // xyz: centre, m; w: radius, m
out vec2 v_place;      // -1..1 over the square, x forward, y right

void main() {
    v_place = 2.0 * vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) - 1.0;
    vec3 room = u_floor.xyz + u_floor.w * vec3(v_place.x, 0.0, v_place.y);
    gl_Position = u_clip_room * vec4(room, 1.0);
}

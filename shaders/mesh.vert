// Every mesh of every pass. OUTLINE 1 pushes the surface out by so many pixels.
#include "include/locations.glsl"
#include "include/frame.glsl"

layout(location = LOC_POSITION) in vec3 a_position;
layout(location = LOC_NORMAL) in vec3 a_normal;
layout(location = LOC_SURFACE) in vec4 a_surface;  // occlusion, blend, tint
layout(location = LOC_UV) in vec2 a_uv;

#include "include/skinning.glsl"

#if OUTLINE
uniform float u_outline_width;  // pixels
#endif

invariant gl_Position;  // the depth of ghosts is drawn by another program

out vec3 v_room;
out vec3 v_normal;
out vec3 v_surface;
#if PATTERN
out vec2 v_uv;
#endif

void main() {
    skin(a_position, a_normal, v_room, v_normal);
    v_surface = a_surface.xyz;
#if PATTERN
    v_uv = a_uv;
#endif
    gl_Position = u_clip_room * vec4(v_room, 1.0);
#if OUTLINE
    vec2 outwards = (mat3(u_clip_room) * v_normal).xy * u_picture.xy;
    float size = length(outwards);
    if (size > 1e-6) {
        gl_Position.xy += outwards / size * u_outline_width * 2.0 / u_picture.xy * gl_Position.w;
    }
#endif
}

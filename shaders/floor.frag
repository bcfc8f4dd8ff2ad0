// A disc that fades at its edge, a thin rim (solid or dashed), the soft shadow, and lines across a floor that
// moves.
#include "include/frame.glsl"
#include "include/tone.glsl"
in vec2 v_place;
uniform vec4 u_floor;         // w: radius, m
uniform vec3 u_floor_colour;  // linear
uniform vec4 u_rim_colour;    // linear; a: 1 dashed
uniform float u_shadow;       // strength, 0 none
uniform vec2 u_lines;         // of a moving floor, m: spacing (0 none), shift forward
uniform sampler2D u_contact;
out vec4 o_colour;

void main() {
    float radius = length(v_place);
    float pixel = fwidth(radius);
    float disc = 0.55 * (1.0 - smoothstep(0.55, 0.985, radius));
    float rim_width = max(0.006, 1.4 * pixel);
    float rim = clamp((rim_width - abs(radius - 0.95)) / pixel, 0.0, 1.0);
    if (u_rim_colour.a > 0.5) {
        float turn = 48.0 * atan(v_place.y, v_place.x) / 6.2831853;
        rim *= step(0.42, fract(turn));
    }
    if (u_lines.x > 0.0) {
        float along = (v_place.x * u_floor.w - u_lines.y) / u_lines.x;
        float across = abs(fract(along + 0.5) - 0.5) * u_lines.x;
        float width = max(0.004, 0.7 * fwidth(along) * u_lines.x);
        float line = 1.0 - smoothstep(width, 2.0 * width, across);
        rim = max(rim, 0.8 * line * (1.0 - smoothstep(0.5, 0.93, radius)));
    }
    float shade = u_shadow * texture(u_contact, 0.5 * v_place + 0.5).r;
    float alpha = max(max(disc, shade), rim);
    vec3 ground = mix(u_floor_colour, vec3(0.045, 0.05, 0.06), shade / max(max(disc, shade), 1e-4));
    vec3 colour = mix(ground, u_rim_colour.rgb, rim);
    if (radius > 1.0) {
        alpha = 0.0;
    }
    o_colour = vec4(encode(colour) * alpha, alpha);
}

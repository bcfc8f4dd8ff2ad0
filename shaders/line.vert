// A stroke with round ends: one instance a line, four vertices each.
#include "include/frame.glsl"
layout(location = 0) in vec3 a_from;
layout(location = 1) in vec3 a_to;
layout(location = 2) in vec4 a_colour;  // linear, opacity
layout(location = 3) in vec2 a_style;   // width in pixels, 1 dashed
uniform float u_pixel_scale;            // pixels now per pixel at 720 lines
out vec2 v_pixel;   // along the stroke from its start, across from its middle
out vec4 v_colour;
out vec3 v_stroke;  // length, half width, dashed

void main() {
    vec4 from = u_clip_room * vec4(a_from, 1.0);
    vec4 to = u_clip_room * vec4(a_to, 1.0);
    // What lies behind the eye is cut off, or the stroke would turn inside out.
    const float near = 1e-3;
    if (from.w < near) {
        from = mix(to, from, (to.w - near) / max(to.w - from.w, 1e-9));
    }
    if (to.w < near) {
        to = mix(from, to, (from.w - near) / max(from.w - to.w, 1e-9));
    }
    vec2 half_size = 0.5 * u_picture.xy;
    vec2 a = from.xy / from.w * half_size;
    vec2 b = to.xy / to.w * half_size;
    float size = length(b - a);
    vec2 along = size > 1e-3 ? (b - a) / size : vec2(1.0, 0.0);
    vec2 across = vec2(-along.y, along.x);
    float half_width = max(0.5 * a_style.x * u_pixel_scale, 0.6);
    float end = float(gl_VertexID & 1);
    float side = float(gl_VertexID >> 1) * 2.0 - 1.0;
    float reach = half_width + 1.0;
    vec2 pixel = mix(a, b, end) + along * reach * (2.0 * end - 1.0) + across * reach * side;
    vec4 base = end < 0.5 ? from : to;
    v_pixel = vec2(mix(-reach, size + reach, end), reach * side);
    v_colour = a_colour;
    v_stroke = vec3(size, half_width, a_style.y);
    gl_Position = vec4(pixel / half_size * base.w, base.z, base.w);
}

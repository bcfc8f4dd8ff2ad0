// Smooth edges from the distance to the stroke.
#include "include/tone.glsl"
in vec2 v_pixel;
in vec4 v_colour;
in vec3 v_stroke;
uniform float u_opacity;
out vec4 o_colour;

void main() {
    float beyond = max(max(-v_pixel.x, v_pixel.x - v_stroke.x), 0.0);
    float distance_to_line = length(vec2(beyond, v_pixel.y));
    float alpha = clamp(v_stroke.y - distance_to_line + 0.5, 0.0, 1.0) * v_colour.a * u_opacity;
    if (v_stroke.z > 0.5 && fract(v_pixel.x / (10.0 * v_stroke.y)) > 0.6) {
        alpha = 0.0;
    }
    o_colour = vec4(encode(v_colour.rgb) * alpha, alpha);
}

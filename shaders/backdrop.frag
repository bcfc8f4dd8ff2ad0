// A quiet gradient, lighter above; the noise keeps it from banding.
#include "include/tone.glsl"
in vec2 v_place;
uniform vec3 u_top;     // sRGB
uniform vec3 u_bottom;  // sRGB
out vec4 o_colour;

void main() {
    float part = smoothstep(0.0, 1.0, v_place.y);
    vec3 colour = mix(u_bottom, u_top, part);
    o_colour = vec4(colour + (noise(gl_FragCoord.xy) - 0.5) / 255.0, 1.0);
}

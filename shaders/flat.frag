// One colour: outlines.
#include "include/tone.glsl"
uniform vec4 u_colour;  // linear, alpha
out vec4 o_colour;

void main() { o_colour = vec4(encode(u_colour.rgb) * u_colour.a, u_colour.a); }

// A see-through figure: its edges are drawn, its faces are a veil.
#include "include/frame.glsl"
#include "include/tone.glsl"
#include "include/item.glsl"

in vec3 v_room;
in vec3 v_normal;
in vec3 v_surface;

out vec4 o_colour;

void main() {
    float facing = abs(dot(normalize(v_normal), towards_eye(v_room)));
    float edge = smoothstep(0.62, 0.12, facing);
    float alpha = ITEM_OPACITY * mix(0.09, 1.0, edge);
    vec3 colour = mix(ITEM_COLOUR * 1.15 + 0.05, ITEM_COLOUR, edge);
    o_colour = vec4(encode(tone(colour)) * alpha, alpha);
}

// The outline of the body: a rim where its surface turns away, next to nothing where it faces the eye.
#include "include/frame.glsl"
#include "include/tone.glsl"
#include "include/item.glsl"

in vec3 v_room;
in vec3 v_normal;
in vec3 v_surface;

out vec4 o_colour;

void main() {
    float edge = 1.0 - max(dot(normalize(v_normal), towards_eye(v_room)), 0.0);
    float alpha = ITEM_OPACITY * (0.02 + 0.82 * edge * edge * edge);
    o_colour = vec4(encode(tone(ITEM_COLOUR)) * alpha, alpha);
}

// Adds up passes, and gives their mean: colours premultiplied by alpha in, straight alpha out when asked.
in vec2 v_place;
uniform sampler2D u_source;
uniform float u_scale;
uniform int u_straight;
out vec4 o_colour;

void main() {
    vec4 sum = u_scale * texture(u_source, v_place);
    o_colour = u_straight == 1 ? vec4(sum.rgb / max(sum.a, 1e-4), sum.a) : sum;
}

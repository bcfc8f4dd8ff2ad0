// One direction of a Gaussian blur, nine taps.
in vec2 v_place;
uniform sampler2D u_source;
uniform vec2 u_step;  // from tap to tap, in parts of the picture
out vec4 o_colour;

void main() {
    float sum = 0.2042 * texture(u_source, v_place).r;
    sum += 0.1802 * (texture(u_source, v_place + u_step).r + texture(u_source, v_place - u_step).r);
    sum += 0.1238 * (texture(u_source, v_place + 2.0 * u_step).r + texture(u_source, v_place - 2.0 * u_step).r);
    sum += 0.0663 * (texture(u_source, v_place + 3.0 * u_step).r + texture(u_source, v_place - 3.0 * u_step).r);
    sum += 0.0276 * (texture(u_source, v_place + 4.0 * u_step).r + texture(u_source, v_place - 4.0 * u_step).r);
    o_colour = vec4(sum, 0.0, 0.0, 1.0);
}

// Seen from above, for the shadow on the floor: the nearer to the floor, the darker.
in vec3 v_room;
uniform vec4 u_floor;  // xyz: centre, m
out vec4 o_colour;

void main() {
    float height = max(v_room.y - u_floor.y, 0.0);
    o_colour = vec4(0.50 * exp2(-1.0 * height) + 0.50 * exp2(-14.0 * height), 0.0, 0.0, 1.0);
}

// The finished picture as eyes see it that lack one kind of cone.
in vec2 v_place;
uniform sampler2D u_source;
uniform mat3 u_sight;  // linear light to linear light
out vec4 o_colour;

// IEC 61966-2-1, exact: greys must come back as they were.
vec3 to_linear(vec3 c) {
    return mix(pow((c + 0.055) / 1.055, vec3(2.4)), c / 12.92, lessThanEqual(c, vec3(0.04045)));
}

vec3 to_srgb(vec3 c) {
    return mix(1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, 12.92 * c, lessThanEqual(c, vec3(0.0031308)));
}

void main() {
    vec3 seen = u_sight * to_linear(texture(u_source, v_place).rgb);
    o_colour = vec4(to_srgb(clamp(seen, 0.0, 1.0)), 1.0);
}

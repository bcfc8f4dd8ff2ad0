// Places a vertex in the room. SKIN 0: one rigid motion for the whole mesh; 1: dual quaternions
// (Kavan et al. 2008); 2: matrices, for guests that scale.
#if SKIN == 0

uniform mat4 u_model;

void skin(vec3 position, vec3 normal, out vec3 room, out vec3 room_normal) {
    room = (u_model * vec4(position, 1.0)).xyz;
    room_normal = mat3(u_model) * normal;
}

#else

layout(location = LOC_BONES) in uvec4 a_bones;
layout(location = LOC_WEIGHTS) in vec4 a_weights;

uniform highp sampler2D u_palette;  // 1024 texels a row
uniform int u_palette_base;         // first texel of the figure

vec4 palette(int texel) {
    int at = u_palette_base + texel;
    return texelFetch(u_palette, ivec2(at & 1023, at >> 10), 0);
}

#if SKIN == 1

void skin(vec3 position, vec3 normal, out vec3 room, out vec3 room_normal) {
    vec4 pivot = palette(2 * int(a_bones[0]));
    vec4 real = a_weights[0] * pivot;
    vec4 dual = a_weights[0] * palette(2 * int(a_bones[0]) + 1);
    for (int i = 1; i < 4; ++i) {
        vec4 q = palette(2 * int(a_bones[i]));
        float weight = dot(q, pivot) < 0.0 ? -a_weights[i] : a_weights[i];
        real += weight * q;
        dual += weight * palette(2 * int(a_bones[i]) + 1);
    }
    float scale = 1.0 / length(real);
    real *= scale;
    dual *= scale;
    vec3 shift = 2.0 * (real.w * dual.xyz - dual.w * real.xyz + cross(real.xyz, dual.xyz));
    room = position + 2.0 * cross(real.xyz, cross(real.xyz, position) + real.w * position) + shift;
    room_normal = normal + 2.0 * cross(real.xyz, cross(real.xyz, normal) + real.w * normal);
}

#else

void skin(vec3 position, vec3 normal, out vec3 room, out vec3 room_normal) {
    vec4 x = vec4(0.0);
    vec4 y = vec4(0.0);
    vec4 z = vec4(0.0);
    for (int i = 0; i < 4; ++i) {
        int row = 3 * int(a_bones[i]);
        x += a_weights[i] * palette(row);
        y += a_weights[i] * palette(row + 1);
        z += a_weights[i] * palette(row + 2);
    }
    vec4 p = vec4(position, 1.0);
    room = vec3(dot(x, p), dot(y, p), dot(z, p));
    room_normal = vec3(dot(x.xyz, normal), dot(y.xyz, normal), dot(z.xyz, normal));
}

#endif
#endif

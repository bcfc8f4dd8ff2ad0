// Lit surfaces: hemisphere, key light and rim, baked occlusion, stripes. It knows numbers, not anatomy.
#include "include/frame.glsl"
#include "include/tone.glsl"
#include "include/item.glsl"

in vec3 v_room;
in vec3 v_normal;
in vec3 v_surface;
#if PATTERN
in vec2 v_uv;
#endif

#if SHADED
uniform highp sampler2DShadow u_key_shadow;
uniform highp sampler2DShadow u_sky_shadow;
#endif

out vec4 o_colour;

const vec3 kKey = vec3(1.02, 0.965, 0.89);
const vec3 kSky = vec3(0.46, 0.475, 0.50);
const vec3 kGround = vec3(0.20, 0.165, 0.15);

#if PATTERN
// How much of the pixel a set of stripes covers; far away it becomes its average.
float stripes(vec4 set) {
    float phase = dot(v_uv, set.xy);
    float width = max(fwidth(phase), 1e-5);
    float from_middle = abs(fract(phase) - 0.5);
    float covered = clamp((0.5 * set.z - from_middle) / width + 0.5, 0.0, 1.0);
    return set.w * mix(covered, set.z, smoothstep(0.35, 0.9, width));
}
#endif

#if SHADED
// `spread`: how far apart its two places are, 1 = one texel each way.
float lit(highp sampler2DShadow map, mat4 map_room, vec3 towards_light, vec3 normal, float spread) {
    // Moved out along the normal by the more, the flatter the light falls.
    float slope = 1.0 - max(dot(normal, towards_light), 0.0);
    vec3 from = v_room + normal * u_key_direction.w * (1.0 + 2.5 * slope) * (0.7 + 0.3 * spread);
    vec3 at = (map_room * vec4(from, 1.0)).xyz;
    // Two places apart, turned from pass to pass: with the filter of the map eight texels.
    float turn = 2.39996323 * u_picture.w + 0.6;
    vec3 aside = vec3(cos(turn), sin(turn), 0.0) * (1.1 * spread / 1024.0);
    return 0.5 * (texture(map, at + aside) + texture(map, at - aside));
}

// A still picture adds up many lights. Edges of things far off lie beside each other then like
// scratches, unless each is as soft as they are apart.
float softly_lit(highp sampler2DShadow map, mat4 map_room, vec3 towards_light, vec3 normal) {
    float near = lit(map, map_room, towards_light, normal, 1.0);
    if (u_sky_direction.w <= 0.0) {
        return near;
    }
    return 0.3 * near + 0.35 * (lit(map, map_room, towards_light, normal, 3.5) +
                                lit(map, map_room, towards_light, normal, 6.0));
}
#endif

void main() {
    vec3 normal = normalize(v_normal);
    vec3 eye = towards_eye(v_room);
#if DOUBLE_SIDED
    normal = dot(normal, eye) < 0.0 ? -normal : normal;
#endif
    vec3 albedo = ITEM_COLOUR;
    float gloss = ITEM_GLOSS;
#if PATTERN
    float belly = 1.0 - smoothstep(0.30, 0.85, v_surface.y);
    float covered = max(stripes(ITEM_STRIPES_A), stripes(ITEM_STRIPES_B));
    albedo = mix(albedo, ITEM_INK, covered);
    float fibre = v_uv.y * 46.0;
    float fine = 1.0 - smoothstep(0.25, 0.7, fwidth(fibre));
    albedo *= 1.0 + 0.055 * fine * sin(6.2831853 * fibre + 9.0 * v_uv.x);
    albedo = mix(ITEM_TIP, albedo, belly);
#else
    albedo = mix(albedo, ITEM_TIP, v_surface.y);
    albedo *= mix(vec3(0.90, 0.85, 0.79), vec3(1.03, 1.03, 1.03), v_surface.z);
#endif
    // Light that bounces in a hollow takes on the warmth of the bone.
    float open = v_surface.x;
    vec3 hollow = mix(vec3(0.58, 0.40, 0.30), vec3(1.0), open);

    float facing = dot(normal, eye);
    float towards_key = dot(normal, u_key_direction.xyz);
    float key = max((towards_key + 0.08) / 1.08, 0.0);
    float ambient = mix(0.25, 1.0, open);
#if SHADED
    key *= mix(1.0, softly_lit(u_key_shadow, u_key_room, u_key_direction.xyz, normal), u_rim.w);
    float sky = dot(normal, u_sky_direction.xyz);
    float seen = sky > 0.0 ? softly_lit(u_sky_shadow, u_sky_room, u_sky_direction.xyz, normal) : 0.0;
    ambient *= mix(1.0, 5.2 * max(sky, 0.0) * seen, u_sky_direction.w);
#endif
    vec3 around = mix(kGround, kSky, 0.5 + 0.5 * normal.y) * ambient;
    vec3 light = albedo * hollow * (around + kKey * key * mix(0.55, 1.0, open));

    vec3 halfway = normalize(u_key_direction.xyz + eye);
    float shine = pow(max(dot(normal, halfway), 0.0), 12.0 + 60.0 * gloss);
    light += 0.24 * gloss * shine * key * open * kKey;
    float edge = 1.0 - max(facing, 0.0);
    light += u_rim.rgb * edge * edge * edge * (0.35 + 0.65 * open) * (0.6 + 0.4 * normal.y);

    o_colour = vec4(encode(tone(light * u_picture.z)) * ITEM_OPACITY, ITEM_OPACITY);
}

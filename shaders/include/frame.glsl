// What is the same for all draws of a pass. Mirrors FrameBlock in render/frame_block.h.
layout(std140) uniform Frame {
    mat4 u_clip_room;      // room -> clip
    mat4 u_key_room;       // room -> shadow map of the key light, 0..1
    mat4 u_sky_room;       // room -> shadow map of one direction of the sky, 0..1
    vec4 u_eye;            // xyz: eye in the room, m; w: 1 perspective, 0 parallel
    vec4 u_towards_eye;    // xyz: unit, for parallel pictures
    vec4 u_key_direction;  // xyz: unit, towards the key light; w: metres of one shadow texel
    vec4 u_sky_direction;  // xyz: unit, towards that part of the sky
    vec4 u_rim;            // rgb: linear; w: how much the key light is shaded on the body, 0..1
    vec4 u_picture;        // xy: viewport size in pixels; z: exposure; w: number of the pass
};

vec3 towards_eye(vec3 room) {
    return u_eye.w > 0.5 ? normalize(u_eye.xyz - room) : u_towards_eye.xyz;
}

// One triangle over everything; no vertex buffer.
out vec2 v_place;  // 0..1 from the lower left

void main() {
    vec2 corner = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
    v_place = corner;
    gl_Position = vec4(2.0 * corner - 1.0, 1.0, 1.0);
}

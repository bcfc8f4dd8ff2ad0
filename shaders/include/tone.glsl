// From linear light to what the screen gets.

// Keeps mid tones where they are and rolls off above 0.7, so that bright bone keeps its form.
vec3 tone(vec3 light) {
    const float knee = 0.62;
    vec3 over = max(light - knee, 0.0);
    return min(light, vec3(knee)) + (1.0 - knee) * over / (over + (1.0 - knee));
}

// sRGB by square roots, within 0.001 of the true curve: powers are dear where the processor draws.
vec3 encode(vec3 linear) {
    vec3 a = sqrt(linear);
    vec3 b = sqrt(a);
    vec3 c = sqrt(b);
    return max(0.662002687 * a + 0.684122060 * b - 0.323583601 * c - 0.0225411470 * linear, 0.0);
}

// Interleaved gradient noise (Jimenez 2014): even, and the same for the same pixel.
float noise(vec2 pixel) {
    return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715))));
}

#include "scene/look.h"

#include <glm/common.hpp>
#include <glm/mat3x3.hpp>
#include <glm/matrix.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace jw::scene {
namespace {

/// Lightness and chroma in OKLab with the hue in degrees: how the table is written.
struct Lch {
    float lightness, chroma, hue;
};

/// One row of the table. `least` is how much of the look shows at no fill: states that are not
/// about activity must be seen while the muscle is quiet.
struct Row {
    model::State state;
    Lch colour, ink;
    PatternKind kind;
    Pattern pattern;
    float outline_width;
    float least;
};

// Neighbours are at least 0.05 apart in lightness or have another hue for everybody; tests measure
// it. uv frequencies are for a muscle 0.2 m long (the draw list scales them); around the belly they
// are whole numbers, so that no seam shows.
constexpr std::array<Row, 9> kTable{{
    {model::State::Resting,
     {0.76F, 0.035F, 45.0F},
     {0.66F, 0.045F, 40.0F},
     PatternKind::Plain,
     {},
     0.0F,
     1.0F},
    {model::State::Working,
     {0.66F, 0.155F, 58.0F},
     {0.80F, 0.130F, 72.0F},
     PatternKind::Fibres,
     {{{0.0F, 13.0F}, 0.38F, 0.55F}, {}},
     0.0F,
     0.0F},
    {model::State::OverWorking,
     {0.50F, 0.150F, 42.0F},
     {0.62F, 0.165F, 50.0F},
     PatternKind::FibresEdged,
     {{{0.0F, 9.0F}, 0.45F, 0.60F}, {}},
     2.2F,
     0.45F},
    {model::State::Late,
     {0.71F, 0.085F, 62.0F},
     {0.50F, 0.090F, 48.0F},
     PatternKind::Hatch,
     {{{9.0F, 4.0F}, 0.36F, 0.85F}, {}},
     0.0F,
     0.6F},
    {model::State::ShortPosition,
     {0.82F, 0.105F, 92.0F},
     {0.62F, 0.095F, 80.0F},
     PatternKind::FineBands,
     {{{22.0F, 0.0F}, 0.36F, 0.75F}, {}},
     0.0F,
     1.0F},
    {model::State::Limiting,
     {0.40F, 0.115F, 345.0F},
     {0.72F, 0.085F, 345.0F},
     PatternKind::TightBands,
     {{{11.0F, 0.0F}, 0.28F, 0.85F}, {}},
     2.2F,
     1.0F},
    {model::State::Lengthened,
     {0.72F, 0.095F, 235.0F},
     {0.47F, 0.110F, 248.0F},
     PatternKind::WideStripes,
     {{{4.0F, 0.0F}, 0.42F, 0.85F}, {}},
     0.0F,
     1.0F},
    {model::State::Guarding,
     {0.56F, 0.075F, 110.0F},
     {0.32F, 0.050F, 100.0F},
     PatternKind::CrossHatch,
     {{{8.0F, 4.0F}, 0.26F, 0.80F}, {{8.0F, -4.0F}, 0.26F, 0.80F}},
     0.0F,
     0.8F},
    {model::State::LetGo,
     {0.87F, 0.045F, 205.0F},
     {0.68F, 0.060F, 205.0F},
     PatternKind::Dashes,
     {{{5.0F, 2.0F}, 0.14F, 0.75F}, {}},
     0.0F,
     1.0F},
}};

/// uv of an area counts in 0.1 m: strokes 4 mm apart.
constexpr float kStrokes = 18.0F;
constexpr Row kOrigin{model::State::Resting,
                      {0.60F, 0.150F, 25.0F},
                      {0.42F, 0.140F, 25.0F},
                      PatternKind::Hatch,
                      {{{kStrokes, kStrokes}, 0.38F, 0.85F}, {}},
                      0.0F,
                      1.0F};
constexpr Row kInsertion{
    model::State::Resting,
    {0.66F, 0.120F, 250.0F},
    {0.40F, 0.120F, 258.0F},
    PatternKind::CrossHatch,
    {{{kStrokes, kStrokes}, 0.30F, 0.85F}, {{kStrokes, -kStrokes}, 0.30F, 0.85F}},
    0.0F,
    1.0F};

constexpr Lch kOutline{0.24F, 0.04F, 40.0F};
/// How far the first visible step of a working muscle goes towards its full colour.
constexpr float kStepSize = 0.24F;

glm::vec3 to_lab(const Lch& c) {
    const float hue = c.hue * std::numbers::pi_v<float> / 180.0F;
    return {c.lightness, c.chroma * std::cos(hue), c.chroma * std::sin(hue)};
}

const Row& find_row(model::State state) {
    for (const Row& row : kTable) {
        if (row.state == state) {
            return row;
        }
    }
    return kTable[0];
}

/// How much of a row shows: monotone in fill, 0 below the first step where activity is what counts.
float shown_part(const Row& row, double fill) {
    const auto level = static_cast<float>(std::clamp(fill, 0.0, 1.0));
    if (row.least > 0.0F) {
        return row.least + (1.0F - row.least) * level;
    }
    if (fill < kFirstStep) {
        return 0.0F;
    }
    const auto first = static_cast<float>(kFirstStep);
    return kStepSize + (1.0F - kStepSize) * (level - first) / (1.0F - first);
}

float decode(float c) {
    return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
}

float encode(float c) {
    const float clipped = std::clamp(c, 0.0F, 1.0F);
    return clipped <= 0.0031308F ? clipped * 12.92F
                                 : 1.055F * std::pow(clipped, 1.0F / 2.4F) - 0.055F;
}

// Ottosson 2020, "A perceptual color space for image processing"; columns as GLM wants them.
const glm::mat3 kLinearToLms{0.4122214708F, 0.2119034982F, 0.0883024619F,
                             0.5363325363F, 0.6806995451F, 0.2817188376F,
                             0.0514459929F, 0.1073969566F, 0.6299787005F};
const glm::mat3 kLmsToLab{0.2104542553F,  1.9779984951F,  0.0259040371F,
                          0.7936177850F,  -2.4285922050F, 0.7827717662F,
                          -0.0040720468F, 0.4505937099F,  -0.8086757660F};

constexpr Srgb rgb(int r, int g, int b) {
    return {static_cast<float>(r) / 255.0F, static_cast<float>(g) / 255.0F,
            static_cast<float>(b) / 255.0F};
}

}  // namespace

glm::vec3 to_linear(const Srgb& colour) {
    return {decode(colour.r), decode(colour.g), decode(colour.b)};
}

glm::vec3 to_oklab(const Srgb& colour) {
    const glm::vec3 lms = kLinearToLms * to_linear(colour);
    return kLmsToLab * glm::vec3{std::cbrt(lms.x), std::cbrt(lms.y), std::cbrt(lms.z)};
}

Srgb from_oklab(const glm::vec3& lab) {
    const glm::vec3 root = glm::inverse(kLmsToLab) * lab;
    const glm::vec3 linear = glm::inverse(kLinearToLms) * (root * root * root);
    return {encode(linear.r), encode(linear.g), encode(linear.b)};
}

Look find_look(model::State state, double fill) {
    const Row& row = find_row(state);
    const Row& rest = kTable[0];
    const float part = shown_part(row, fill);
    Look look;
    look.colour = from_oklab(glm::mix(to_lab(rest.colour), to_lab(row.colour), part));
    look.ink = from_oklab(glm::mix(to_lab(rest.ink), to_lab(row.ink), part));
    look.kind = row.kind;
    look.pattern = row.pattern;
    look.pattern.first.strength *= part;
    look.pattern.second.strength *= part;
    look.outline = from_oklab(to_lab(kOutline));
    look.outline_width = row.outline_width;
    return look;
}

Look find_end_look(End end) {
    const Row& row = end == End::Origin ? kOrigin : kInsertion;
    Look look;
    look.colour = from_oklab(to_lab(row.colour));
    look.ink = from_oklab(to_lab(row.ink));
    look.kind = row.kind;
    look.pattern = row.pattern;
    return look;
}

std::vector<LegendRow> build_legend() {
    std::vector<LegendRow> rows;
    for (const Row& row : kTable) {
        rows.push_back({row.state, model::kStateNames.name(row.state), find_look(row.state, 1.0)});
    }
    return rows;
}

VersionLook find_version_look(Version version) {
    return version == Version::Good ? VersionLook{rgb(0x00, 0x72, 0xB2), false}
                                    : VersionLook{rgb(0xD5, 0x5E, 0x00), true};
}

Surroundings find_surroundings(Theme theme) {
    Surroundings s;
    s.bone = rgb(0xED, 0xE2, 0xCE);
    s.cartilage = rgb(0xD3, 0xDD, 0xDC);
    s.tendon = rgb(0xE4, 0xDC, 0xCB);
    s.ligament = rgb(0xD8, 0xCF, 0xB4);
    s.nerve = rgb(0xE0, 0xC2, 0x4C);
    switch (theme) {
        case Theme::Light:
            s.background_top = rgb(0xEC, 0xED, 0xED);
            s.background_bottom = rgb(0xBE, 0xC3, 0xC8);
            s.floor = rgb(0xDE, 0xDE, 0xDC);
            s.floor_line = rgb(0x8C, 0x92, 0x98);
            s.guide = rgb(0x2A, 0x33, 0x3B);
            s.skin = rgb(0x8A, 0x5A, 0x46);
            s.selection = rgb(0x0B, 0x3C, 0x5D);
            break;
        case Theme::Dark:
            s.background_top = rgb(0x2B, 0x31, 0x38);
            s.background_bottom = rgb(0x14, 0x17, 0x1B);
            s.floor = rgb(0x2C, 0x31, 0x37);
            s.floor_line = rgb(0x74, 0x7D, 0x86);
            s.guide = rgb(0xE8, 0xEC, 0xEF);
            s.skin = rgb(0xF2, 0xCF, 0xBB);
            s.selection = rgb(0xBF, 0xE3, 0xFF);
            break;
        case Theme::Projector:  // white ground and stronger contrast: a lit room eats the dark half
            s.bone = rgb(0xDB, 0xC9, 0xA3);
            s.background_top = rgb(0xFF, 0xFF, 0xFF);
            s.background_bottom = rgb(0xF1, 0xF3, 0xF5);
            s.floor = rgb(0xF0, 0xF0, 0xEE);
            s.floor_line = rgb(0x55, 0x5B, 0x62);
            s.guide = rgb(0x00, 0x00, 0x00);
            s.skin = rgb(0x6A, 0x3A, 0x2A);
            s.selection = rgb(0x00, 0x2B, 0x55);
            s.exposure = 1.08F;
            break;
    }
    return s;
}

}  // namespace jw::scene

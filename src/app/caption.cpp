#include "app/caption.h"

#include "app/workspace.h"

#include "session/difference_look.h"

#include "analysis/difference.h"
#include "scene/look.h"

#include "core/angle.h"
#include "model/limit_use.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace jw::app {
namespace {

constexpr glm::vec3 kInk{0.10F, 0.12F, 0.15F};
constexpr glm::vec3 kPaper{0.98F, 0.98F, 0.97F};

/// "4°", "−20°": what went against the goal keeps its sign.
std::string degrees_word(double degrees) {
    const double whole = std::round(degrees);
    return fmt::format("{}{:.0f}°", whole < 0.0 ? "\u2212" : "", std::abs(whole));
}

std::string_view kind_word(analysis::DifferenceKind kind) {
    switch (kind) {
        case analysis::DifferenceKind::More:
            return "more";
        case analysis::DifferenceKind::Less:
            return "less";
        case analysis::DifferenceKind::OtherWay:
            break;
    }
    return "another way";
}

/// Height of the letters of a version's label, pixels.
double label_size(const Image& image) {
    return std::max(image.height / 30.0, 9.0);
}
constexpr double kLine = 1.17;  // from one line to the next, times the size of the letters
constexpr double kSmall = 0.8;  // of words below a name, times its size

int count_lines(std::string_view text) {
    return 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

double widest_line(const record::TextPainter& painter, std::string_view text, double size) {
    double width = 0.0;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        width = std::max(width, painter.measure(text.substr(from, to - from), size));
        from = to + 1;
    }
    return width;
}

}  // namespace

std::string budget_words(const model::Frame& frame) {
    double hip = 0.0, back = 0.0, against = 0.0, missing = 0.0;
    for (const model::BudgetPart& part : frame.budget) {
        const double degrees = to_deg(part.amount);
        if (part.id == "trunk_lean" && degrees < 0.0) {
            against = -degrees;  // it leans with the thigh, as in a squat: told by itself
        } else if (part.id.starts_with("hip")) {
            hip += degrees;
        } else if (part.id == "missing") {
            missing = degrees;
        } else {
            back += degrees;
        }
    }
    std::string words =
        fmt::format("hip {}, back and trunk {}", degrees_word(hip), degrees_word(back));
    if (against >= 0.5) {
        words += fmt::format(", less {:.0f}° that the trunk leans with it", against);
    }
    if (missing >= 0.5) {
        words += fmt::format(", {:.0f}° not reached", missing);
    }
    return words;
}

namespace {

/// A square of `strip` from `from` on, as a disc with a rim.
void paste_circle(Image& image, int left, int top, const Image& strip, int from) {
    const double radius = 0.5 * strip.height;
    const double rim = std::max(1.5, 0.012 * strip.height);
    for (int y = 0; y < strip.height; ++y) {
        for (int x = 0; x < strip.height; ++x) {
            const double away = std::hypot(x + 0.5 - radius, y + 0.5 - radius);
            const bool is_inside =
                left + x >= 0 && left + x < image.width && top + y >= 0 && top + y < image.height;
            if (away > radius || !is_inside) {
                continue;
            }
            for (std::size_t c = 0; c < 4; ++c) {
                const bool is_rim = away > radius - rim && c < 3;
                image.pixels[image.offset(left + x, top + y) + c] =
                    is_rim ? std::uint8_t{250} : strip.pixels[strip.offset(from + x, y) + c];
            }
        }
    }
}

/// "L4/L5: gap 3 mm, closes 2 mm; normal, not damage"
std::string lens_words(std::string_view level, const session::LensReading& reading) {
    std::string name{level};
    std::replace(name.begin(), name.end(), '_', '/');
    const double closing = std::round(1000.0 * reading.closing());
    if (reading.touches()) {
        return name + ": the processes meet; not damage by itself";
    }
    std::string words = fmt::format("{}: gap {:.0f} mm", name, 1000.0 * reading.gap);
    if (closing > 0.0) {
        words += fmt::format(", closes {:.0f} mm; normal, not damage", closing);
    } else if (closing < 0.0) {
        words += fmt::format(", opens {:.0f} mm", -closing);
    }
    return words;
}

const model::KeyMoment* moment_at(const model::Movement& movement, double time, double& nearness) {
    constexpr double kHalfWindow = 0.07;  // of the cycle: long enough to read at teaching tempo
    const model::KeyMoment* nearest = nullptr;
    double best = kHalfWindow;
    for (const model::KeyMoment& moment : movement.key_moments) {
        const double apart = std::abs(moment.time - time);
        const double distance = std::min(apart, 1.0 - apart);
        if (distance < best) {
            best = distance;
            nearest = &moment;
        }
    }
    nearness = std::clamp((kHalfWindow - best) / (0.25 * kHalfWindow), 0.0, 1.0);
    return nearest;
}

}  // namespace

Result<CaptionPainter> CaptionPainter::open() {
    JW_TRY(const auto regular_file, find_font(false));
    JW_TRY(const auto bold_file, find_font(true));
    JW_TRY(auto regular, record::TextPainter::load(regular_file));
    JW_TRY(auto bold, record::TextPainter::load(bold_file));
    return CaptionPainter{std::move(regular), std::move(bold)};
}

CaptionPainter::CaptionPainter(record::TextPainter regular, record::TextPainter bold)
    : regular_{std::move(regular)}, bold_{std::move(bold)} {}

double CaptionPainter::paint_labels(Image& image, const Moving& moving,
                                    const std::vector<model::Frame>& frames,
                                    const Seeing& seeing) const {
    const double size = label_size(image);
    const double first = 0.6 * size;
    double below = first;
    if (moving.performances.size() < 2 || seeing.settings.transparent) {
        return below;
    }
    for (std::size_t i = 0; i < moving.performances.size(); ++i) {
        const model::Variant* variant =
            moving.movement->find_variant(moving.performances[i].variant);
        const bool is_good = variant->id == "good";
        const bool is_side = seeing.settings.layout == scene::Layout::Side;
        const double part = is_side ? image.width / 2.0 : image.width;
        const double room = part - 3.4 * size;  // for the words, between bar and margin
        const std::string name =
            bold_.wrap(is_good ? variant->name : "shared route: " + variant->name, size, room);
        const std::string words = regular_.wrap(budget_words(frames[i]), kSmall * size, room);
        const double name_height = kLine * size * count_lines(name);
        const double height = size * 0.5 + name_height + kLine * kSmall * size * count_lines(words);
        const double width =
            std::max(widest_line(bold_, name, size), widest_line(regular_, words, kSmall * size)) +
            2.2 * size;
        const double x = (is_side ? static_cast<double>(i) * part : 0.0) + 0.6 * size;
        const double y = is_side ? first : below;
        record::draw_panel(image, {x, y, width, height, size * 0.35, kPaper, 0.82});
        const scene::VersionLook look =
            scene::find_version_look(is_good ? scene::Version::Good : scene::Version::Compensated);
        // A solid or a dashed bar: the version is told by more than its colour.
        for (int stroke = 0; stroke < 3; ++stroke) {
            const double bar = size * (look.dashed ? 0.5 : 0.87);
            record::draw_panel(image,
                               {x + size * 0.4, y + size * (0.4 + stroke * 0.65), size * 0.22,
                                std::min(bar, size * 1.8), 0, look.accent, 1.0});
        }
        bold_.draw(image, x + size, y + size * 0.28, size, kInk, name);
        regular_.draw(image, x + size, y + size * 0.28 + name_height, kSmall * size, kInk, words);
        below = std::max(below, y + height + 0.3 * size);
    }
    return below;
}

void CaptionPainter::paint_differences(Image& image, const model::Body& body,
                                       const std::vector<model::Frame>& frames,
                                       const Seeing& seeing) const {
    constexpr std::size_t kMost = 6;  // design: more numbers than this nobody reads
    if (seeing.settings.layout != scene::Layout::Difference || frames.size() != 2 ||
        seeing.settings.transparent) {
        return;
    }
    std::vector<analysis::JointDifference> differences;
    analysis::calc_differences(body, frames[0].pose.displacements, frames[1].pose.displacements,
                               differences);
    const double size = std::max(image.height / 36.0, 9.0);
    std::string words;
    double width = 0.0;
    int lines = 0;
    for (const auto& [difference, place] :
         session::find_difference_labels(body, frames.back(), differences, kMost)) {
        const std::string line =
            fmt::format("{}: {} {}", session::name_joint(body, difference.joint),
                        degrees_word(to_deg(difference.angle)), kind_word(difference.kind));
        width = std::max(width, regular_.measure(line, size));
        words += line + '\n';
        ++lines;
    }
    if (lines == 0) {
        return;
    }
    const double height = size * (1.25 * lines + 0.8);
    const double x = image.width - width - 1.6 * size;
    const double y = 0.5 * (image.height - height);
    record::draw_panel(image,
                       {x - 0.6 * size, y, width + 1.2 * size, height, size * 0.35, kPaper, 0.82});
    regular_.draw(image, x, y + size * 0.4, size, kInk, words);
}

void CaptionPainter::paint_readings(Image& image, const std::vector<std::string>& words,
                                    double below, const Seeing& seeing) const {
    if (seeing.settings.transparent) {
        return;
    }
    const double label = label_size(image);
    const double size = kSmall * label;
    const bool is_side = seeing.settings.layout == scene::Layout::Side;
    const auto count = static_cast<double>(words.size());
    double next = below;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto place = static_cast<double>(i);
        const double x = (is_side ? image.width * place / count : 0.0) + 0.6 * label;
        const double part = is_side ? image.width / count : image.width;
        const std::string text = regular_.wrap(words[i], size, part - 2.0 * label - size);
        const double width = widest_line(regular_, text, size) + 1.4 * size;
        const double height = size * (0.6 + kLine * count_lines(text));
        const double y = is_side ? below : next;
        record::draw_panel(image, {x, y, width, height, 0.35 * size, kPaper, 0.82});
        regular_.draw(image, x + 0.7 * size, y + 0.3 * size, size, kInk, text);
        next = y + height + 0.3 * size;
    }
}

void CaptionPainter::paint_place_words(Image& image, const scene::DrawList& drawn,
                                       const std::vector<PlaceWords>& words) const {
    const double size = std::max(image.height / 40.0, 9.0);
    for (std::size_t i = 0; i < drawn.viewports.size(); ++i) {
        const scene::Viewport& port = drawn.viewports[i];
        const double width = port.width * image.width;
        std::vector<Word> seen;
        for (const ui::PictureWord& word : words[i]) {
            const auto from = port.camera.project(word.from, width / image.height);
            const auto to = port.camera.project(word.to, width / image.height);
            if (!from || !to) {
                continue;
            }
            // The words stand at the right: they point to the right end.
            const scene::Vec2 end = to->x > from->x ? *to : *from;
            if (std::abs(end.x) < 1.0 && std::abs(end.y) < 1.0) {
                seen.push_back({port.x * image.width + 0.5 * (1.0 + end.x) * width,
                                0.5 * (1.0 - end.y) * image.height, word.words});
            }
        }
        paint_words(image, (port.x + 0.97 * port.width) * image.width, size, std::move(seen));
    }
}

void CaptionPainter::paint_words(Image& image, double right, double size,
                                 std::vector<Word> words) const {
    std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.y < b.y; });
    const double thin = std::max(1.0, 0.08 * size);
    double top = 0.0;  // of the next word: they stand one below the other
    for (const Word& word : words) {
        const double width = regular_.measure(word.words, size) + size;
        const double left = right - width;
        const double y = std::max(top, word.y - 0.8 * size);
        const double middle = y + 0.8 * size;
        // Down or up from the place, then across to the word.
        record::draw_panel(image, {word.x - 0.5 * thin, std::min(word.y, middle), thin,
                                   std::abs(middle - word.y) + thin, 0.0, kInk, 1.0});
        record::draw_panel(
            image, {std::min(word.x, left), middle, std::abs(left - word.x), thin, 0.0, kInk, 1.0});
        record::draw_panel(image, {word.x - 2.5 * thin, word.y - 2.5 * thin, 5.0 * thin, 5.0 * thin,
                                   2.5 * thin, kInk, 1.0});
        record::draw_panel(image, {left, y, width, 1.6 * size, 0.35 * size, kPaper, 0.9});
        regular_.draw(image, left + 0.5 * size, y + 0.25 * size, size, kInk, word.words);
        top = y + 1.9 * size;
    }
}

void CaptionPainter::paint_caption(Image& image, const Moving& moving, const model::Body& body,
                                   const model::Frame& frame) const {
    double nearness = 0.0;
    const model::KeyMoment* moment = moment_at(*moving.movement, frame.time, nearness);
    if (moment == nullptr || nearness <= 0.0) {
        return;
    }
    // In a pair the good one comes first.
    const model::Performance& shown = moving.performances.back();
    const model::Variant* variant = moving.movement->find_variant(shown.variant);
    const std::string sentence =
        model::tell_angles(moving.movement->find_caption(*moment, *variant).plain, body,
                           frame.pose.q, shown.side != moving.movement->working_side);
    const double size = std::max(image.height / 24.0, 11.0);
    const std::string text = regular_.wrap(sentence, size, image.width * 0.8);
    const double width = widest_line(regular_, text, size);
    const double height = size * (1.25 * count_lines(text) + 0.8);
    const double x = (image.width - width) / 2;
    const double y = image.height - height - size * 0.8;
    record::draw_panel(
        image, {x - size, y, width + 2 * size, height, size * 0.4, kPaper, 0.88 * nearness});
    if (nearness > 0.5) {
        regular_.draw(image, x, y + size * 0.4, size, kInk, text);
    }
}

void CaptionPainter::paint_lenses(Image& image, const Image& strip,
                                  const std::vector<session::LensReading>& readings,
                                  std::string_view level, const Seeing& seeing) const {
    const std::size_t count = readings.size();
    const bool is_overlay = count > 1 && seeing.settings.layout != scene::Layout::Side;
    const double size = std::max(image.height / 36.0, 9.0);
    const int side = strip.height;
    for (std::size_t i = 0; i < count; ++i) {
        // On top of one another they take a corner each, else the right one of their part.
        const double part = static_cast<double>(image.width) / static_cast<double>(count);
        const double right =
            is_overlay && i == 0 ? side + 2.0 * size : part * static_cast<double>(i + 1);
        const int left = static_cast<int>(right - size) - side;
        const int top = image.height - side - static_cast<int>(2.6 * size);
        paste_circle(image, left, top, strip, static_cast<int>(i) * side);
        const std::string words = lens_words(level, readings[i]);
        const double width = regular_.measure(words, 0.8 * size) + size;
        const double x = std::max(0.0, left + side - width);
        record::draw_panel(
            image, {x, top + side + 0.4 * size, width, 1.6 * size, 0.35 * size, kPaper, 0.82});
        regular_.draw(image, x + 0.5 * size, top + side + 0.7 * size, 0.8 * size, kInk, words);
    }
}

void CaptionPainter::paint_line(Image& image, double x, double y, double size,
                                const std::string& text) const {
    regular_.draw(image, x, y, size, kInk, text);
}

}  // namespace jw::app

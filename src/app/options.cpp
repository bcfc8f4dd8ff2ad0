#include "app/options.h"

#include "session/fit_movement.h"

#include "motion/settings.h"

#include "core/angle.h"
#include "core/ids.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

namespace jw::app {
namespace {

Error usage(std::string sentence) {
    return {ErrorCode::InvalidInput, std::move(sentence), {}};
}

inline constexpr auto kPayNames =
    enum_names<model::Performance::Pay>({{model::Performance::Pay::Default, ""},
                                         {model::Performance::Pay::Lumbar, "lumbar"},
                                         {model::Performance::Pay::Thorax, "thorax"},
                                         {model::Performance::Pay::Trunk, "trunk"},
                                         {model::Performance::Pay::Knee, "knee"},
                                         {model::Performance::Pay::Foot, "foot"}});

Result<Unit> apply_settings(const MovingOptions& options, const model::Movement& movement,
                            const model::Body& body, model::Performance& performance) {
    for (const std::string& text : options.limits) {
        JW_TRY(const auto setting, parse_setting(text));
        const auto found = motion::find_limits(body, setting.first);
        if (!found.ok()) {
            return usage(fmt::format("--limit {}: {}", text, found.error().sentence));
        }
        for (const int limit : *found) {
            performance.limits.push_back(
                {body.limits[static_cast<std::size_t>(limit)].id, to_rad(setting.second)});
        }
    }
    for (const std::string& cause : options.causes) {
        // A name without its side means both sides, as with limits.
        const std::size_t before = performance.causes.size();
        for (const std::string& id : {cause, cause + "_r", cause + "_l"}) {
            if (motion::find_cause(movement, id).ok()) {
                performance.causes.push_back(id);
                if (id == cause) {
                    break;
                }
            }
        }
        if (performance.causes.size() == before) {
            return usage(fmt::format("--cause {}: '{}' knows {}", cause, movement.id,
                                     join_ids(movement.causes)));
        }
    }
    return Unit{};
}

/// --amount: a word is a size of the movement, NAME=NUMBER an amount.
struct Amounts {
    std::string size;
    std::vector<model::AmountSetting> settings;
};

Result<Unit> add_amounts(const std::string& text, const model::Movement& movement,
                         Amounts& amounts) {
    JW_TRY(const auto setting, parse_setting(text));
    bool is_known = false;
    for (const model::Amount& row : movement.amounts) {
        // A name without its side means both sides.
        if (row.id == setting.first || row.id == setting.first + "_r" ||
            row.id == setting.first + "_l") {
            amounts.settings.push_back({row.id, model::from_shown(row.unit, setting.second)});
            is_known = true;
        }
    }
    if (!is_known) {
        return usage(fmt::format(
            "--amount {}: '{}' has {}", text, movement.id,
            movement.amounts.empty() ? "no amounts but its size" : join_ids(movement.amounts)));
    }
    return Unit{};
}

Result<Amounts> resolve_amounts(const MovingOptions& options, const model::Movement& movement) {
    Amounts amounts;
    for (const std::string& text : options.amounts) {
        if (text.find('=') != std::string::npos) {
            JW_CHECK(add_amounts(text, movement, amounts));
        } else if (std::any_of(movement.sizes.begin(), movement.sizes.end(),
                               [&](const model::Size& row) { return row.id == text; })) {
            amounts.size = text;
        } else {
            return usage(
                fmt::format("--amount {}: '{}' has the sizes {}; another amount reads "
                            "NAME=NUMBER",
                            text, movement.id, join_ids(movement.sizes)));
        }
    }
    return amounts;
}

/// By its id, or a file of a teacher's own, brought onto its contacts.
Result<std::shared_ptr<const model::Movement>> find_movement(const std::string& name,
                                                             const Workspace& workspace) {
    if (name.ends_with(".toml")) {
        JW_TRY(model::Movement own,
               content::load_movement(name, workspace.places.assets / "content", workspace.body));
        JW_TRY(own, session::fit_good_form(workspace.body, std::move(own)));
        return std::make_shared<const model::Movement>(std::move(own));
    }
    const model::Movement* known = workspace.library.find_movement(name);
    if (known == nullptr) {
        return usage(
            fmt::format("--movement {}: there is no such movement; known are {}, or the name of a "
                        ".toml file",
                        name, join_ids(workspace.library.movements)));
    }
    return std::shared_ptr<const model::Movement>{std::shared_ptr<const void>{}, known};
}

}  // namespace

Result<std::pair<std::string, double>> parse_setting(const std::string& text) {
    const std::size_t equals = text.find('=');
    double value = 0.0;
    const char* end = text.data() + text.size();
    if (equals != std::string::npos && equals > 0) {
        const auto [stop, code] = std::from_chars(text.data() + equals + 1, end, value);
        if (code == std::errc{} && stop == end && std::isfinite(value)) {
            return std::pair{text.substr(0, equals), value};
        }
    }
    return usage(fmt::format("'{}' should read NAME=DEGREES, as in hip_extension_r=4", text));
}

Result<Unit> check_ending(const std::string& path, std::string_view what,
                          std::initializer_list<std::string_view> endings) {
    const std::string ending = std::filesystem::path{path}.extension().string();
    if (std::find(endings.begin(), endings.end(), ending) != endings.end()) {
        return Unit{};
    }
    std::vector<std::string_view> known;
    for (const std::string_view name : endings) {
        known.push_back(name.empty() ? "a folder of .png pictures" : name);
    }
    return usage(
        fmt::format("--output '{}': {} is written as {}", path, what, fmt::join(known, " or ")));
}

std::optional<int> find_muscle_or_line(const model::Body& body, std::string_view id) {
    if (const auto muscle = body.find_muscle(id)) {
        return muscle;
    }
    const auto line = body.find_line(id);
    for (std::size_t m = 0; line && m < body.muscles.size(); ++m) {
        const auto& lines = body.muscles[m].lines;
        if (std::find(lines.begin(), lines.end(), *line) != lines.end()) {
            return static_cast<int>(m);
        }
    }
    return std::nullopt;
}

Result<std::pair<int, int>> parse_size(const std::string& text) {
    constexpr int kSmallest = 16, kLargest = 8192;
    int width = 0, height = 0;
    const char* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, width);
    if (first.ec == std::errc{} && first.ptr != end && *first.ptr == ',') {
        const auto second = std::from_chars(first.ptr + 1, end, height);
        if (second.ec == std::errc{} && second.ptr == end && std::min(width, height) >= kSmallest &&
            std::max(width, height) <= kLargest) {
            return std::pair{width, height};
        }
    }
    return usage(fmt::format("size '{}' should read WIDTH,HEIGHT in pixels, each {} to {}", text,
                             kSmallest, kLargest));
}

void add_body_option(CLI::App& command, session::BodyChoice& body) {
    const auto choose = [&body](const std::string& name) {
        body = session::kBodyNames.find(name).value_or(body);
    };
    command.add_option_function<std::string>("--body", choose, "whose body")
        ->check(CLI::IsMember({"male", "female"}));
}

void add_moving_options(CLI::App& command, MovingOptions& options, bool is_required) {
    auto* movement =
        command
            .add_option("--movement", options.movement,
                        "which movement (jointwise list movements), or a .toml file of your own")
            ->type_name("ID");
    if (is_required) {
        movement->required();
    }
    auto* variant = command
                        .add_option("--variant", options.variant,
                                    "good, a fault by name, or compensated (the first fault)")
                        ->type_name("V");
    command.add_option("--compare", options.compare, "two versions together")
        ->delimiter(',')
        ->expected(1, 2)
        ->type_name("A,B")
        ->excludes(variant);
    command.add_option("--side", options.side, "the working side")
        ->check(CLI::IsMember({"r", "l"}));
    command
        .add_option("--limit", options.limits,
                    "a joint stops at DEG in that direction; may be given again")
        ->type_name("NAME=DEG");
    command.add_option("--cause", options.causes, "a preset that says why a joint stops")
        ->type_name("NAME");
    command
        .add_option("--amount", options.amounts,
                    "a size of the movement (standard, large), or one of its amounts as "
                    "NAME=NUMBER (pelvis_drop_r=5); may be given again")
        ->type_name("NAME");
    command.add_flag("--travel", options.travels,
                     "walk through the room instead of on a moving floor");
    command
        .add_option("--pay", options.pay,
                    "who gives what the joint does not: lumbar, thorax, trunk, knee or foot")
        ->type_name("WHO");
    add_body_option(command, options.body);
}

void add_seeing_options(CLI::App& command, SeeingOptions& options) {
    command
        .add_option("--view", options.view,
                    "front, right, left, back, top, bottom, three_quarter or best")
        ->type_name("VIEW");
    command
        .add_option("--focus", options.focus,
                    "fill the picture with this bone or muscle, ghost the rest")
        ->type_name("ID");
    command
        .add_option("--layer", options.layers,
                    "what to show: " + scene::known_parts() + "; or a set of muscles (list sets)")
        ->delimiter(',')
        ->type_name("NAME");
    command
        .add_option("--layout", options.layout,
                    "two versions side by side, overlaid, or where they differ")
        ->check(CLI::IsMember({"single", "side", "overlay", "difference"}));
    command.add_option("--hold", options.hold, "what stands still in the picture")
        ->check(CLI::IsMember({"room", "pelvis", "femur", "thorax"}));
    command
        .add_option(
            "--align", options.align,
            "what two versions in one picture (--layout overlay, difference) have in common")
        ->check(CLI::IsMember({"room", "pelvis", "foot"}));
    command.add_flag("--mirror", options.mirror, "right and left change places, as in a mirror");
    command.add_option("--detail", options.detail, "fineness")
        ->check(CLI::IsMember({"close", "standard", "light"}));
    command.add_option("--size", options.size, "pixels")->type_name("W,H");
    command.add_flag("--transparent", options.transparent, "no background");
    command
        .add_option("--measure", options.measure,
                    "lay a goniometer on the figure: " + analysis::kMeasureNames.known())
        ->type_name("NAME");
}

Result<Moving> resolve_moving(const MovingOptions& options, const Workspace& workspace) {
    JW_TRY(const auto movement, find_movement(options.movement, workspace));
    Moving moving{movement, {}};
    std::vector<std::string> variants = options.compare;
    if (variants.empty()) {
        variants.push_back(options.variant.empty() ? "good" : options.variant);
    }
    const auto pay = kPayNames.find(options.pay);
    if (!pay) {
        return usage(
            fmt::format("--pay {}: known are lumbar, thorax, trunk, knee, foot", options.pay));
    }
    JW_TRY(const Amounts amounts, resolve_amounts(options, *movement));
    if (!motion::can_pay(*movement, *pay)) {
        return usage(
            fmt::format("--pay {}: in '{}' the task is a direction, not a place of the "
                        "foot; known are lumbar, thorax, trunk",
                        options.pay, movement->id));
    }
    if (options.travels && !motion::can_pay(*movement, model::Performance::Pay::Foot)) {
        return usage(fmt::format("--travel: '{}' stays where it is", movement->id));
    }
    for (const std::string& name : variants) {
        const model::Variant* variant = movement->find_variant(name);
        if (variant == nullptr) {
            return usage(fmt::format("'{}' has no version '{}'; known are {}", movement->id, name,
                                     join_ids(movement->variants)));
        }
        model::Performance performance;
        performance.variant = variant->id;
        performance.side = options.side == "l" ? model::Side::Left : model::Side::Right;
        performance.size = amounts.size;
        performance.travels = options.travels;
        performance.pay = *pay;
        if (variant->id != "good" || variants.size() == 1) {
            JW_CHECK(apply_settings(options, *movement, workspace.body, performance));
            performance.amounts = amounts.settings;
        }
        moving.performances.push_back(std::move(performance));
    }
    return moving;
}

namespace {

/// Parts as they are named, and sets of muscles: those of all named sets, on the bones.
Result<Unit> apply_layers(const std::vector<std::string>& layers, const Workspace& workspace,
                          scene::ViewSettings& settings) {
    settings.parts = {scene::Part::Floor};
    const std::vector<content::Preset>& presets = workspace.library.presets;
    std::vector<int> shown;
    for (const std::string& layer : layers) {
        if (const content::Preset* preset = content::find_preset(presets, layer)) {
            shown.insert(shown.end(), preset->shown.begin(), preset->shown.end());
        } else if (const auto parts = scene::find_parts(layer)) {
            settings.parts = settings.parts | *parts;
        } else {
            std::string known = scene::known_parts();
            for (const content::Preset& set : presets) {
                known += ", " + set.id;
            }
            return usage(fmt::format("--layer {}: known are {}", layer, known));
        }
    }
    if (!shown.empty()) {
        std::sort(shown.begin(), shown.end());
        settings.parts = settings.parts | scene::kMuscleSetParts;
        settings.hidden_muscles = content::find_others(shown, workspace.body);
    }
    return Unit{};
}

}  // namespace

Result<Seeing> resolve_seeing(const SeeingOptions& options, const Workspace& workspace) {
    const model::Body& body = workspace.body;
    Seeing seeing;
    const auto view = scene::kViewNames.find(options.view);
    if (!view) {
        return usage(
            fmt::format("--view {}: known are {}", options.view, scene::kViewNames.known()));
    }
    seeing.view = *view;
    seeing.settings.detail = *scene::kDetailNames.find(options.detail);
    seeing.settings.layout =
        options.layout.empty() ? scene::Layout::Side : *scene::kLayoutNames.find(options.layout);
    seeing.settings.transparent = options.transparent;
    seeing.hold = *session::kHoldNames.find(options.hold);
    seeing.align = *session::kAlignNames.find(options.align);
    seeing.is_mirrored = options.mirror;
    if (!options.layers.empty()) {
        JW_CHECK(apply_layers(options.layers, workspace, seeing.settings));
    }
    if (!options.measure.empty()) {
        seeing.measure = analysis::kMeasureNames.find(options.measure);
        if (!seeing.measure) {
            return usage(fmt::format("--measure {}: known are {}", options.measure,
                                     analysis::kMeasureNames.known()));
        }
        seeing.settings.parts.set(scene::Part::Goniometer, true);
    }
    if (!options.focus.empty()) {
        if (const auto bone = body.find_bone(options.focus)) {
            seeing.settings.focus = {{scene::Structure::Kind::Bone, *bone}};
        } else if (const auto muscle = find_muscle_or_line(body, options.focus)) {
            seeing.settings.focus = {{scene::Structure::Kind::Muscle, *muscle}};
            // What is asked for is seen, a ligament too, whichever layers are shown.
            seeing.settings.parts.set(
                scene::find_part(body.muscles[static_cast<std::size_t>(*muscle)]), true);
        } else {
            return usage(
                fmt::format("--focus {}: there is no such bone or muscle (jointwise list bones)",
                            options.focus));
        }
        seeing.framed = seeing.settings.focus;
    }
    JW_TRY(const auto size, parse_size(options.size));
    seeing.width = size.first;
    seeing.height = size.second;
    return seeing;
}

}  // namespace jw::app

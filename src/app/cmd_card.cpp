// card: what there is to say about one muscle, in standing or at an instant of a movement.
#include "app/commands.h"
#include "app/options.h"
#include "app/workspace.h"

#include "session/evaluate.h"

#include "muscle/action.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace jw::app {
namespace {

using Json = nlohmann::ordered_json;

struct CardOptions {
    std::string muscle;
    MovingOptions moving;
    double time = 0.0;
    bool is_json = false;
};

Json describe_actions(const model::Body& body, const std::vector<muscle::Action>& actions) {
    Json json = Json::array();
    for (const muscle::Action& action : actions) {
        const model::Limit& limit = body.limits[static_cast<std::size_t>(action.limit)];
        json.push_back(
            {{"id", limit.id}, {"english", limit.english}, {"lever_mm", action.lever * 1e3}});
    }
    return json;
}

Result<Json> describe_anatomy(const Workspace& workspace, const model::Muscle& muscle) {
    const content::MuscleCards& cards = workspace.library.cards;
    const content::MuscleCard& card = *cards.find(muscle);  // the library has one for each
    Json json{{"id", muscle.id},
              {"english", muscle.english},
              {"latin", muscle.latin},
              {"plain", muscle.plain},
              {"group", muscle.group},
              {"origin", card.origin},
              {"insertion", card.insertion}};
    json[card.nerve.empty() ? "made_of" : "nerve"] = card.nerve.empty() ? card.made_of : card.nerve;
    if (!card.note.empty()) {
        json["note"] = card.note;
    }
    json["source"] = content::find_source(workspace.library.sources, cards.source)->cite;
    return json;
}

/// What the recipe of a version says of a muscle, and what the pose makes of it.
Json describe_part(const model::Movement& movement, const model::Performance& performance,
                   const model::Frame& frame, int muscle) {
    const auto variant = std::find_if(movement.variants.begin(), movement.variants.end(),
                                      [&](const auto& v) { return v.id == performance.variant; });
    const auto& curves = variant->muscles;
    const auto curve = std::find_if(curves.begin(), curves.end(),
                                    [&](const auto& row) { return row.muscle == muscle; });
    const model::MuscleState& state = frame.muscles[static_cast<std::size_t>(muscle)];
    Json json{{"movement", movement.id},    {"variant", performance.variant},
              {"time", frame.time},         {"state", model::kStateNames.name(state.state)},
              {"activity", state.activity}, {"length_ratio", state.length_ratio}};
    if (curve != curves.end()) {
        json["role"] = curve->role;
        json["reason"] = curve->reason;
        json["basis"] = curve->basis;
    }
    return json;
}

std::string to_text(const Json& json, const std::string& indent = {}) {
    std::string text;
    for (const auto& [key, value] : json.items()) {
        if (value.is_string()) {
            text += fmt::format("{}{:<12} {}\n", indent, key, value.get<std::string>());
        } else if (value.is_number()) {
            text += fmt::format("{}{:<12} {:.3g}\n", indent, key, value.get<double>());
        } else if (key == "actions") {
            for (const Json& action : value) {
                text += fmt::format("{}{:<12} {}, lever {:.0f} mm\n", indent, "pulls to",
                                    action["english"].get<std::string>(),
                                    action["lever_mm"].get<double>());
            }
        } else {
            for (const Json& row : value) {
                text += '\n' + to_text(row, "  ");
            }
        }
    }
    return text;
}

Result<Unit> run_card(const CardOptions& options) {
    JW_TRY(const Workspace workspace, load_workspace(options.moving.body));
    const model::Body& body = workspace.body;
    const auto muscle = find_muscle_or_line(body, options.muscle);
    if (!muscle) {
        return Error{
            ErrorCode::NotFound,
            fmt::format("there is no muscle '{}' (jointwise list muscles)", options.muscle),
            {}};
    }
    JW_TRY(Json json, describe_anatomy(workspace, body.muscles[static_cast<std::size_t>(*muscle)]));
    if (options.moving.movement.empty()) {
        JW_TRY(const auto actions, muscle::find_actions(body, body.neutral_q(), *muscle));
        json["actions"] = describe_actions(body, actions);
    } else {
        JW_TRY(const Moving moving, resolve_moving(options.moving, workspace));
        session::EvaluateScratch scratch;
        for (const model::Performance& performance : moving.performances) {
            model::Frame frame;
            JW_CHECK(session::evaluate(body, *moving.movement, performance, options.time, scratch,
                                       frame));
            JW_TRY(const auto actions, muscle::find_actions(body, frame.pose.q, *muscle));
            json["now"].push_back(describe_part(*moving.movement, performance, frame, *muscle));
            json["now"].back()["actions"] = describe_actions(body, actions);
        }
    }
    print(options.is_json ? json.dump(1) + '\n' : to_text(json));
    return Unit{};
}

}  // namespace

void add_card(CLI::App& app, Outcome& outcome) {
    auto* command = app.add_subcommand(
        "card", "one muscle: where it comes from, and what it does at this instant");
    auto options = std::make_shared<CardOptions>();
    command->add_option("muscle", options->muscle, "a muscle or one of its lines")
        ->required()
        ->type_name("ID");
    add_moving_options(*command, options->moving, false);
    command->add_option("--time", options->time, "instant, 0 to 1 of the cycle")
        ->check(CLI::Range(0.0, 1.0))
        ->type_name("F");
    command->add_flag("--json", options->is_json, "for scripts");
    command->callback([options, &outcome] { outcome = run_card(*options); });
}

}  // namespace jw::app

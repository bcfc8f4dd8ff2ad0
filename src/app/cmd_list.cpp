#include "app/commands.h"
#include "app/workspace.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace jw::app {
namespace {

using Json = nlohmann::ordered_json;

Json list_movements(const Workspace& workspace) {
    Json json = Json::array();
    for (const model::Movement& movement : workspace.library.movements) {
        Json variants = Json::array(), moments = Json::array();
        for (const model::Variant& variant : movement.variants) {
            variants.push_back(variant.id);
        }
        for (const model::KeyMoment& moment : movement.key_moments) {
            moments.push_back({{"name", moment.name}, {"time", moment.time}});
        }
        json.push_back({{"id", movement.id},
                        {"name", movement.name},
                        {"position", movement.position},
                        {"variants", variants},
                        {"seconds", movement.seconds},
                        {"key_moments", moments}});
    }
    return json;
}

/// Causes of all movements, each once, with the movements that know it.
Json list_causes(const Workspace& workspace) {
    Json json = Json::array();
    for (const model::Movement& movement : workspace.library.movements) {
        for (const model::Cause& cause : movement.causes) {
            const auto same = std::find_if(json.begin(), json.end(), [&](const Json& row) {
                return row["id"] == cause.id && row["name"] == cause.name;
            });
            if (same != json.end()) {
                (*same)["movements"].push_back(movement.id);
                continue;
            }
            json.push_back(
                {{"id", cause.id},
                 {"name", cause.name},
                 {"side",
                  cause.side == model::Side::None ? "" : model::kSideNames.name(cause.side)},
                 {"stop", model::kStopNames.name(cause.stop)},
                 {"movements", Json::array({movement.id})}});
        }
    }
    return json;
}

Json list_amounts(const Workspace& workspace) {
    Json json = Json::array();
    for (const model::Movement& movement : workspace.library.movements) {
        for (const model::Amount& amount : movement.amounts) {
            json.push_back({{"id", amount.id},
                            {"name", amount.name},
                            {"unit", model::kUnitNames.name(amount.unit)},
                            {"most", model::to_shown(amount.unit, amount.most)},
                            {"movement", movement.id}});
        }
    }
    return json;
}

Json list_muscles(const Workspace& workspace) {
    Json json = Json::array();
    for (const model::Muscle& muscle : workspace.body.muscles) {
        Json lines = Json::array();
        for (const model::LineIndex line : muscle.lines) {
            lines.push_back(workspace.body.lines[static_cast<std::size_t>(line)].id);
        }
        json.push_back({{"id", muscle.id},
                        {"latin", muscle.latin},
                        {"english", muscle.english},
                        {"group", muscle.group},
                        {"lines", lines}});
    }
    return json;
}

Json list_sets(const Workspace& workspace) {
    Json json = Json::array();
    for (const content::Preset& preset : workspace.library.presets) {
        Json muscles = Json::array();
        for (const int muscle : preset.shown) {
            muscles.push_back(workspace.body.muscles[static_cast<std::size_t>(muscle)].id);
        }
        json.push_back({{"id", preset.id},
                        {"name", preset.name},
                        {"sentence", preset.sentence},
                        {"muscles", muscles}});
    }
    return json;
}

Json list_bones(const Workspace& workspace) {
    Json json = Json::array();
    for (const model::Bone& bone : workspace.body.bones) {
        const Json parent =
            bone.parent == model::kNone
                ? Json(nullptr)  // braces would make an array of it
                : Json(workspace.body.bones[static_cast<std::size_t>(bone.parent)].id);
        json.push_back({{"id", bone.id},
                        {"latin", bone.latin},
                        {"english", bone.english},
                        {"parent", parent}});
    }
    return json;
}

Json list_joints(const Workspace& workspace) {
    const model::Body& body = workspace.body;
    Json json = Json::array();
    for (const model::Joint& joint : body.joints) {
        Json coordinates = Json::array();
        const auto add = [&](model::CoordinateIndex c) {
            const std::string& id = body.coordinates[static_cast<std::size_t>(c)].id;
            if (std::find(coordinates.begin(), coordinates.end(), id) == coordinates.end()) {
                coordinates.push_back(id);
            }
        };
        if (joint.coupled_to != model::kNone) {
            add(joint.coupled_to);
        }
        for (const model::Turn& turn : joint.turns) {
            add(turn.coordinate);
        }
        const Json parent = joint.parent == model::kNone
                                ? Json(nullptr)
                                : Json(body.bones[static_cast<std::size_t>(joint.parent)].id);
        json.push_back({{"id", joint.id},
                        {"english", joint.english},
                        {"parent", parent},
                        {"child", body.bones[static_cast<std::size_t>(joint.child)].id},
                        {"coordinates", coordinates}});
    }
    return json;
}

/// Rows for people: the id, then every text of the row.
std::string to_text(const Json& rows) {
    std::string text;
    for (const Json& row : rows) {
        text += fmt::format("{:<32}", row["id"].get<std::string>());
        for (const auto& [key, value] : row.items()) {
            if (key != "id" && value.is_string() && !value.get_ref<const std::string&>().empty()) {
                text += "  " + value.get<std::string>();
            } else if (key == "variants" || key == "coordinates") {
                for (const Json& name : value) {
                    text += "  " + name.get<std::string>();
                }
            }
        }
        text += '\n';
    }
    return text;
}

Result<Unit> run_list(const std::string& what, bool is_json) {
    JW_TRY(const Workspace workspace, load_workspace());
    // There are no lessons yet: an empty list, so that scripts need no special case.
    const Json rows = what == "movements" ? list_movements(workspace)
                      : what == "muscles" ? list_muscles(workspace)
                      : what == "bones"   ? list_bones(workspace)
                      : what == "joints"  ? list_joints(workspace)
                      : what == "causes"  ? list_causes(workspace)
                      : what == "amounts" ? list_amounts(workspace)
                      : what == "sets"    ? list_sets(workspace)
                                          : Json::array();
    print(is_json ? rows.dump(1) + '\n' : to_text(rows));
    return Unit{};
}

}  // namespace

void add_list(CLI::App& app, Outcome& outcome) {
    auto* command = app.add_subcommand("list", "what the program knows");
    auto what = std::make_shared<std::string>();
    auto is_json = std::make_shared<bool>(false);
    command
        ->add_option("what", *what,
                     "movements, causes, amounts, muscles, sets, bones, joints or lessons")
        ->required()
        ->check(CLI::IsMember(
            {"movements", "causes", "amounts", "muscles", "sets", "bones", "joints", "lessons"}));
    command->add_flag("--json", *is_json, "for scripts");
    command->callback([what, is_json, &outcome] { outcome = run_list(*what, *is_json); });
}

}  // namespace jw::app

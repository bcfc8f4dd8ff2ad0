#include "content/cause_reader.h"

#include "content/names.h"

#include "core/angle.h"
#include "core/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace jw::content {
namespace {

constexpr std::uintmax_t kMostBytes = 1U << 20U;

constexpr std::array<std::string_view, 8> kKeys{"id",    "name",    "stop",   "limits",
                                                "gives", "amounts", "timing", "text"};

bool has_limit(const model::Body& body, const std::string& id) {
    return body.find_limit(id).has_value();
}

/// A coordinate or sum, also one that stands without its side.
bool is_movable(const model::Body& body, const std::string& name) {
    return body.find_coordinate(name) || body.find_coordinate(name + "_r") || body.find_sum(name);
}

/// "hip_extension" of the right side; "trunk_lean" and sums are what they are.
std::string with_side(const std::string& name, model::Side side, const auto& exists) {
    const std::string sided = name + (side == model::Side::Left ? "_l" : "_r");
    return exists(sided) ? sided : name;
}

void check_values(const TomlNode& node, const model::Body& body, const std::string& id,
                  double value, Collector& collect) {
    for (const char* side : {"", "_r", "_l", "_right", "_left"}) {
        const auto limit = body.find_limit(id + side);
        if (limit && value > body.limits[static_cast<std::size_t>(*limit)].extreme) {
            collect.add(node.error(fmt::format(
                "{} {:.4g} deg is beyond {:.4g}, which no pose may pass", id + side, to_deg(value),
                to_deg(body.limits[static_cast<std::size_t>(*limit)].extreme))));
        }
    }
}

void read_head(const TomlNode& row, model::Cause& cause, const CauseContext& context,
               Collector& collect) {
    cause.id = collect.take(row.text("id"));
    cause.name = collect.take(row.text("name"));
    cause.stop = collect.take(row.choice("stop", model::kStopNames));
    cause.limits = read_limits(row, context, collect);
    cause.gives = read_gives(row, context, collect);
    cause.timing = read_timing(row, context, collect);
    cause.text = read_text(row, "text", context, collect);
}

}  // namespace

model::Text read_text(const TomlNode& row, std::string_view key, const CauseContext& context,
                      Collector& collect) {
    model::Text text;
    const auto node = row.table(key);
    if (!node.ok()) {
        collect.add(node.error());
        return text;
    }
    collect.check(node->check_keys({"plain", "anatomical", "grade", "source"}));
    text.plain = collect.take(node->text("plain"));
    text.anatomical = collect.take(node->text("anatomical"));
    text.grade = collect.take(node->choice("grade", model::kGradeNames));
    text.source = read_source(*node, context, collect);
    return text;
}

std::string read_source(const TomlNode& row, const CauseContext& context, Collector& collect) {
    std::string source = collect.take(row.text("source"));
    if (!source.empty() && find_source(context.sources, source) == nullptr) {
        collect.add(row.child("source")->error(
            fmt::format("'{}' is not in sources.toml; add it there", source)));
    }
    return source;
}

std::vector<model::LimitSetting> read_limits(const TomlNode& row, const CauseContext& context,
                                             Collector& collect) {
    std::vector<model::LimitSetting> settings;
    const auto table = row.find("limits");
    if (!table) {
        return settings;
    }
    for (const std::string& name : table->keys()) {
        const auto node = *table->find(name);
        const std::string id = resolve_side(name, context.working_side);
        if (!has_limit(context.body, id) && !has_limit(context.body, id + "_r") &&
            !has_limit(context.body, id + "_right")) {
            collect.add(node.error(fmt::format("there is no limit '{}'", id)));
        }
        settings.push_back({id, to_rad(collect.take(node.as_number()))});
        check_values(node, context.body, id, settings.back().value, collect);
    }
    return settings;
}

std::vector<model::GiveSetting> read_gives(const TomlNode& row, const CauseContext& context,
                                           Collector& collect) {
    std::vector<model::GiveSetting> gives;
    const auto table = row.find("gives");
    if (!table) {
        return gives;
    }
    for (const std::string& key : table->keys()) {
        const auto node = *table->find(key);
        const std::string name = resolve_side(key, context.working_side);
        const double factor = collect.take(node.as_number(), 1.0);
        if (name != "trunk_lean" && !is_movable(context.body, name)) {
            collect.add(node.error(
                fmt::format("there is no coordinate, sum or trunk_lean named '{}'", name)));
        }
        if (!(factor > 0.0)) {
            collect.add(node.error("a give is multiplied by a number above 0"));
        }
        gives.push_back({name, factor});
    }
    return gives;
}

std::vector<model::AmountSetting> read_amounts(const TomlNode& row,
                                               const std::vector<model::Amount>& known,
                                               const CauseContext& context, Collector& collect) {
    std::vector<model::AmountSetting> settings;
    const auto table = row.find("amounts");
    if (!table) {
        return settings;
    }
    for (const std::string& name : table->keys()) {
        const auto node = *table->find(name);
        const std::string id = resolve_side(name, context.working_side);
        const auto amount = std::find_if(known.begin(), known.end(),
                                         [&](const auto& other) { return other.id == id; });
        if (amount == known.end()) {
            collect.add(node.error(fmt::format(
                "the movement has no amount '{}'; describe it in a table [[amount]]", id)));
            continue;
        }
        const double value = model::from_shown(amount->unit, collect.take(node.as_number()));
        if (!(std::abs(value) <= amount->most)) {
            collect.add(node.error(fmt::format("{} is more than {:.4g} either way", id,
                                               model::to_shown(amount->unit, amount->most))));
        }
        settings.push_back({id, value});
    }
    return settings;
}

std::vector<model::TimingSetting> read_timing(const TomlNode& row, const CauseContext& context,
                                              Collector& collect) {
    std::vector<model::TimingSetting> timing;
    const auto table = row.find("timing");
    if (!table) {
        return timing;
    }
    for (const std::string& key : table->keys()) {
        const auto node = *table->find(key);
        const std::string name = resolve_side(key, context.working_side);
        const double later = collect.take(node.as_number());
        if (!is_movable(context.body, name)) {
            collect.add(node.error(fmt::format("there is no coordinate or sum named '{}'", name)));
        }
        if (!(std::abs(later) <= model::kMostLater)) {
            collect.add(
                node.error(fmt::format("{} is a part of the cycle; write at most {} either "
                                       "way",
                                       name, model::kMostLater)));
        }
        timing.push_back({name, later});
    }
    return timing;
}

model::Cause read_cause(const TomlNode& row, const std::vector<model::Amount>& amounts,
                        const CauseContext& context, Collector& collect) {
    collect.check(row.check_keys(kKeys));
    model::Cause cause;
    read_head(row, cause, context, collect);
    cause.amounts = read_amounts(row, amounts, context, collect);
    return cause;
}

CauseLibrary read_cause_library(const std::filesystem::path& path, const model::Body& body,
                                const std::vector<Source>& sources, std::vector<Error>& faults) {
    Collector collect{faults};
    CauseLibrary library;
    const auto root = read_toml(path);
    if (!root.ok()) {
        faults.push_back(root.error());
        return library;
    }
    library.text = collect.take(read_file(path, kMostBytes));
    collect.check(root->check_keys({"cause"}));
    const CauseContext context{body, sources};
    std::set<std::string> ids;
    for (const TomlNode& row : collect.take(root->items("cause"))) {
        collect.check(row.check_keys(kKeys));
        CauseLibrary::Row read;
        read_head(row, read.cause, context, collect);
        if (!ids.insert(read.cause.id).second) {
            collect.add(row.error(fmt::format("'{}' stands twice", read.cause.id)));
        }
        if (const auto table = row.find("amounts")) {
            for (const std::string& name : table->keys()) {
                read.amounts.emplace_back(name, collect.take(table->find(name)->as_number()));
            }
        }
        library.rows.push_back(std::move(read));
    }
    return library;
}

std::vector<model::Cause> make_sided_causes(const CauseLibrary& library, const model::Body& body,
                                            const std::vector<model::Amount>& amounts) {
    const auto is_limit = [&](const std::string& id) { return has_limit(body, id); };
    const auto is_coordinate = [&](const std::string& id) {
        return body.find_coordinate(id).has_value();
    };
    const auto find_amount = [&](const std::string& id) {
        return std::find_if(amounts.begin(), amounts.end(),
                            [&](const auto& row) { return row.id == id; });
    };
    const auto is_amount = [&](const std::string& id) { return find_amount(id) != amounts.end(); };
    std::vector<model::Cause> causes;
    for (const CauseLibrary::Row& row : library.rows) {
        for (const model::Side side : {model::Side::Right, model::Side::Left}) {
            model::Cause cause = row.cause;
            cause.id += side == model::Side::Left ? "_l" : "_r";
            cause.side = side;
            for (model::LimitSetting& setting : cause.limits) {
                setting.limit = with_side(setting.limit, side, is_limit);
            }
            for (model::GiveSetting& give : cause.gives) {
                give.name = with_side(give.name, side, is_coordinate);
            }
            for (model::TimingSetting& timing : cause.timing) {
                timing.name = with_side(timing.name, side, is_coordinate);
            }
            for (const auto& [name, value] : row.amounts) {
                const auto amount = find_amount(with_side(name, side, is_amount));
                if (amount != amounts.end()) {
                    const double most = amount->most;
                    cause.amounts.push_back(
                        {amount->id,
                         std::clamp(model::from_shown(amount->unit, value), -most, most)});
                }
            }
            causes.push_back(std::move(cause));
        }
    }
    return causes;
}

}  // namespace jw::content

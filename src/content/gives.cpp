#include "content/gives.h"

#include "content/collect.h"
#include "content/toml_reader.h"

#include "core/angle.h"

#include <fmt/format.h>

namespace jw::content {
namespace {

/// Levels of the limit that a key names, with their shares.
std::vector<model::Limit::Part> find_parts(const TomlNode& row, std::string_view key,
                                           const model::Body& body, Collector& collect) {
    const std::string name = collect.take(row.text(key));
    const auto limit = body.find_limit(name);
    if (!limit || body.limits[static_cast<std::size_t>(*limit)].is_coupled) {
        collect.add(row.error(fmt::format("there is no limit '{}' to take shares from", name)));
        return {};
    }
    return body.limits[static_cast<std::size_t>(*limit)].parts;
}

void read_row(const TomlNode& row, const model::Body& body, Collector& collect, Gives& out) {
    collect.check(row.check_keys({"name", "value", "shares", "halved_at", "halved_shares"}));
    const std::string name = collect.take(row.text("name"));
    const double value = collect.take(row.number("value"));
    if (!(value >= 0.0)) {
        collect.add(row.error("a give is 0 or more"));
        return;
    }
    if (row.has("shares")) {
        for (const auto& part : find_parts(row, "shares", body, collect)) {
            out.gives[static_cast<std::size_t>(part.coordinate)].value = part.share * value;
        }
        if (row.has("halved_at")) {
            const double halved = to_rad(collect.take(row.number("halved_at")));
            if (!(halved > 0.0)) {
                collect.add(row.error("halved_at: write how far it is flexed, degrees above 0"));
            }
            for (const auto& part : find_parts(row, "halved_shares", body, collect)) {
                out.gives[static_cast<std::size_t>(part.coordinate)].halved_at =
                    part.share * halved;
            }
        }
        return;
    }
    bool is_known = false;
    for (const char* side : {"", "_r", "_l"}) {
        if (const auto c = body.find_coordinate(name + side)) {
            out.gives[static_cast<std::size_t>(*c)].value = value;
            is_known = true;
        }
    }
    if (!is_known) {
        collect.add(row.error(
            fmt::format("there is no coordinate '{}'; a sum needs the limit of its shares", name)));
    }
}

}  // namespace

Gives read_gives(const std::filesystem::path& path, const model::Body& body,
                 std::vector<Error>& faults) {
    Collector collect{faults};
    Gives out;
    out.gives.assign(body.coordinates.size(), {});
    const auto root = read_toml(path);
    if (!root.ok()) {
        faults.push_back(root.error());
        return out;
    }
    collect.check(root->check_keys({"source", "mark", "give", "wishes"}));
    for (const TomlNode& row : collect.take(root->items("give"))) {
        read_row(row, body, collect, out);
    }
    if (const auto wishes = root->table("wishes"); wishes.ok()) {
        collect.check(wishes->check_keys({"gaze", "upright", "arms_hang", "balance"}));
        out.gaze = collect.take(wishes->number("gaze"));
        out.upright = collect.take(wishes->number("upright"));
        out.arms_hang = collect.take(wishes->number("arms_hang"));
        out.balance = collect.take(wishes->number("balance"));
    } else {
        faults.push_back(wishes.error());
    }
    return out;
}

}  // namespace jw::content

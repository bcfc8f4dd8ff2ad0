#include "content/gives.h"

#include "content/collect.h"
#include "content/toml_reader.h"

#include <fmt/format.h>

namespace jw::content {
namespace {

void read_row(const TomlNode& row, const model::Body& body, Collector& collect, Gives& out) {
    collect.check(row.check_keys({"name", "value", "shares"}));
    const std::string name = collect.take(row.text("name"));
    const double value = collect.take(row.number("value"));
    if (!(value >= 0.0)) {
        collect.add(row.error("a give is 0 or more"));
        return;
    }
    if (row.has("shares")) {
        const std::string shares = collect.take(row.text("shares"));
        const auto limit = body.find_limit(shares);
        if (!limit || body.limits[static_cast<std::size_t>(*limit)].is_coupled) {
            collect.add(
                row.error(fmt::format("there is no limit '{}' to take shares from", shares)));
            return;
        }
        for (const auto& part : body.limits[static_cast<std::size_t>(*limit)].parts) {
            out.gives[static_cast<std::size_t>(part.coordinate)] = part.share * value;
        }
        return;
    }
    bool is_known = false;
    for (const char* side : {"", "_r", "_l"}) {
        if (const auto c = body.find_coordinate(name + side)) {
            out.gives[static_cast<std::size_t>(*c)] = value;
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
    out.gives.assign(body.coordinates.size(), 0.0);
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

// limits.toml: limits in words of a clinic, sums over levels, and the ranges of the coordinates.
#include "content/body_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace jw::content::body_parts {
namespace {

using model::CoordinateKind;
using model::Limit;

/// "hip_extension_r" -> "hip extension, right"; "L4_L5_flexion" -> "L4-L5 flexion".
std::string say(std::string_view id, model::Side side) {
    std::string text{side == model::Side::None ? id : id.substr(0, id.size() - 2)};
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '_') {
            const bool level =
                i > 0 && std::isdigit(static_cast<unsigned char>(text[i - 1])) != 0 &&
                i + 2 < text.size() && std::isdigit(static_cast<unsigned char>(text[i + 2])) != 0;
            text[i] = level ? '-' : ' ';
        }
    }
    return side == model::Side::None ? text
                                     : text + (side == model::Side::Right ? ", right" : ", left");
}

struct Values {
    double active = 0.0, passive = 0.0, extreme = 0.0;  // unit of the file
};

/// values = [active, passive, extreme], growing; sign = +1 or -1.
Result<Values> read_values(const TomlNode& row) {
    JW_TRY(const auto v, row.numbers("values"));
    if (v.size() != 3 || v[0] > v[1] || v[1] > v[2]) {
        return row.error(
            "values: write [active, passive, extreme], none smaller than the one before");
    }
    return Values{v[0], v[1], v[2]};
}

Result<double> read_sign(const TomlNode& row) {
    JW_TRY(const double sign, row.number("sign"));
    if (sign != 1.0 && sign != -1.0) {
        return row.find("sign")->error("sign: write +1 or -1");
    }
    return sign;
}

void set_values(Limit& limit, const Values& values, double factor) {
    limit.active = values.active * factor;
    limit.passive = values.passive * factor;
    limit.extreme = values.extreme * factor;
}

/// Free text that says where a limit comes from, its mark and its note.
Result<Unit> read_origin(Limit& limit, const TomlNode& row) {
    JW_TRY(limit.source, row.text("source"));
    JW_TRY(limit.mark, row.choice("mark", model::kMarkNames));
    JW_TRY(limit.note, row.text("note", ""));
    return Unit{};
}

std::string replace_all(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

Result<Unit> read_plain(Draft& draft, const TomlNode& row) {
    JW_CHECK(row.check_keys({"id", "coordinate", "sign", "values", "mark", "source", "note"}));
    JW_TRY(const std::string id, row.text("id"));
    JW_TRY(const Values values, read_values(row));
    JW_TRY(const auto sides, sides_of(row, id));
    for (const SideOf& side : sides) {
        Limit limit;
        limit.id = side.id(id);
        limit.english = say(limit.id, side.side);
        JW_TRY(limit.sign, read_sign(row));
        JW_CHECK(read_origin(limit, row));
        if (side.mirrored) {
            limit.note = replace_all(limit.note, "_r", "_l");
        }
        JW_TRY(const int coordinate, find_coordinate(draft, row, "coordinate", side));
        const auto kind = draft.body.coordinates[static_cast<std::size_t>(coordinate)].kind;
        set_values(limit, values, kind == CoordinateKind::Rotation ? to_rad(1.0) : 1.0);
        limit.parts = {{coordinate, 1.0}};
        JW_CHECK(check_new(draft.body.limits, limit.id, row));
        draft.body.limits.push_back(std::move(limit));
    }
    return Unit{};
}

/// factors = {coordinate = factor}: a bound on their sum, in degrees.
Result<Unit> read_coupled(Draft& draft, const TomlNode& row) {
    JW_CHECK(row.check_keys({"id", "english", "factors", "values", "mark", "source", "note"}));
    JW_TRY(const std::string id, row.text("id"));
    JW_TRY(const Values values, read_values(row));
    JW_TRY(const auto sides, sides_of(row, id));
    JW_TRY(const TomlNode factors, row.table("factors"));
    for (const SideOf& side : sides) {
        Limit limit;
        limit.id = side.id(id);
        limit.is_coupled = true;
        JW_TRY(const std::string english, row.text("english"));
        limit.english = english + (side.side == model::Side::Left ? ", left" : ", right");
        JW_CHECK(read_origin(limit, row));
        set_values(limit, values, to_rad(1.0));
        for (const std::string& name : factors.keys()) {
            JW_TRY(const double factor, factors.number(name));
            const auto coordinate = draft.body.find_coordinate(side.id(name));
            if (!coordinate) {
                return factors.find(name)->error(
                    fmt::format("factors: there is no coordinate '{}'", name));
            }
            limit.parts.push_back({*coordinate, factor});
        }
        JW_CHECK(check_new(draft.body.limits, limit.id, row));
        draft.body.limits.push_back(std::move(limit));
    }
    return Unit{};
}

/// {level: share}: the coordinates of the levels and their shares, made to add up to 1.
Result<std::vector<Limit::Part>> read_shares(const Draft& draft, const TomlNode& row,
                                             const std::string& motion,
                                             std::vector<std::string>& levels) {
    JW_TRY(const TomlNode shares, row.table("shares"));
    levels = shares.keys();
    std::vector<Limit::Part> parts;
    double total = 0.0;
    for (const std::string& level : levels) {
        JW_TRY(const double share, shares.number(level));
        const auto coordinate = draft.body.find_coordinate(fmt::format("{}_{}", level, motion));
        if (!coordinate || share < 0.0) {
            return shares.find(level)->error(fmt::format(
                "shares: '{}' with {} of it: write a level of joints.toml and a share of 0 or more",
                level, motion));
        }
        parts.push_back({*coordinate, share});
        total += share;
    }
    if (!(total > 0.98 && total < 1.02)) {
        return shares.error(
            fmt::format("the shares add up to {:.4f}, they should add up to 1", total));
    }
    for (Limit::Part& part : parts) {
        part.share /= total;
    }
    return parts;
}

Result<Unit> add_spread(Draft& draft, const TomlNode& row, const Limit& sum,
                        const std::string& direction, const std::vector<std::string>& levels) {
    for (std::size_t i = 0; i < levels.size(); ++i) {
        Limit level = sum;
        level.id = fmt::format("{}_{}", levels[i], direction);
        level.english = say(level.id, model::Side::None);
        const double share = sum.parts[i].share;
        set_values(level, {sum.active, sum.passive, sum.extreme}, share);
        level.parts = {{sum.parts[i].coordinate, 1.0}};
        JW_CHECK(check_new(draft.body.limits, level.id, row));
        draft.body.limits.push_back(std::move(level));
    }
    JW_CHECK(check_new(draft.body.limits, sum.id, row));
    draft.body.limits.push_back(sum);
    return Unit{};
}

void add_sum(Draft& draft, const std::string& id, const std::vector<Limit::Part>& parts) {
    if (draft.body.find_sum(id)) {
        return;
    }
    model::Sum sum{id, {}};
    for (const Limit::Part& part : parts) {
        sum.parts.push_back(part.coordinate);
    }
    draft.body.sums.push_back(std::move(sum));
}

Result<Unit> read_spread(Draft& draft, const TomlNode& row) {
    JW_CHECK(row.check_keys({"region", "direction", "mirror", "coordinate", "sign", "values",
                             "mark", "source", "note", "shares"}));
    JW_TRY(const std::string region, row.text("region"));
    JW_TRY(const std::string direction, row.text("direction"));
    JW_TRY(const std::string mirror, row.text("mirror", ""));
    JW_TRY(const std::string motion, row.text("coordinate"));
    JW_TRY(const Values values, read_values(row));
    Limit sum;
    JW_TRY(sum.sign, read_sign(row));
    JW_CHECK(read_origin(sum, row));
    std::vector<std::string> levels;
    JW_TRY(sum.parts, read_shares(draft, row, motion, levels));
    set_values(sum, values, to_rad(1.0));
    add_sum(draft, fmt::format("{}_{}", region, motion), sum.parts);
    for (const std::string& name : {direction, mirror}) {
        if (name.empty()) {
            continue;
        }
        sum.id = fmt::format("{}_{}", region, name);
        sum.english = say(sum.id, model::Side::None);
        JW_CHECK(add_spread(draft, row, sum, name, levels));
        sum.sign = -sum.sign;
    }
    return Unit{};
}

/// The range of each coordinate from its two plain limits.
Result<Unit> set_ranges(Draft& draft, const TomlNode& root) {
    std::vector<std::array<bool, 2>> have(draft.body.coordinates.size(), {false, false});
    for (const Limit& limit : draft.body.limits) {
        if (limit.parts.size() != 1 || limit.is_coupled) {
            continue;
        }
        const auto index = static_cast<std::size_t>(limit.parts[0].coordinate);
        model::Coordinate& c = draft.body.coordinates[index];
        const bool upper = limit.sign > 0.0;
        have[index][upper ? 1 : 0] = true;
        (upper ? c.active.max : c.active.min) = limit.sign * limit.active;
        (upper ? c.passive.max : c.passive.min) = limit.sign * limit.passive;
        (upper ? c.extreme.max : c.extreme.min) = limit.sign * limit.extreme;
    }
    for (std::size_t i = 0; i < have.size(); ++i) {
        if (!have[i][0] || !have[i][1]) {
            return root.error(fmt::format("the coordinate {} has no limit with sign {}, add it",
                                          draft.body.coordinates[i].id, have[i][0] ? "+1" : "-1"));
        }
    }
    return Unit{};
}

}  // namespace

Result<Unit> read_limits(Draft& draft) {
    JW_TRY(const TomlNode root, draft.open("limits.toml"));
    constexpr std::array<std::string_view, 4> kGroups{"pelvis", "leg", "arm", "breath_and_sacrum"};
    JW_CHECK(root.check_keys({"pelvis", "leg", "arm", "breath_and_sacrum", "spread", "coupled"}));
    for (std::string_view group : kGroups) {
        JW_TRY(const auto rows, root.items(group));
        for (const TomlNode& row : rows) {
            JW_CHECK(read_plain(draft, row));
        }
    }
    JW_TRY(const auto spreads, root.items("spread"));
    for (const TomlNode& row : spreads) {
        JW_CHECK(read_spread(draft, row));
    }
    JW_TRY(const auto coupled, root.items("coupled"));
    for (const TomlNode& row : coupled) {
        JW_CHECK(read_coupled(draft, row));
    }
    return set_ranges(draft, root);
}

}  // namespace jw::content::body_parts

#include "content/fit_file.h"

#include "content/collect.h"
#include "content/names.h"
#include "content/toml_reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace jw::content {

std::string write_fits(const model::Movement& movement, const model::Body& body) {
    std::string text = fmt::format(
        "# Good form of {} brought onto its contacts by `jointwise check --fit`: do not edit, "
        "change\n"
        "# the keys of the movement instead. Values at even times from 0 to just before 1, degrees "
        "and metres.\n",
        movement.id);
    for (const model::Movement::Fit& fit : movement.fits) {
        text += fmt::format("\n[{}]\n", fit.size);
        for (const model::GoodCurve& curve : fit.curves) {
            const model::Coordinate& c =
                body.coordinates[static_cast<std::size_t>(curve.coordinate)];
            text += fmt::format("{} = [", c.id);
            bool is_first = true;
            for (const Key& key : curve.curve.keys()) {
                text += fmt::format("{}{:.17g}", is_first ? "" : ", ", to_file(c, key.value));
                is_first = false;
            }
            text += "]\n";
        }
    }
    return text;
}

std::vector<model::Movement::Fit> parse_fits(std::string_view text, const std::string& file_name,
                                             const model::Movement& movement,
                                             const model::Body& body, std::vector<Error>& faults) {
    Collector collect{faults};
    std::vector<model::Movement::Fit> fits;
    const auto root = parse_toml(text, file_name);
    if (!root.ok()) {
        faults.push_back(root.error());
        return fits;
    }
    for (const std::string& id : root->keys()) {
        const TomlNode table = *root->find(id);
        const bool is_known = std::any_of(movement.sizes.begin(), movement.sizes.end(),
                                          [&](const model::Size& size) { return size.id == id; });
        if (!is_known) {
            collect.add(table.error(fmt::format("the movement has no size '{}'", id)));
        }
        model::Movement::Fit fit{id, {}};
        for (const std::string& name : table.keys()) {
            const auto c = body.find_coordinate(name);
            const auto values = collect.take(table.numbers(name));
            if (!c || values.empty()) {
                collect.add(table.find(name)->error(
                    fmt::format("'{}' is not a coordinate with values", name)));
                continue;
            }
            std::vector<Key> keys;
            for (std::size_t i = 0; i < values.size(); ++i) {
                const double time = static_cast<double>(i) / static_cast<double>(values.size());
                keys.push_back(
                    {time, from_file(body.coordinates[static_cast<std::size_t>(*c)], values[i])});
            }
            fit.curves.push_back({*c, collect.take(PeriodicCurve::build(keys))});
        }
        fits.push_back(std::move(fit));
    }
    return fits;
}

}  // namespace jw::content

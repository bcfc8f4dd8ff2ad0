#include "content/names.h"

#include "core/angle.h"

#include <algorithm>

namespace jw::content {
namespace {

bool is_sum_limit(const model::Limit& limit, const model::Sum& sum, double sign) {
    return limit.parts.size() == sum.parts.size() && limit.parts.size() > 1 &&
           (limit.sign > 0.0) == (sign >= 0.0) &&
           std::all_of(limit.parts.begin(), limit.parts.end(), [&](const auto& part) {
               return std::find(sum.parts.begin(), sum.parts.end(), part.coordinate) !=
                      sum.parts.end();
           });
}

}  // namespace

std::string resolve_side(std::string name, model::Side working_side) {
    const bool is_left = working_side == model::Side::Left;
    for (const auto& [ending, side] :
         {std::pair{"_work", is_left ? "_l" : "_r"}, std::pair{"_other", is_left ? "_r" : "_l"}}) {
        if (name.ends_with(ending)) {
            name.replace(name.size() - std::string_view{ending}.size(), std::string::npos, side);
        }
    }
    return name;
}

std::string without_side(const model::Muscle& muscle) {
    return muscle.side == model::Side::None ? muscle.id : muscle.id.substr(0, muscle.id.size() - 2);
}

std::vector<int> find_both_sides(const model::Body& body, std::string_view name) {
    std::vector<int> found;
    for (std::size_t i = 0; i < body.muscles.size(); ++i) {
        if (without_side(body.muscles[i]) == name) {
            found.push_back(static_cast<int>(i));
        }
    }
    return found;
}

std::vector<ShareOf> find_shares(const model::Body& body, const std::string& name, double sign) {
    if (const auto coordinate = body.find_coordinate(name)) {
        return {{*coordinate, 1.0}};
    }
    const auto sum = body.find_sum(name);
    if (!sum) {
        return {};
    }
    std::vector<ShareOf> shares;
    for (const model::Limit& limit : body.limits) {
        if (!is_sum_limit(limit, body.sums[static_cast<std::size_t>(*sum)], sign)) {
            continue;
        }
        for (const model::Limit::Part& part : limit.parts) {
            shares.push_back({part.coordinate, part.share});
        }
        break;
    }
    return shares;
}

double from_file(const model::Coordinate& coordinate, double value) {
    return coordinate.kind == model::CoordinateKind::Rotation ? to_rad(value) : value;
}

double to_file(const model::Coordinate& coordinate, double value) {
    return coordinate.kind == model::CoordinateKind::Rotation ? to_deg(value) : value;
}

}  // namespace jw::content

#include "model/limit_use.h"

#include "core/angle.h"
#include "core/ids.h"

#include <fmt/format.h>

#include <cmath>

namespace jw::model {

double calc_limit_use(const Limit& limit, std::span<const double> q) {
    double used = 0.0;
    for (const Limit::Part& part : limit.parts) {
        const double factor = limit.is_coupled ? part.share : limit.sign;
        used += factor * q[static_cast<std::size_t>(part.coordinate)];
    }
    return used;
}

std::string replace_names(std::string_view words,
                          const std::function<std::string(std::string_view)>& replace) {
    std::string told;
    for (;;) {
        const std::size_t open = words.find('{');
        const std::size_t close = words.find('}', open);
        told += words.substr(0, close == std::string_view::npos ? close : open);
        if (close == std::string_view::npos) {
            return told;
        }
        told += replace(words.substr(open + 1, close - open - 1));
        words.remove_prefix(close + 1);
    }
}

std::string tell_angles(std::string_view words, const Body& body, std::span<const double> q,
                        bool is_other_side) {
    return replace_names(words, [&](std::string_view name) {
        const std::string id{name};
        const auto limit = body.find_limit(is_other_side ? mirror_id(id) : id);
        if (!limit) {
            return "{" + id + "}";
        }
        const double angle =
            std::round(to_deg(calc_limit_use(body.limits[static_cast<std::size_t>(*limit)], q)));
        return fmt::format("{}{:.0f}", angle < 0.0 ? "\u2212" : "", std::abs(angle));
    });
}

}  // namespace jw::model

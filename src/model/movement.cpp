#include "model/movement.h"

#include <algorithm>

namespace jw::model {

const Variant* Movement::find_variant(std::string_view variant_id) const {
    if (variant_id == "compensated") {
        return variants.size() > 1 ? &variants[1] : nullptr;
    }
    const auto found = std::find_if(variants.begin(), variants.end(), [&](const Variant& variant) {
        return variant.id == variant_id;
    });
    return found == variants.end() ? nullptr : &*found;
}

}  // namespace jw::model

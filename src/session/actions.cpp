#include "session/file_actions.h"
#include "session/measure_actions.h"
#include "session/performance_actions.h"
#include "session/transport_actions.h"
#include "session/view_actions.h"

#include <algorithm>

namespace jw::session {
namespace {

template <std::size_t... kSizes>
constexpr auto join(const std::array<ActionInfo, kSizes>&... parts) {
    std::array<ActionInfo, (kSizes + ...)> all{};
    auto* next = all.begin();
    ((next = std::copy(parts.begin(), parts.end(), next)), ...);
    return all;
}

constexpr auto kActions =
    join(kTransportActions, kPerformanceActions, kViewActions, kMeasureActions, kFileActions);

}  // namespace

std::span<const ActionInfo> actions() {
    return kActions;
}

}  // namespace jw::session

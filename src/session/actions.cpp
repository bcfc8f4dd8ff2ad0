#include "session/performance_actions.h"
#include "session/transport_actions.h"
#include "session/view_actions.h"

#include <algorithm>

namespace jw::session {
namespace {

template <std::size_t A, std::size_t B, std::size_t C>
constexpr std::array<ActionInfo, A + B + C> join(const std::array<ActionInfo, A>& a,
                                                 const std::array<ActionInfo, B>& b,
                                                 const std::array<ActionInfo, C>& c) {
    std::array<ActionInfo, A + B + C> all{};
    std::copy(a.begin(), a.end(), all.begin());
    std::copy(b.begin(), b.end(), all.begin() + A);
    std::copy(c.begin(), c.end(), all.begin() + A + B);
    return all;
}

constexpr auto kActions = join(kTransportActions, kPerformanceActions, kViewActions);

}  // namespace

std::span<const ActionInfo> actions() {
    return kActions;
}

}  // namespace jw::session

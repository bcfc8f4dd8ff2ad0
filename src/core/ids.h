// Ids as data files write them: sides at the end, and lists of them in sentences.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace jw {

/// The id of the same thing on the other side: "_r" <-> "_l", "_right" <-> "_left" at its end. An
/// id without a side is its own mirror.
inline std::string mirror_id(std::string id) {
    constexpr std::pair<std::string_view, std::string_view> kEndings[] = {
        {"_right", "_left"}, {"_left", "_right"}, {"_r", "_l"}, {"_l", "_r"}};
    for (const auto& [ending, other] : kEndings) {
        if (id.ends_with(ending)) {
            id.replace(id.size() - ending.size(), ending.size(), other);
            break;
        }
    }
    return id;
}

/// "good, stiff_hip": the ids of rows, for a sentence that says what is known; "none" without rows.
template <typename Rows>
std::string join_ids(const Rows& rows) {
    std::string ids;
    for (const auto& row : rows) {
        ids += (ids.empty() ? "" : ", ") + row.id;
    }
    return ids.empty() ? "none" : ids;
}

}  // namespace jw

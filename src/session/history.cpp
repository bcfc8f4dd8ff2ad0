#include "session/history.h"

#include <utility>

namespace jw::session {

History::History(Document first) {
    entries_.push_back({"", std::move(first)});
}

bool History::commit(std::string label, const Document& document) {
    if (document == present()) {
        return false;
    }
    entries_.resize(present_ + 1);
    entries_.push_back({std::move(label), document});
    if (entries_.size() > kMaxEntries) {
        entries_.erase(entries_.begin());
    }
    present_ = entries_.size() - 1;
    return true;
}

std::string_view History::undo_label() const {
    return can_undo() ? std::string_view{entries_[present_].label} : std::string_view{};
}

std::string_view History::redo_label() const {
    return can_redo() ? std::string_view{entries_[present_ + 1].label} : std::string_view{};
}

void History::undo() {
    if (can_undo()) {
        --present_;
    }
}

void History::redo() {
    if (can_redo()) {
        ++present_;
    }
}

}  // namespace jw::session

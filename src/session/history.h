// Undo and redo as labelled snapshots of a Document.
#pragma once

#include "session/document.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jw::session {

class History {
  public:
    explicit History(Document first);

    /// The snapshot that the user is at.
    const Document& present() const { return entries_[present_].document; }

    /// Adds a snapshot after the present one and forgets what had been undone. A document equal to
    /// the present one adds nothing. Returns whether an entry was added.
    bool commit(std::string label, const Document& document);

    bool can_undo() const { return present_ > 0; }
    bool can_redo() const { return present_ + 1 < entries_.size(); }
    /// Label of the step that undo() takes back, redo() does again; empty when there is none.
    std::string_view undo_label() const;
    std::string_view redo_label() const;
    /// Steps; at the end of the list nothing happens.
    void undo();
    void redo();

    /// Steps that can be taken back.
    std::size_t depth() const { return present_; }

    /// Snapshots kept; older ones are forgotten.
    static constexpr std::size_t kMaxEntries = 200;

  private:
    struct Entry {
        std::string label;  // of the step that led here
        Document document;
    };
    std::vector<Entry> entries_;
    std::size_t present_ = 0;
};

}  // namespace jw::session

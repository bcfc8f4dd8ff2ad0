// The [page] of a movement file: what a teacher reads of it beside what, why and cue.
#pragma once

#include "content/cause_reader.h"
#include "content/claims.h"

namespace jw::content {

/// breath, easier and harder as graded texts, claims by id, carry_over = [{ movement, words }];
/// each may be left out. Movements that are carried over to may come later, so their ids are free.
model::Page read_page(const TomlNode& root, const CauseContext& context, const Claims& claims,
                      Collector& collect);

}  // namespace jw::content

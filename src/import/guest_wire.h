// A guest model as bytes, from the import child to the program. The reader trusts nothing: the
// child has just read somebody's file.
#pragma once

#include "core/result.h"
#include "model/model.h"

#include <cstdint>
#include <span>
#include <vector>

namespace jw::import {

/// Model or error, behind a magic word and a version.
std::vector<std::uint8_t> write_wire(const Result<model::GuestModel>& guest);

/// The model (bounds of every count checked against the bytes that are there, not yet `validate`d)
/// or the error that was written. Fails besides: BadFormat when the bytes are no such message.
Result<model::GuestModel> read_wire(std::span<const std::uint8_t> bytes);

}  // namespace jw::import

// Contacts of a movement file: which bone keeps its place on the floor, where and how long.
#pragma once

#include "content/collect.h"
#include "content/toml_reader.h"

#include "model/body.h"
#include "model/movement.h"

#include <span>
#include <vector>

namespace jw::content {

/// What a contact is read against (borrowed).
struct ContactContext {
    const model::Body& body;
    std::span<const model::GoodCurve> good;  // as authored: where a contact begins
    model::Side working_side;
};

/// The `contact` tables of a movement; faults go to `collect`.
std::vector<model::Contact> read_contacts(const TomlNode& root, const ContactContext& context,
                                          Collector& collect);

/// Keys [[time, value], ...], or one number that holds always.
std::vector<Key> read_keys(const TomlNode& node, Collector& collect);

}  // namespace jw::content

// Contacts of a movement file: which bone keeps its place on what, where and how long; and the
// things that it rests on.
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
    std::span<const model::Prop> props;
    model::Side working_side;
};

/// The `prop` tables of a movement; faults go to `collect`.
std::vector<model::Prop> read_props(const TomlNode& root, Collector& collect);

/// The `contact` tables of a movement; faults go to `collect`.
std::vector<model::Contact> read_contacts(const TomlNode& root, const ContactContext& context,
                                          Collector& collect);

/// Keys [[time, value], ...], or one number that holds always.
std::vector<Key> read_keys(const TomlNode& node, Collector& collect);

}  // namespace jw::content

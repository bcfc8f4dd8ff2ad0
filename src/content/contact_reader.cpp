#include "content/contact_reader.h"

#include "content/names.h"

#include "core/angle.h"
#include "model/kinematics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace jw::content {
namespace {

bool is_carried_by(const model::Body& body, model::BoneIndex bone, model::BoneIndex carrier) {
    while (bone != carrier && bone != model::kNone) {
        bone = body.bones[static_cast<std::size_t>(bone)].parent;
    }
    return bone == carrier;
}

void read_points(const TomlNode& row, const ContactContext& context, model::BoneIndex bone,
                 model::Contact& contact, Collector& collect) {
    for (const TomlNode& node : collect.take(row.items("points"))) {
        const std::string name = resolve_side(collect.take(node.as_text()), context.working_side);
        const auto landmark = context.body.find_landmark(name);
        if (!landmark) {
            collect.add(node.error(fmt::format("there is no landmark '{}'", name)));
            continue;
        }
        const auto& point = context.body.landmarks[static_cast<std::size_t>(*landmark)];
        if (!is_carried_by(context.body, point.bone, bone)) {
            collect.add(node.error(
                fmt::format("landmark '{}' is not carried by '{}'", name, contact.body)));
        }
        contact.points.push_back(point.point);
    }
    if (contact.points.empty()) {
        collect.add(
            row.error("a contact needs at least one landmark in points; three hold a "
                      "whole foot"));
    }
}

/// Where good form as authored has a bone.
Rigid calc_authored(const ContactContext& context, model::BoneIndex bone, double time,
                    Collector& collect) {
    std::vector<double> q = context.body.neutral_q();
    for (const model::GoodCurve& curve : context.good) {
        q[static_cast<std::size_t>(curve.coordinate)] = curve.curve.at(time);
    }
    std::vector<Rigid> displacements(context.body.bones.size());
    collect.check(model::PoseJob{&context.body, q, displacements}.run());
    return displacements[static_cast<std::size_t>(bone)];
}

/// Height of what a contact rests on, m: of the floor or of a prop's upper face.
double find_ground(const TomlNode& row, const ContactContext& context,
                   const model::Contact& contact, Collector& collect) {
    if (contact.place == "floor") {
        return 0.0;
    }
    const auto prop = std::find_if(context.props.begin(), context.props.end(),
                                   [&](const auto& known) { return known.id == contact.place; });
    if (prop == context.props.end()) {
        collect.add(row.child("place")->error(fmt::format(
            "there is no '{}' to rest on: write floor, or the id of a [[prop]]", contact.place)));
        return 0.0;
    }
    return prop->block.top();
}

/// held = "neutral": where the neutral body has it; "start": where good form has it at `held_time`,
/// lifted or lowered until its lowest point is at `height` (m above what it rests on, for the flesh
/// under the bone); "start_level": there, but standing level as the neutral body does; "there":
/// just where good form has it, for what is leant on from aside.
void read_hold(const TomlNode& row, const ContactContext& context, model::BoneIndex bone,
               model::Contact& contact, Collector& collect) {
    const std::string held = collect.take(row.text("held", "neutral"));
    const double height =
        collect.take(row.number("height", 0.0), 0.0) + find_ground(row, context, contact, collect);
    if (held == "neutral" || contact.points.empty()) {
        return;
    }
    if (held != "start" && held != "start_level" && held != "there") {
        collect.add(row.error("held: write neutral, start, start_level or there"));
        return;
    }
    Rigid D = calc_authored(context, bone, contact.held_time, collect);
    if (held == "there") {
        contact.held = D;
        return;
    }
    if (held == "start_level") {
        const Vec3& first = contact.points.front();
        const Vec3 place = D.point(first);
        const Vec3 ahead = D.direction({1.0, 0.0, 0.0});
        D = turn_about({0.0, 1.0, 0.0}, Vec3{0.0}, Radians{std::atan2(-ahead.z, ahead.x)});
        const Vec3 moved = place - D.point(first);
        D.p += Vec3{moved.x, height, moved.z};
    } else {
        double lowest = D.point(contact.points.front()).y;
        for (const Vec3& point : contact.points) {
            lowest = std::min(lowest, D.point(point).y);
        }
        D.p.y += height - lowest;
    }
    contact.held = D;
}

void read_roll(const TomlNode& row, model::Contact& contact, Collector& collect) {
    const auto node = row.find("roll");
    if (!node) {
        return;
    }
    std::vector<Key> keys = read_keys(*node, collect);
    for (Key& key : keys) {
        key.value = to_rad(key.value);
    }
    auto curve = PeriodicCurve::build(keys);
    if (!curve.ok()) {
        collect.add(node->error(curve.error().sentence, curve.error().code));
    } else if (contact.points.size() < 3) {
        collect.add(
            node->error("a foot rolls over its first point and over the middle of the "
                        "others: write three points"));
    } else {
        contact.roll = std::move(curve).value();
    }
}

}  // namespace

std::vector<model::Prop> read_props(const TomlNode& root, Collector& collect) {
    std::vector<model::Prop> props;
    const auto read_vector = [&](const TomlNode& row, std::string_view key, Vec3& out) {
        const auto numbers = collect.take(row.items(key));
        if (numbers.size() != 3) {
            collect.add(
                row.error(fmt::format("{}: write three lengths in metres, [x, y, z]", key)));
            return;
        }
        for (int i = 0; i < 3; ++i) {
            out[i] = collect.take(numbers[static_cast<std::size_t>(i)].as_number());
        }
    };
    for (const TomlNode& row : collect.take(root.items("prop"))) {
        collect.check(row.check_keys({"id", "underside", "size"}));
        model::Prop prop;
        prop.id = collect.take(row.text("id"));
        read_vector(row, "underside", prop.block.underside);
        read_vector(row, "size", prop.block.size);
        for (int i = 0; i < 3; ++i) {
            if (!(prop.block.size[i] > 0.0 && prop.block.size[i] <= 5.0)) {
                collect.add(row.error("size: each side is above 0 and at most 5 m"));
                break;
            }
        }
        if (prop.id == "floor" || std::any_of(props.begin(), props.end(), [&](const auto& known) {
                return known.id == prop.id;
            })) {
            collect.add(row.error(fmt::format("'{}' stands twice", prop.id)));
        }
        props.push_back(std::move(prop));
    }
    return props;
}

std::vector<model::Contact> read_contacts(const TomlNode& root, const ContactContext& context,
                                          Collector& collect) {
    std::vector<model::Contact> contacts;
    for (const TomlNode& row : collect.take(root.items("contact"))) {
        collect.check(row.check_keys({"body", "place", "points", "held", "height", "travel", "roll",
                                      "held_time", "from", "to", "fade", "slides"}));
        model::Contact contact;
        contact.body = resolve_side(collect.take(row.text("body")), context.working_side);
        contact.place = collect.take(row.text("place"));
        contact.from = collect.take(row.number("from", 0.0), 0.0);
        contact.to = collect.take(row.number("to", 1.0), 1.0);
        contact.fade = collect.take(row.number("fade", 0.0), 0.0);
        contact.travel = collect.take(row.number("travel", 0.0), 0.0);
        contact.held_time = collect.take(row.number("held_time", 0.0), 0.0);
        for (const double time : {contact.from, contact.to, contact.fade, contact.held_time}) {
            if (!(time >= 0.0 && time <= 1.0)) {
                collect.add(row.error(fmt::format("time {} is outside 0..1", time)));
            }
        }
        const auto bone = context.body.find_bone(contact.body);
        if (!bone) {
            collect.add(row.error(fmt::format("there is no bone '{}'", contact.body)));
            continue;
        }
        contact.slides = collect.take(row.boolean("slides", false), false);
        read_points(row, context, *bone, contact, collect);
        if (contact.slides && contact.points.size() > 2) {
            collect.add(row.error("what slides is held by one or two points"));
        }
        read_hold(row, context, *bone, contact, collect);
        read_roll(row, contact, collect);
        contacts.push_back(std::move(contact));
    }
    return contacts;
}

std::vector<Key> read_keys(const TomlNode& node, Collector& collect) {
    if (node.kind() == TomlNode::Kind::Number) {
        return {{0.0, collect.take(node.as_number())}};
    }
    std::vector<Key> keys;
    for (const TomlNode& item : collect.take(node.as_items())) {
        const auto pair = collect.take(item.as_items());
        if (pair.size() != 2) {
            collect.add(item.error("a key is [time, value]"));
            continue;
        }
        keys.push_back({collect.take(pair[0].as_number()), collect.take(pair[1].as_number())});
    }
    return keys;
}

}  // namespace jw::content

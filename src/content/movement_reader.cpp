#include "content/movement_reader.h"

#include "content/collect.h"
#include "content/names.h"

#include "core/angle.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace jw::content {
namespace {

constexpr auto kTaskKindNames = enum_names<model::TaskKind>(
    {{model::TaskKind::None, "none"}, {model::TaskKind::ThighDirection, "thigh_direction"}});
constexpr std::array kViews{"front", "right", "left", "back", "top", "three_quarter"};

class Reader {
  public:
    Reader(TomlNode root, const MovementContext& context, std::vector<Error>& faults)
        : root_{std::move(root)}, context_{context}, body_{*context.body}, collect_{faults} {}

    model::Movement read() {
        collect_.check(root_.check_keys(
            {"id", "name", "position", "working_side", "seconds", "best_view", "what", "why", "cue",
             "task", "contact", "fit", "good", "amount", "moment", "cause", "variant", "wishes"}));
        read_head();
        read_task();
        read_contacts();
        read_good();
        read_amounts();
        read_moments();
        read_causes();
        read_variants();
        return std::move(out_);
    }

  private:
    std::string sided(const std::string& name) const {
        return resolve_side(name, out_.working_side);
    }

    void read_head() {
        out_.id = collect_.take(root_.text("id"));
        out_.name = collect_.take(root_.text("name"));
        out_.position = collect_.take(root_.text("position"));
        out_.what = collect_.take(root_.text("what"));
        out_.why = collect_.take(root_.text("why"));
        out_.cue = collect_.take(root_.text("cue"));
        out_.file = root_.place().file;
        out_.working_side =
            collect_.take(root_.choice("working_side", model::kSideNames, model::Side::Right));
        out_.seconds = collect_.take(root_.number("seconds"), 1.0);
        if (!(out_.seconds >= 0.3 && out_.seconds <= 60.0)) {
            fault_at("seconds", fmt::format("{} s is outside 0.3..60", out_.seconds));
        }
        out_.best_view = collect_.take(root_.text("best_view"));
        if (std::find(kViews.begin(), kViews.end(), out_.best_view) == kViews.end()) {
            fault_at("best_view", fmt::format("'{}' is not a view, write one of: {}",
                                              out_.best_view, fmt::join(kViews, ", ")));
        }
        read_wishes();
    }

    void read_wishes() {
        const Gives& gives = *context_.gives;
        out_.gives = gives.gives;
        for (const TomlNode& node : collect_.take(root_.items("wishes"))) {
            const std::string wish = collect_.take(node.as_text());
            if (wish == "gaze") {
                out_.gaze_weight = gives.gaze;
            } else if (wish == "upright") {
                out_.upright_weight = gives.upright;
            } else if (wish == "arms_hang") {
                out_.hang_weight = gives.arms_hang;
            } else if (wish == "balance") {
                out_.balance_weight = gives.balance;
            } else {
                collect_.add(node.error(fmt::format(
                    "'{}' is not a wish, write some of: gaze, upright, arms_hang, balance", wish)));
            }
        }
    }

    void read_task() {
        if (!root_.has("task")) {
            return;
        }
        const auto task = root_.table("task");
        if (!task.ok()) {
            collect_.add(task.error());
            return;
        }
        collect_.check(task->check_keys({"kind", "side", "plane", "goal"}));
        out_.task.kind = collect_.take(task->choice("kind", kTaskKindNames));
        out_.task.plane = collect_.take(task->text("plane"));
        if (out_.task.plane != "sagittal") {
            collect_.add(task->child("plane").ok()
                             ? task->child("plane")->error("only the sagittal plane is known yet")
                             : task->error("a task names its plane"));
        }
        const std::string side = collect_.take(task->text("side"));
        if (side != "work" && side != "other") {
            collect_.add(task->error("side: write work or other"));
        }
        const bool is_left = (out_.working_side == model::Side::Left) == (side == "work");
        out_.task.side = is_left ? model::Side::Left : model::Side::Right;
        out_.task.goal = to_rad(collect_.take(task->number("goal")));
        if (out_.task.kind != model::TaskKind::None && out_.task.goal == 0.0) {
            collect_.add(task->error("goal: a task needs a goal that is not 0"));
        }
    }

    bool is_carried_by(model::BoneIndex bone, model::BoneIndex carrier) const {
        while (bone != carrier && bone != model::kNone) {
            bone = body_.bones[static_cast<std::size_t>(bone)].parent;
        }
        return bone == carrier;
    }

    void read_contacts() {
        for (const TomlNode& row : collect_.take(root_.items("contact"))) {
            collect_.check(row.check_keys({"body", "place", "points", "from", "to", "fade"}));
            model::Contact contact;
            contact.body = sided(collect_.take(row.text("body")));
            contact.place = collect_.take(row.text("place"));
            contact.from = collect_.take(row.number("from", 0.0), 0.0);
            contact.to = collect_.take(row.number("to", 1.0), 1.0);
            contact.fade = collect_.take(row.number("fade", 0.0), 0.0);
            for (const double time : {contact.from, contact.to, contact.fade}) {
                if (!(time >= 0.0 && time <= 1.0)) {
                    collect_.add(row.error(fmt::format("time {} is outside 0..1", time)));
                }
            }
            const auto bone = body_.find_bone(contact.body);
            if (!bone) {
                collect_.add(row.error(fmt::format("there is no bone '{}'", contact.body)));
                continue;
            }
            read_points(row, *bone, contact);
            out_.contacts.push_back(std::move(contact));
        }
    }

    void read_points(const TomlNode& row, model::BoneIndex bone, model::Contact& contact) {
        for (const TomlNode& node : collect_.take(row.items("points"))) {
            const std::string name = sided(collect_.take(node.as_text()));
            const auto landmark = body_.find_landmark(name);
            if (!landmark) {
                collect_.add(node.error(fmt::format("there is no landmark '{}'", name)));
                continue;
            }
            const model::Landmark& point = body_.landmarks[static_cast<std::size_t>(*landmark)];
            if (!is_carried_by(point.bone, bone)) {
                collect_.add(node.error(
                    fmt::format("landmark '{}' is not carried by '{}'", name, contact.body)));
            }
            contact.points.push_back(point.point);
        }
        if (contact.points.empty()) {
            collect_.add(
                row.error("a contact needs at least one landmark in points; three hold a "
                          "whole foot"));
        }
    }

    /// Keys [[time, value], ...] or one number.
    std::vector<Key> read_keys(const TomlNode& node) {
        if (node.kind() == TomlNode::Kind::Number) {
            return {{0.0, collect_.take(node.as_number())}};
        }
        std::vector<Key> keys;
        for (const TomlNode& item : collect_.take(node.as_items())) {
            const auto pair = collect_.take(item.as_items());
            if (pair.size() != 2) {
                collect_.add(item.error("a key is [time, value]"));
                continue;
            }
            keys.push_back(
                {collect_.take(pair[0].as_number()), collect_.take(pair[1].as_number())});
        }
        return keys;
    }

    void add_curve(const TomlNode& node, const ShareOf& part, std::vector<Key> keys,
                   std::vector<model::GoodCurve>& curves) {
        const model::Coordinate& c = body_.coordinates[static_cast<std::size_t>(part.coordinate)];
        constexpr double kTolerance = 1e-6;
        for (Key& key : keys) {
            key.value = from_file(c, key.value) * part.share;
            if (key.value < c.active.min - kTolerance || key.value > c.active.max + kTolerance) {
                collect_.add(node.error(fmt::format("{} {:.4g} is outside {:.4g}..{:.4g}", c.id,
                                                    to_file(c, key.value), to_file(c, c.active.min),
                                                    to_file(c, c.active.max))));
            }
        }
        auto curve = PeriodicCurve::build(keys);
        if (!curve.ok()) {
            collect_.add(node.error(curve.error().sentence, curve.error().code));
            return;
        }
        const bool is_twice = std::any_of(curves.begin(), curves.end(), [&](const auto& other) {
            return other.coordinate == part.coordinate;
        });
        if (is_twice) {
            collect_.add(node.error(fmt::format("'{}' stands twice", c.id)));
        }
        curves.push_back({part.coordinate, std::move(curve).value()});
    }

    std::vector<model::GoodCurve> read_curves(const TomlNode& table) {
        std::vector<model::GoodCurve> curves;
        for (const std::string& name : table.keys()) {
            const TomlNode node = *table.find(name);
            const std::vector<Key> keys = read_keys(node);
            const auto largest = std::max_element(
                keys.begin(), keys.end(),
                [](const Key& a, const Key& b) { return std::abs(a.value) < std::abs(b.value); });
            const double sign = largest == keys.end() || largest->value >= 0.0 ? 1.0 : -1.0;
            const auto shares = find_shares(body_, sided(name), sign);
            if (shares.empty()) {
                collect_.add(node.error(fmt::format("there is no coordinate '{}'", sided(name)),
                                        ErrorCode::NotFound));
            }
            for (const ShareOf& part : shares) {
                add_curve(node, part, keys, curves);
            }
        }
        return curves;
    }

    void read_good() {
        const auto good = root_.table("good");
        if (!good.ok()) {
            collect_.add(good.error());
            return;
        }
        out_.good = read_curves(*good);
        if (!root_.has("fit")) {
            return;
        }
        const auto fit = root_.table("fit");
        if (!fit.ok()) {
            collect_.add(fit.error());
            return;
        }
        collect_.check(fit->check_keys({"adjusts", "balance_ahead"}));
        for (const TomlNode& node : collect_.take(fit->items("adjusts"))) {
            const std::string name = sided(collect_.take(node.as_text()));
            if (const auto c = body_.find_coordinate(name)) {
                out_.adjusts.push_back(*c);
            } else {
                collect_.add(node.error(fmt::format("there is no coordinate '{}'", name)));
            }
        }
        if (fit->has("balance_ahead")) {
            out_.balance_ahead = collect_.take(fit->number("balance_ahead"));
        }
    }

    void read_amounts() {
        for (const TomlNode& row : collect_.take(root_.items("amount"))) {
            collect_.check(row.check_keys({"id", "goal", "good"}));
            model::Amount amount;
            amount.id = new_id(row, amount_ids_);
            if (row.has("goal") && out_.task.goal != 0.0) {
                amount.scale = to_rad(collect_.take(row.number("goal"))) / out_.task.goal;
            }
            if (const auto good = row.find("good")) {
                amount.good = read_curves(*good);
            }
            out_.amounts.push_back(std::move(amount));
        }
        if (out_.amounts.empty()) {
            out_.amounts.push_back({"standard", 1.0, {}});
        }
    }

    std::string new_id(const TomlNode& row, std::set<std::string>& known) {
        std::string id = collect_.take(row.text("id"));
        if (!id.empty() && !known.insert(id).second) {
            collect_.add(row.error(fmt::format("'{}' stands twice", id)));
        }
        return id;
    }

    model::Text read_text(const TomlNode& row, std::string_view key) {
        model::Text text;
        const auto node = row.table(key);
        if (!node.ok()) {
            collect_.add(node.error());
            return text;
        }
        collect_.check(node->check_keys({"plain", "anatomical", "grade", "source"}));
        text.plain = collect_.take(node->text("plain"));
        text.anatomical = collect_.take(node->text("anatomical"));
        text.grade = collect_.take(node->choice("grade", model::kGradeNames));
        text.source = collect_.take(node->text("source"));
        if (!text.source.empty() && find_source(*context_.sources, text.source) == nullptr) {
            collect_.add(node->child("source")->error(
                fmt::format("'{}' is not in sources.toml; add it there", text.source)));
        }
        return text;
    }

    void read_moments() {
        std::set<std::string> ids;
        for (const TomlNode& row : collect_.take(root_.items("moment"))) {
            collect_.check(
                row.check_keys({"id", "name", "time", "joint", "caption", "fault_caption"}));
            model::KeyMoment moment;
            moment.id = new_id(row, ids);
            moment.name = collect_.take(row.text("name"));
            moment.time = collect_.take(row.number("time"));
            moment.joint = sided(collect_.take(row.text("joint")));
            moment.caption = read_text(row, "caption");
            moment.fault_caption = read_text(row, "fault_caption");
            if (!(moment.time >= 0.0 && moment.time <= 1.0)) {
                collect_.add(row.error(fmt::format("time {} is outside 0..1", moment.time)));
            }
            if (!out_.key_moments.empty() && moment.time <= out_.key_moments.back().time) {
                collect_.add(row.error("key moments stand in the order of their times"));
            }
            if (!body_.find_joint(moment.joint)) {
                collect_.add(row.error(fmt::format("there is no joint '{}'", moment.joint)));
            }
            out_.key_moments.push_back(std::move(moment));
        }
        if (out_.key_moments.size() < 3 || out_.key_moments.size() > 6) {
            collect_.add(root_.error(fmt::format("a movement has 3 to 6 key moments, this one {}",
                                                 out_.key_moments.size())));
        }
    }

    std::vector<model::LimitSetting> read_limits(const TomlNode& row) {
        std::vector<model::LimitSetting> settings;
        const auto table = row.find("limits");
        if (!table) {
            return settings;
        }
        for (const std::string& name : table->keys()) {
            const auto node = *table->find(name);
            const std::string id = sided(name);
            const bool is_known =
                std::any_of(body_.limits.begin(), body_.limits.end(), [&](const auto& limit) {
                    return limit.id == id || limit.id == id + "_r" || limit.id == id + "_right";
                });
            if (!is_known) {
                collect_.add(node.error(fmt::format("there is no limit '{}'", id)));
            }
            settings.push_back({id, to_rad(collect_.take(node.as_number()))});
        }
        return settings;
    }

    void read_causes() {
        std::set<std::string> ids;
        for (const TomlNode& row : collect_.take(root_.items("cause"))) {
            collect_.check(row.check_keys({"id", "name", "stop", "limits", "text"}));
            model::Cause cause;
            cause.id = new_id(row, ids);
            cause.name = collect_.take(row.text("name"));
            cause.stop = collect_.take(row.choice("stop", model::kStopNames));
            cause.limits = read_limits(row);
            cause.text = read_text(row, "text");
            out_.causes.push_back(std::move(cause));
        }
    }

    /// A fault that moves coordinates by itself would be a drawing, not a compensation.
    void refuse_curves(const TomlNode& row) {
        for (const std::string& key : row.keys()) {
            const std::string name = sided(key);
            if (key == "good" || body_.find_coordinate(name) || body_.find_sum(name)) {
                collect_.add(row.find(key)->error(
                    "a fault never moves a coordinate by itself; give it causes, limits or gives, "
                    "the solver finds who moves"));
                return;
            }
        }
        collect_.check(row.check_keys({"id", "name", "what", "causes", "limits", "gives"}));
    }

    void read_variants() {
        std::set<std::string> ids;
        for (const TomlNode& row : collect_.take(root_.items("variant"))) {
            refuse_curves(row);
            model::Variant variant;
            variant.id = new_id(row, ids);
            variant.name = collect_.take(row.text("name"));
            variant.what = collect_.take(row.text("what"));
            variant.causes = collect_.take(row.texts("causes"));
            variant.limits = read_limits(row);
            read_variant_gives(row, variant);
            for (const std::string& cause : variant.causes) {
                if (std::none_of(out_.causes.begin(), out_.causes.end(),
                                 [&](const auto& known) { return known.id == cause; })) {
                    collect_.add(row.error(fmt::format("there is no cause '{}'", cause)));
                }
            }
            const bool changes =
                !variant.causes.empty() || !variant.limits.empty() || !variant.gives.empty();
            if (out_.variants.empty() && (variant.id != "good" || changes)) {
                collect_.add(row.error("the first variant is 'good' and changes nothing"));
            }
            out_.variants.push_back(std::move(variant));
        }
        if (out_.variants.empty()) {
            collect_.add(root_.error("a movement needs the variant 'good' and its faults"));
        }
    }

    void read_variant_gives(const TomlNode& row, model::Variant& variant) {
        const auto table = row.find("gives");
        if (!table) {
            return;
        }
        for (const std::string& key : table->keys()) {
            const auto node = *table->find(key);
            const std::string name = sided(key);
            const double factor = collect_.take(node.as_number(), 1.0);
            if (name != "trunk_lean" && !body_.find_coordinate(name) && !body_.find_sum(name)) {
                collect_.add(node.error(
                    fmt::format("there is no coordinate, sum or trunk_lean named '{}'", name)));
            }
            if (!(factor > 0.0)) {
                collect_.add(node.error("a give is multiplied by a number above 0"));
            }
            variant.gives.push_back({name, factor});
        }
    }

    void fault_at(std::string_view key, std::string sentence) {
        if (const auto node = root_.find(key)) {
            collect_.add(node->error(std::move(sentence)));
        }
    }

    TomlNode root_;
    const MovementContext& context_;
    const model::Body& body_;
    Collector collect_;
    std::set<std::string> amount_ids_;
    model::Movement out_;
};

}  // namespace

model::Movement parse_movement(std::string_view text, const std::string& file_name,
                               const MovementContext& context, std::vector<Error>& faults) {
    auto root = parse_toml(text, file_name);
    if (!root.ok()) {
        faults.push_back(root.error());
        return {};
    }
    return Reader{std::move(root).value(), context, faults}.read();
}

std::string write_fits(const model::Movement& movement, const model::Body& body) {
    std::string text = fmt::format(
        "# Good form of {} brought onto its contacts by `jointwise check --fit`: do not edit, "
        "change\n"
        "# the keys of the movement instead. Values at even times from 0 to just before 1, degrees "
        "and metres.\n",
        movement.id);
    for (const model::Movement::Fit& fit : movement.fits) {
        text += fmt::format("\n[{}]\n", fit.amount);
        for (const model::GoodCurve& curve : fit.curves) {
            const model::Coordinate& c =
                body.coordinates[static_cast<std::size_t>(curve.coordinate)];
            text += fmt::format("{} = [", c.id);
            bool is_first = true;
            for (const Key& key : curve.curve.keys()) {
                text += fmt::format("{}{:.17g}", is_first ? "" : ", ", to_file(c, key.value));
                is_first = false;
            }
            text += "]\n";
        }
    }
    return text;
}

std::vector<model::Movement::Fit> parse_fits(std::string_view text, const std::string& file_name,
                                             const model::Movement& movement,
                                             const model::Body& body, std::vector<Error>& faults) {
    Collector collect{faults};
    std::vector<model::Movement::Fit> fits;
    const auto root = parse_toml(text, file_name);
    if (!root.ok()) {
        faults.push_back(root.error());
        return fits;
    }
    for (const std::string& id : root->keys()) {
        const TomlNode table = *root->find(id);
        const bool is_known =
            std::any_of(movement.amounts.begin(), movement.amounts.end(),
                        [&](const model::Amount& amount) { return amount.id == id; });
        if (!is_known) {
            collect.add(table.error(fmt::format("the movement has no amount '{}'", id)));
        }
        model::Movement::Fit fit{id, {}};
        for (const std::string& name : table.keys()) {
            const auto c = body.find_coordinate(name);
            const auto values = collect.take(table.numbers(name));
            if (!c || values.empty()) {
                collect.add(table.find(name)->error(
                    fmt::format("'{}' is not a coordinate with values", name)));
                continue;
            }
            std::vector<Key> keys;
            for (std::size_t i = 0; i < values.size(); ++i) {
                const double time = static_cast<double>(i) / static_cast<double>(values.size());
                keys.push_back(
                    {time, from_file(body.coordinates[static_cast<std::size_t>(*c)], values[i])});
            }
            fit.curves.push_back({*c, collect.take(PeriodicCurve::build(keys))});
        }
        fits.push_back(std::move(fit));
    }
    return fits;
}

}  // namespace jw::content

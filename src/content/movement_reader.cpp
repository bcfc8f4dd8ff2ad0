#include "content/movement_reader.h"

#include "content/cause_reader.h"
#include "content/contact_reader.h"
#include "content/names.h"
#include "content/page_reader.h"

#include "core/angle.h"
#include "model/limit_use.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace jw::content {
namespace {

constexpr auto kTaskKindNames =
    enum_names<model::TaskKind>({{model::TaskKind::None, "none"},
                                 {model::TaskKind::ThighDirection, "thigh_direction"},
                                 {model::TaskKind::TrunkDirection, "trunk_direction"}});
constexpr std::array kViews{"front", "right", "left", "back", "top", "three_quarter"};

class Reader {
  public:
    Reader(TomlNode root, const MovementContext& context, std::vector<Error>& faults)
        : root_{std::move(root)}, context_{context}, body_{*context.body}, collect_{faults} {}

    model::Movement read() {
        collect_.check(root_.check_keys(
            {"id",     "name",   "position", "working_side", "seconds", "best_view",      "what",
             "why",    "cue",    "task",     "contact",      "fit",     "good",           "size",
             "moment", "sign",   "cause",    "variant",      "wishes",  "legs_alternate", "loaded",
             "gives",  "amount", "prop",     "page"}));
        read_head();
        read_task();
        read_good();
        out_.props = read_props(root_, collect_);
        out_.contacts =
            read_contacts(root_, {body_, out_.good, out_.props, out_.working_side}, collect_);
        read_sizes();
        read_amounts();
        read_moments();
        read_signs();
        read_causes();
        read_variants();
        out_.page = read_page(root_, causes(), *context_.claims, collect_);
        return std::move(out_);
    }

  private:
    std::string sided(const std::string& name) const {
        return resolve_side(name, out_.working_side);
    }

    CauseContext causes() const { return {body_, *context_.sources, out_.working_side}; }

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
        out_.best_view = read_view(root_);
        read_wishes();
        apply_gives();
    }

    std::string read_view(const TomlNode& row) {
        std::string view = collect_.take(row.text("best_view"));
        if (std::find(kViews.begin(), kViews.end(), view) == kViews.end() && row.has("best_view")) {
            collect_.add(row.child("best_view")
                             ->error(fmt::format("'{}' is not a view, write one of: {}", view,
                                                 fmt::join(kViews, ", "))));
        }
        return view;
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
        collect_.check(task->check_keys({"kind", "side", "plane", "goal", "course"}));
        out_.task.kind = collect_.take(task->choice("kind", kTaskKindNames));
        out_.task.plane = collect_.take(task->choice("plane", model::kPlaneNames));
        const std::string side = collect_.take(task->text("side"));
        if (side != "work" && side != "other" && side != "both") {
            collect_.add(task->error("side: write work, other or both"));
        }
        const bool is_left = (out_.working_side == model::Side::Left) == (side == "work");
        out_.task.side = side == "both" ? model::Side::None
                         : is_left      ? model::Side::Left
                                        : model::Side::Right;
        if (out_.task.plane == model::Plane::Frontal && side == "both") {
            collect_.add(task->error("both thighs share a task in the sagittal plane only"));
        }
        out_.task.goal = to_rad(collect_.take(task->number("goal")));
        if (out_.task.kind != model::TaskKind::None && out_.task.goal == 0.0) {
            collect_.add(task->error("goal: a task needs a goal that is not 0"));
        }
        if (const auto course = task->find("course")) {
            out_.task.course = build_curve(*course, read_keys(*course, collect_));
        }
    }

    PeriodicCurve build_curve(const TomlNode& node, std::span<const Key> keys) {
        auto curve = PeriodicCurve::build(keys);
        if (curve.ok()) {
            return std::move(curve).value();
        }
        collect_.add(node.error(curve.error().sentence, curve.error().code));
        return {};
    }

    void add_curve(const TomlNode& node, const ShareOf& part, std::vector<Key> keys,
                   std::vector<model::GoodCurve>& curves) {
        const model::Coordinate& c = body_.coordinates[static_cast<std::size_t>(part.coordinate)];
        const bool is_loaded =
            std::find(out_.loaded.begin(), out_.loaded.end(), part.coordinate) != out_.loaded.end();
        const auto& range = is_loaded ? c.passive : c.active;
        constexpr double kTolerance = 1e-6;
        for (Key& key : keys) {
            key.value = from_file(c, key.value) * part.share;
            if (key.value < range.min - kTolerance || key.value > range.max + kTolerance) {
                collect_.add(node.error(fmt::format("{} {:.4g} is outside {:.4g}..{:.4g}", c.id,
                                                    to_file(c, key.value), to_file(c, range.min),
                                                    to_file(c, range.max))));
            }
        }
        const bool is_twice = std::any_of(curves.begin(), curves.end(), [&](const auto& other) {
            return other.coordinate == part.coordinate;
        });
        if (is_twice) {
            collect_.add(node.error(fmt::format("'{}' stands twice", c.id)));
        }
        curves.push_back({part.coordinate, build_curve(node, keys)});
    }

    std::vector<model::GoodCurve> read_curves(const TomlNode& table) {
        std::vector<model::GoodCurve> curves;
        for (const std::string& name : table.keys()) {
            const TomlNode node = *table.find(name);
            const std::vector<Key> keys = read_keys(node, collect_);
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

    /// What one leg or arm does the other does half a cycle later, unless it is written.
    void add_other_legs() {
        const std::size_t written = out_.good.size();
        for (std::size_t i = 0; i < written; ++i) {
            const auto other =
                body_.coordinates[static_cast<std::size_t>(out_.good[i].coordinate)].mirror;
            const bool is_written = std::any_of(
                out_.good.begin(), out_.good.end(),
                [&](const model::GoodCurve& curve) { return curve.coordinate == other; });
            if (is_written) {
                continue;
            }
            out_.good.push_back({other, half_a_cycle_later(out_.good[i].curve, 1.0)});
        }
    }

    PeriodicCurve half_a_cycle_later(const PeriodicCurve& curve, double sign) {
        std::vector<Key> keys{curve.keys().begin(), curve.keys().end()};
        for (Key& key : keys) {
            key.time = key.time < 0.5 ? key.time + 0.5 : key.time - 0.5;
            key.value *= sign;
        }
        std::sort(keys.begin(), keys.end(),
                  [](const Key& a, const Key& b) { return a.time < b.time; });
        return collect_.take(PeriodicCurve::build(keys));
    }

    /// Names of coordinates, or of sums for all their levels.
    std::vector<model::CoordinateIndex> read_coordinates(const TomlNode& table,
                                                         std::string_view key) {
        std::vector<model::CoordinateIndex> coordinates;
        for (const TomlNode& node : collect_.take(table.items(key))) {
            const std::string name = sided(collect_.take(node.as_text()));
            const auto parts = body_.find_parts(name);
            if (parts.empty()) {
                collect_.add(node.error(fmt::format("there is no coordinate or sum '{}'", name)));
            }
            coordinates.insert(coordinates.end(), parts.begin(), parts.end());
        }
        return coordinates;
    }

    void read_good() {
        const auto good = root_.table("good");
        if (!good.ok()) {
            collect_.add(good.error());
            return;
        }
        if (root_.has("loaded")) {
            out_.loaded = read_coordinates(root_, "loaded");
        }
        out_.good = read_curves(*good);
        legs_alternate_ = collect_.take(root_.boolean("legs_alternate", false));
        if (legs_alternate_) {
            add_other_legs();
        }
        if (!root_.has("fit")) {
            return;
        }
        const auto fit = root_.table("fit");
        if (!fit.ok()) {
            collect_.add(fit.error());
            return;
        }
        collect_.check(fit->check_keys({"adjusts", "gives", "balance_ahead"}));
        for (const model::CoordinateIndex c : read_coordinates(*fit, "adjusts")) {
            out_.adjusts.push_back({c});
        }
        for (const model::GiveSetting& give : read_gives(*fit, causes(), collect_)) {
            for (auto& [coordinate, own] : out_.adjusts) {
                own *= coordinate == body_.find_coordinate(give.name) ? give.factor : 1.0;
            }
        }
        if (fit->has("balance_ahead")) {
            out_.balance_ahead = collect_.take(fit->number("balance_ahead"));
        }
    }

    /// Good form with every way from where it begins made longer or shorter. The breath goes on as
    /// it is.
    std::vector<model::GoodCurve> scale_good(double part) {
        std::vector<model::GoodCurve> scaled;
        for (const model::GoodCurve& curve : out_.good) {
            if (body_.coordinates[static_cast<std::size_t>(curve.coordinate)].id == "breath") {
                continue;
            }
            const double start = curve.curve.at(0.0);
            std::vector<Key> keys{curve.curve.keys().begin(), curve.curve.keys().end()};
            for (Key& key : keys) {
                key.value = start + part * (key.value - start);
            }
            scaled.push_back({curve.coordinate, collect_.take(PeriodicCurve::build(keys))});
        }
        return scaled;
    }

    /// `part` makes the whole movement smaller or larger; `goal` and `good` say what is other than
    /// in the standard size.
    void read_sizes() {
        for (const TomlNode& row : collect_.take(root_.items("size"))) {
            collect_.check(row.check_keys({"id", "part", "goal", "good"}));
            model::Size size;
            size.id = new_id(row, size_ids_);
            if (row.has("part")) {
                size.scale = collect_.take(row.number("part"));
                size.good = scale_good(size.scale);
            }
            if (row.has("goal") && out_.task.goal != 0.0) {
                size.scale = to_rad(collect_.take(row.number("goal"))) / out_.task.goal;
            }
            if (const auto good = row.find("good")) {
                size.good = read_curves(*good);
            }
            out_.sizes.push_back(std::move(size));
        }
        if (out_.sizes.empty()) {
            out_.sizes.push_back({"standard", 1.0, {}});
        }
    }

    std::string new_id(const TomlNode& row, std::set<std::string>& known) {
        std::string id = collect_.take(row.text("id"));
        if (!id.empty() && !known.insert(id).second) {
            collect_.add(row.error(fmt::format("'{}' stands twice", id)));
        }
        return id;
    }

    /// courses = { pelvis_list = [[time, part], ...] }: what one unit of the amount adds.
    void read_courses(const TomlNode& table, model::Amount& amount) {
        for (const std::string& name : table.keys()) {
            const TomlNode node = *table.find(name);
            const std::vector<Key> keys = read_keys(node, collect_);
            double largest = 0.0;
            for (const Key& key : keys) {
                largest = std::abs(key.value) > std::abs(largest) ? key.value : largest;
            }
            const auto shares = find_shares(body_, sided(name), largest);
            if (shares.empty()) {
                collect_.add(node.error(fmt::format("there is no coordinate '{}'", sided(name)),
                                        ErrorCode::NotFound));
            }
            for (const ShareOf& part : shares) {
                const auto kind = body_.coordinates[static_cast<std::size_t>(part.coordinate)].kind;
                if ((kind == model::CoordinateKind::Rotation) !=
                    (amount.unit == model::Amount::Unit::Degrees)) {
                    collect_.add(node.error(fmt::format("'{}' is not measured in {}", name,
                                                        model::kUnitNames.name(amount.unit))));
                }
                std::vector<Key> own = keys;
                for (Key& key : own) {
                    key.value *= part.share;
                }
                amount.courses.push_back({part.coordinate, build_curve(node, own)});
            }
        }
    }

    /// The same of the other leg, half a cycle later where the legs alternate.
    model::Amount mirror_amount(const model::Amount& amount, const std::string& id) {
        model::Amount other = amount;
        other.id = id;
        for (model::GoodCurve& part : other.courses) {
            const auto& c = body_.coordinates[static_cast<std::size_t>(part.coordinate)];
            part.coordinate = c.mirror;
            part.curve = half_a_cycle_later(part.curve, c.mirror_sign);
        }
        return other;
    }

    void read_amounts() {
        std::set<std::string> ids;
        for (const TomlNode& row : collect_.take(root_.items("amount"))) {
            collect_.check(row.check_keys(
                {"id", "name", "unit", "most", "best_view", "sides", "step", "courses"}));
            model::Amount amount;
            amount.id = new_id(row, ids);
            amount.name = collect_.take(row.text("name"));
            amount.unit = collect_.take(row.choice("unit", model::kUnitNames));
            amount.most = model::from_shown(amount.unit, collect_.take(row.number("most")));
            amount.best_view = row.has("best_view") ? read_view(row) : "";
            amount.is_step = collect_.take(row.boolean("step", false));
            if (!(amount.most > 0.0)) {
                collect_.add(row.error("most: an amount needs a number above 0"));
            }
            if (const auto table = row.find("courses")) {
                read_courses(*table, amount);
            }
            if (amount.is_step != amount.courses.empty() ||
                amount.is_step != (amount.unit == model::Amount::Unit::Percent)) {
                collect_.add(
                    row.error("an amount has courses in deg or m, or step = true and the unit %"));
            }
            if (!collect_.take(row.boolean("sides", false))) {
                out_.amounts.push_back(std::move(amount));
            } else if (!legs_alternate_) {
                collect_.add(
                    row.error("sides: only where legs_alternate = true the other leg does "
                              "the same half a cycle later"));
            } else {
                const std::string other = amount.id + "_other";
                amount.id += "_work";
                out_.amounts.push_back(mirror_amount(amount, sided(other)));
                amount.id = sided(amount.id);
                out_.amounts.insert(out_.amounts.end() - 1, std::move(amount));
            }
        }
    }

    /// Names in braces are limits, of which the pose shown tells the angle.
    model::Text read_caption(const TomlNode& row, std::string_view key) {
        model::Text caption = read_text(row, key, causes(), collect_);
        for (std::string* words : {&caption.plain, &caption.anatomical}) {
            *words = model::replace_names(*words, [&](std::string_view name) {
                const std::string id = sided(std::string{name});
                if (!body_.find_limit(id)) {
                    collect_.add(row.find(key)->error(
                        fmt::format("there is no limit '{}' whose angle could be told", name)));
                }
                return "{" + id + "}";
            });
        }
        return caption;
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
            moment.caption = read_caption(row, "caption");
            moment.fault_caption = read_caption(row, "fault_caption");
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

    void read_signs() {
        std::set<std::string> ids;
        for (const TomlNode& row : collect_.take(root_.items("sign"))) {
            collect_.check(row.check_keys({"id", "measure", "threshold", "grade", "source"}));
            model::Sign sign;
            sign.id = new_id(row, ids);
            sign.measure = collect_.take(row.choice("measure", model::kMeasureNames));
            sign.threshold = collect_.take(row.number("threshold"));
            sign.grade = collect_.take(row.choice("grade", model::kGradeNames));
            sign.source = read_source(row, causes(), collect_);
            out_.signs.push_back(std::move(sign));
        }
    }

    void read_causes() {
        std::set<std::string> ids;
        for (const TomlNode& row : collect_.take(root_.items("cause"))) {
            out_.causes.push_back(read_cause(row, out_.amounts, causes(), collect_));
            if (!ids.insert(out_.causes.back().id).second) {
                collect_.add(row.error(fmt::format("'{}' stands twice", out_.causes.back().id)));
            }
        }
        for (model::Cause& cause : make_sided_causes(*context_.causes, body_, out_.amounts)) {
            if (!ids.contains(cause.id)) {  // a movement may have its own numbers for a cause
                out_.causes.push_back(std::move(cause));
            }
        }
    }

    /// A fault that moves coordinates by itself would be a drawing, not a compensation.
    void refuse_curves(const TomlNode& row) {
        for (const std::string& key : row.keys()) {
            const std::string name = sided(key);
            if (key == "good" || body_.find_coordinate(name) || body_.find_sum(name)) {
                collect_.add(row.find(key)->error(
                    "a fault never moves a coordinate by itself; give it causes, limits, gives, "
                    "amounts or timing, the solver finds who moves"));
                return;
            }
        }
        collect_.check(row.check_keys({"id", "name", "what", "best_view", "causes", "limits",
                                       "gives", "amounts", "timing", "captions"}));
    }

    /// captions = { trails = { plain, anatomical, grade, source } }, by key moment.
    std::vector<model::Text> read_captions(const TomlNode& row, const model::Variant& variant) {
        const auto table = row.find("captions");
        for (const std::string& id : table ? table->keys() : std::vector<std::string>{}) {
            if (std::none_of(out_.key_moments.begin(), out_.key_moments.end(),
                             [&](const auto& moment) { return moment.id == id; })) {
                collect_.add(table->find(id)->error(fmt::format("there is no moment '{}'", id)));
            }
        }
        std::vector<model::Text> captions;
        for (const model::KeyMoment& moment : out_.key_moments) {
            if (table && table->has(moment.id)) {
                captions.push_back(read_caption(*table, moment.id));
            } else if (out_.variants.size() < 2) {
                captions.push_back(out_.variants.empty() ? moment.caption : moment.fault_caption);
            } else {
                captions.push_back({variant.what, variant.what, model::Grade::Design, "design"});
            }
        }
        return captions;
    }

    void read_variants() {
        std::set<std::string> ids;
        for (const TomlNode& row : collect_.take(root_.items("variant"))) {
            refuse_curves(row);
            model::Variant variant;
            variant.id = new_id(row, ids);
            variant.name = collect_.take(row.text("name"));
            variant.what = collect_.take(row.text("what"));
            variant.best_view = row.has("best_view") ? read_view(row) : "";
            variant.causes = collect_.take(row.texts("causes"));
            std::transform(variant.causes.begin(), variant.causes.end(), variant.causes.begin(),
                           [&](const std::string& cause) { return sided(cause); });
            variant.limits = read_limits(row, causes(), collect_);
            variant.gives = read_gives(row, causes(), collect_);
            for (const std::string& cause : variant.causes) {
                if (std::none_of(out_.causes.begin(), out_.causes.end(),
                                 [&](const auto& known) { return known.id == cause; })) {
                    collect_.add(row.error(fmt::format("there is no cause '{}'", cause)));
                }
            }
            variant.amounts = content::read_amounts(row, out_.amounts, causes(), collect_);
            variant.timing = read_timing(row, causes(), collect_);
            variant.captions = read_captions(row, variant);
            const bool changes = !variant.causes.empty() || !variant.limits.empty() ||
                                 !variant.gives.empty() || !variant.amounts.empty() ||
                                 !variant.timing.empty();
            if (out_.variants.empty() && (variant.id != "good" || changes)) {
                collect_.add(row.error("the first variant is 'good' and changes nothing"));
            }
            out_.variants.push_back(std::move(variant));
        }
        if (out_.variants.empty()) {
            collect_.add(root_.error("a movement needs the variant 'good' and its faults"));
        }
    }

    void apply_gives() {
        for (const model::GiveSetting& give : read_gives(root_, causes(), collect_)) {
            if (give.name == "trunk_lean") {
                out_.upright_weight /= give.factor;
                continue;
            }
            for (const ShareOf& part : find_shares(body_, give.name, 1.0)) {
                // One that gives nothing by default takes the number as its give: an arm that
                // leans on the floor must be able to follow.
                double& own = out_.gives[static_cast<std::size_t>(part.coordinate)].value;
                own = own > 0.0 ? own * give.factor : part.share * give.factor;
            }
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
    std::set<std::string> size_ids_;
    bool legs_alternate_ = false;
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

}  // namespace jw::content

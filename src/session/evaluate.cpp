#include "session/evaluate.h"

#include "analysis/budget.h"
#include "analysis/findings.h"
#include "content/recipes.h"
#include "motion/fit.h"
#include "motion/sample.h"
#include "motion/settings.h"
#include "motion/solve.h"
#include "muscle/path.h"
#include "muscle/state.h"

#include "core/ids.h"
#include "model/kinematics.h"
#include "model/limit_use.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace jw::session {
namespace {

using model::Side;

constexpr std::size_t kRight = 0, kLeft = 1;

/// "foot_r" for "foot_l" and the other way round; the same where there is no side.
model::BoneIndex mirror_bone(const model::Body& body, std::string_view id) {
    return body.find_bone(mirror_id(std::string{id})).value_or(body.bone(id));
}

Vec3 mirror_point(const Vec3& p) {
    return {p.x, p.y, -p.z};
}

model::Contact mirror_contact(const model::Body& body, model::Contact contact) {
    contact.body = body.bones[static_cast<std::size_t>(mirror_bone(body, contact.body))].id;
    for (Vec3& point : contact.points) {
        point = mirror_point(point);
    }
    contact.held.p = mirror_point(contact.held.p);
    contact.held.q = Quat{contact.held.q.w, -contact.held.q.x, -contact.held.q.y, contact.held.q.z};
    return contact;
}

/// What one side of a movement needs, made once.
struct Prepared {
    std::vector<model::Contact> contacts;
    std::vector<model::Block> props;
    std::vector<model::Pose> starts;  // [sizes], of good form at 0
};

/// A performance with what it means.
struct Resolved {
    bool is_usable = false;
    model::Performance performance;
    motion::Settings settings;  // keeps its memory
    bool is_at_ease = false;    // moves as good form does, and works as it does
};

}  // namespace

struct EvaluateScratch::State {
    State(const model::Body& b, const model::Movement& m)
        : body{&b}, id{m.id}, stamp{m.stamp}, movement{m}, solver{b, movement} {}

    Result<Unit> prepare();
    Result<const Resolved*> resolve(const model::Performance& performance);
    Result<Unit> solve(const model::Performance& performance, double time, model::Frame& out);
    Result<Unit> measure_reach();
    bool is_at_ease(const model::Performance& performance, const motion::Settings& set) const;
    Result<Unit> show_muscles(Side side, double time, model::Frame& out);
    Result<Unit> judge(Side side, double time, model::Frame& out);
    void tell_limits(model::Frame& out) const;
    double calc_way() const;
    Result<Unit> travel(double way, model::Frame& out) const;

    const model::Body* body;
    std::string id;
    std::uint64_t stamp;
    model::Movement movement;  // an own copy: the caller's may be reloaded meanwhile
    motion::SolveScratch solver;
    /// Of the performances that are asked for in turn: good and compensated.
    std::array<Resolved, 2> resolved;
    std::size_t oldest = 0;
    const motion::Settings* settings = nullptr;  // of this frame
    bool is_eased = false;                       // and its Resolved::is_at_ease
    std::vector<double> good, solved;
    /// How far good form goes towards each limit, rad: [sizes][limits], of the authored side.
    std::vector<std::vector<double>> reach;
    std::vector<Rigid> good_displacements;
    std::array<Prepared, 2> sides;
    std::vector<muscle::LengthRange> ranges;
    std::array<std::vector<muscle::ActivityTable>, 2> tables;  // [side][variant]
    std::vector<double> lengths;
    std::vector<model::BudgetPart> good_budget;
};

EvaluateScratch::EvaluateScratch() = default;
EvaluateScratch::~EvaluateScratch() = default;
EvaluateScratch::EvaluateScratch(EvaluateScratch&&) noexcept = default;
EvaluateScratch& EvaluateScratch::operator=(EvaluateScratch&&) noexcept = default;

Result<Unit> EvaluateScratch::State::prepare() {
    const std::size_t n = body->coordinates.size();
    good.resize(n);
    solved.resize(n);
    good_displacements.resize(body->bones.size());
    lengths.resize(body->lines.size());
    if (!body->muscles.empty()) {
        JW_TRY(ranges, muscle::build_length_ranges(*body));
    }
    JW_CHECK(measure_reach());
    const std::vector<int> mates = content::find_muscle_mirrors(*body);
    const std::size_t sizes = std::max<std::size_t>(1, movement.sizes.size());
    for (const std::size_t side : {kRight, kLeft}) {
        const bool is_mirrored = (side == kLeft) != (movement.working_side == Side::Left);
        Prepared& prepared = sides[side];
        for (const model::Contact& contact : movement.contacts) {
            prepared.contacts.push_back(is_mirrored ? mirror_contact(*body, contact) : contact);
        }
        for (const model::Prop& prop : movement.props) {
            prepared.props.push_back(prop.block);
            Vec3& place = prepared.props.back().underside;
            place = is_mirrored ? mirror_point(place) : place;
        }
        prepared.starts.assign(sizes, {{}, std::vector<Rigid>(body->bones.size())});
        for (std::size_t a = 0; a < sizes; ++a) {
            JW_CHECK(
                (motion::SampleJob{body, &movement, static_cast<int>(a), 0.0, true, good}.run()));
            solved = good;
            if (is_mirrored) {
                motion::mirror_pose(*body, good, solved);
            }
            prepared.starts[a].q = solved;
            JW_CHECK((model::PoseJob{body, solved, prepared.starts[a].displacements}.run()));
        }
        for (const model::Variant& variant : movement.variants) {
            const auto sided = [&](const std::vector<model::MuscleCurve>& curves) {
                return is_mirrored ? content::mirror_curves(curves, mates) : curves;
            };
            tables[side].emplace_back(*body, sided(movement.variants.front().muscles),
                                      sided(variant.muscles));
        }
    }
    return Unit{};
}

Result<const Resolved*> EvaluateScratch::State::resolve(const model::Performance& performance) {
    for (const Resolved& known : resolved) {
        if (known.is_usable && known.performance == performance) {
            return &known;
        }
    }
    Resolved& place = resolved[oldest];
    oldest = (oldest + 1) % resolved.size();
    place.is_usable = false;
    JW_CHECK(motion::resolve_settings(*body, movement, performance, place.settings));
    place.performance = performance;
    place.is_at_ease = is_at_ease(performance, place.settings);
    place.is_usable = true;
    return &place;
}

Result<Unit> EvaluateScratch::State::measure_reach() {
    constexpr int kInstants = 40;  // a movement turns within an eighth of a second at least
    reach.assign(std::max<std::size_t>(1, movement.sizes.size()),
                 std::vector<double>(body->limits.size(), -std::numeric_limits<double>::max()));
    for (std::size_t size = 0; size < reach.size(); ++size) {
        for (int i = 0; i < kInstants; ++i) {
            const double time = static_cast<double>(i) / kInstants;
            JW_CHECK((motion::SampleJob{body, &movement, static_cast<int>(size), time, true, good}
                          .run()));
            for (std::size_t l = 0; l < body->limits.size(); ++l) {
                reach[size][l] =
                    std::max(reach[size][l], model::calc_limit_use(body->limits[l], good));
            }
        }
    }
    return Unit{};
}

/// A fault that only stops joints, by what they are made of, is none where good form does not come
/// that far: a small size, a dial that was freed. One of control or guarding stays what it is.
bool EvaluateScratch::State::is_at_ease(const model::Performance& performance,
                                        const motion::Settings& set) const {
    const model::Variant& variant = *set.variant;
    const auto only_stops = [&](const std::string& name) {
        const auto cause = motion::find_cause(movement, name);
        return cause.ok() && (*cause)->gives.empty() && (*cause)->timing.empty() &&
               (*cause)->stop != model::Stop::Control && (*cause)->stop != model::Stop::Guarding;
    };
    if (!variant.gives.empty() || set.is_shaped() ||
        !std::all_of(variant.causes.begin(), variant.causes.end(), only_stops) ||
        !std::all_of(performance.causes.begin(), performance.causes.end(), only_stops)) {
        return false;
    }
    // The last word on a limit holds.
    std::vector<bool> is_told(body->limits.size(), false);
    for (auto setting = set.set.rbegin(); setting != set.set.rend(); ++setting) {
        const auto limits = motion::find_limits(
            *body, set.is_mirrored ? mirror_id(setting->limit) : setting->limit);
        for (const int limit : limits.ok() ? *limits : std::vector<int>{}) {
            const auto l = static_cast<std::size_t>(limit);
            const bool is_reached =
                reach[static_cast<std::size_t>(set.size)][l] > setting->value - motion::kStiffZone;
            if (!is_told[l] && is_reached) {
                return false;
            }
            is_told[l] = true;
        }
    }
    return true;
}

Result<Unit> EvaluateScratch::State::solve(const model::Performance& performance, double time,
                                           model::Frame& out) {
    JW_TRY(const Resolved* known, resolve(performance));
    settings = &known->settings;
    is_eased = known->is_at_ease;
    JW_CHECK((motion::SampleJob{body, &movement, settings->size, time, true, good}.run()));
    JW_CHECK((motion::SolveJob{body, &movement, settings, time, good, &solver, solved}.run()));
    out.pose.q.resize(solved.size());
    out.pose.displacements.resize(body->bones.size());
    if (settings->is_mirrored) {
        motion::mirror_pose(*body, solved, out.pose.q);
        motion::mirror_pose(*body, good, solved);
        std::swap(good, solved);
    } else {
        std::copy(solved.begin(), solved.end(), out.pose.q.begin());
    }
    JW_CHECK((model::PoseJob{body, out.pose.q, out.pose.displacements}.run()));
    return model::PoseJob{body, good, good_displacements}.run();
}

Result<Unit> EvaluateScratch::State::show_muscles(Side side, double time, model::Frame& out) {
    out.muscles.resize(body->muscles.size());
    if (body->muscles.empty()) {
        return Unit{};
    }
    JW_CHECK((muscle::LengthJob{body, out.pose.displacements, lengths}.run()));
    const auto variant =
        is_eased ? 0 : static_cast<std::size_t>(settings->variant - movement.variants.data());
    muscle::StateJob job;
    job.body = body;
    job.activity = &tables[side == Side::Left ? kLeft : kRight][variant];
    job.ranges = ranges;
    job.lengths = lengths;
    job.time = time;
    job.states = out.muscles;
    return job.run();
}

Result<Unit> EvaluateScratch::State::judge(Side side, double time, model::Frame& out) {
    const Prepared& prepared = sides[side == Side::Left ? kLeft : kRight];
    out.props = prepared.props;
    out.contacts.clear();
    for (const model::Contact& contact : prepared.contacts) {
        if (motion::calc_hold(contact, time) >= 1.0) {
            out.contacts.push_back(
                {contact.body, contact.place,
                 motion::calc_contact_error(*body, contact, time, out.pose.displacements,
                                            settings->step)});
        }
    }
    out.budget.clear();
    out.task = {};
    double good_lumbar = 0.0;
    const model::Pose& start = prepared.starts[static_cast<std::size_t>(settings->size)];
    if (movement.task.kind != model::TaskKind::None) {
        analysis::BudgetJob job{body,
                                &movement,
                                side,
                                start.displacements,
                                good_displacements,
                                good_displacements,
                                &good_budget,
                                &out.task,
                                time};
        const Side thigh =
            movement.task.side == Side::None ? movement.working_side : movement.task.side;
        const bool is_left = (thigh == Side::Left) != settings->is_mirrored;
        job.side = is_left ? Side::Left : Side::Right;
        JW_CHECK(job.run());
        good_lumbar = analysis::calc_lumbar_part(good_budget);
        job.shown = out.pose.displacements;
        job.parts = &out.budget;
        JW_CHECK(job.run());
    }
    tell_limits(out);
    analysis::calc_findings({body, &movement, side, &out, good_lumbar, &start}, out.findings);
    return Unit{};
}

void EvaluateScratch::State::tell_limits(model::Frame& out) const {
    out.limits.clear();
    for (const model::LimitSetting& setting : settings->set) {
        const auto& limit =
            body->limits[static_cast<std::size_t>(*body->find_limit(setting.limit))];
        const double used = model::calc_limit_use(limit, out.pose.q);
        const auto told = std::find_if(out.limits.begin(), out.limits.end(),
                                       [&](const auto& row) { return row.id == limit.id; });
        if (told == out.limits.end()) {
            out.limits.push_back({limit.id, setting.value, used});
        } else {
            told->limit = setting.value;  // set again later, as by the user over a cause
        }
    }
    for (const model::Limit& limit : body->limits) {
        constexpr double kUsedUp = 1e-3;  // rad into the stiff end
        const double from = limit.is_coupled ? limit.passive - motion::kStiffZone : limit.active;
        if (limit.passive <= from + kUsedUp || (limit.parts.size() != 1 && !limit.is_coupled)) {
            continue;
        }
        const double used = model::calc_limit_use(limit, out.pose.q);
        if (used > from + kUsedUp) {
            out.limits.push_back({limit.id, limit.passive, used});
        }
    }
}

/// Metres of floor a cycle.
double EvaluateScratch::State::calc_way() const {
    return movement.contacts.empty() ? 0.0 : settings->step * movement.contacts.front().travel;
}

/// The floor stands still and the body goes over it.
Result<Unit> EvaluateScratch::State::travel(double way, model::Frame& out) const {
    out.pose.q[static_cast<std::size_t>(body->coordinate("pelvis_tx"))] += way;
    return model::PoseJob{body, out.pose.q, out.pose.displacements}.run();
}

Result<Unit> evaluate(const model::Body& body, const model::Movement& movement,
                      const model::Performance& performance, double time, EvaluateScratch& scratch,
                      model::Frame& out) {
    if (!std::isfinite(time)) {
        return Error{ErrorCode::InvalidInput, "the time must be a number from 0 to 1", {}};
    }
    auto& state = scratch.state_;
    const bool is_ready = state != nullptr && state->body == &body && movement.stamp != 0 &&
                          state->stamp == movement.stamp && state->id == movement.id;
    if (!is_ready) {
        state.reset();
        auto fresh = std::make_unique<EvaluateScratch::State>(body, movement);
        JW_CHECK(fresh->prepare());
        state = std::move(fresh);
    }
    out.time = time;
    const Side side = performance.side == Side::None ? movement.working_side : performance.side;
    JW_CHECK(state->solve(performance, time, out));
    JW_CHECK(state->show_muscles(side, time, out));
    JW_CHECK(state->judge(side, time, out));
    const double way = state->calc_way();
    constexpr double kLinesACycle = 5.0;
    out.floor_spacing = way / kLinesACycle;
    out.floor_way = performance.travels ? -way * time : way * time;
    return performance.travels ? state->travel(way * time, out) : Unit{};
}

}  // namespace jw::session

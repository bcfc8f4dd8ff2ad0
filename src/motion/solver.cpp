#include "motion/solver.h"

#include "motion/sample.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace jw::motion {
namespace {

// Weights of rows per squared rad or m, against 1 / give of coordinates (design).
constexpr double kContactWeight = 1e9;  // holds to nanometres: exact for every purpose
constexpr double kReleasedWeight = 1e-8;
constexpr double kTaskWeight = 1000.0;
constexpr double kDrivenWeight = 1e6;   // an amount is what was asked for
constexpr double kChestStays = 1000.0;  // the pelvis goes aside under the chest
constexpr double kThighsHang = 100.0;   // and a leg in the air swings where it swung
// While a step is made shorter or longer the knees bend for it and the pelvis stays between the
// feet.
constexpr double kKneesFollow = 25.0;
constexpr double kPelvisStays = 1e-3;
constexpr double kFootClears =
    30.0;  // in the air a foot keeps its height and its pitch over the floor
/// Beyond this error of the task its pull no longer grows: then the leg falls short, and the body
/// does not twist itself to win the last degree.
constexpr double kTaskKnee = 0.0174532925199433;  // rad, 1 deg
constexpr int kMostSteps = 400;
// Rad, m. Below it weights of nine orders of magnitude leave only noise, and steps would never end.
constexpr double kSmallestStep = 1e-9;
constexpr double kLargestStep = 0.3;
constexpr double kTurnedBack = 0.3;  // of the step before, from which on steps are shortened
constexpr double kShorter = 0.5;
constexpr double kLonger = 1.2;
constexpr double kShareOfRoom = 0.9;  // of what is left to an end, a step

/// Rotation vector of the turn from `from` to `to`, in the room.
Vec3 turn_between(const Quat& from, const Quat& to) {
    Quat d = to * glm::conjugate(from);
    if (d.w < 0.0) {
        d = -d;
    }
    const Vec3 v{d.x, d.y, d.z};
    const double sine = glm::length(v);
    return sine < 1e-12 ? 2.0 * v : 2.0 * std::atan2(sine, d.w) / sine * v;
}

std::vector<model::BoneIndex> bones_of(const model::Body& body, const model::Movement& movement) {
    std::vector<model::BoneIndex> bones;
    const auto add = [&](std::string_view id) {
        if (const auto bone = body.find_bone(id)) {
            bones.push_back(*bone);
        }
    };
    for (const model::Contact& contact : movement.contacts) {
        add(contact.body);
    }
    for (const char* id : {"femur_r", "femur_l", "skull", "T1", "humerus_r", "humerus_l"}) {
        add(id);
    }
    return bones;
}

/// Slope and curvature of what it costs to be away from good form: a spring of 1 / give, stiffer
/// the further the coordinate is flexed.
EndForce calc_give_force(const model::Give& give, double q, double good) {
    const double away = q - good;
    double stiffness = 1.0 / give.value, growth = 0.0;
    if (give.halved_at > 0.0 && q < 0.0) {
        const double flexed = q / give.halved_at;
        growth = 4.0 * flexed * flexed * flexed / (give.halved_at * give.value);
        stiffness *= 1.0 + flexed * flexed * flexed * flexed;
    }
    return {away * stiffness, stiffness + std::max(0.0, away * growth)};
}

/// Of a coupled limit: what its end bounds.
double calc_sum(const model::Limit& limit, std::span<const double> q) {
    return std::accumulate(
        limit.parts.begin(), limit.parts.end(), 0.0, [&](double sum, const auto& part) {
            return sum + part.share * q[static_cast<std::size_t>(part.coordinate)];
        });
}

}  // namespace

struct Solver::Matrices {
    using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    Rows jacobian, scaled;       // [rows x coordinates]
    Eigen::MatrixXd system;      // [rows x rows]
    Eigen::VectorXd pull;        // [rows], the residual against the row's compliance
    Eigen::VectorXd compliance;  // [rows]
    Eigen::VectorXd gradient, ease, change, change_before;  // [coordinates]
    Eigen::Index filled = 0;  // rows that count in this step; they come first

    Matrices(Eigen::Index rows, Eigen::Index coordinates)
        : jacobian{Rows::Zero(rows, coordinates)},
          scaled{jacobian},
          system{Eigen::MatrixXd::Zero(rows, rows)},
          pull{Eigen::VectorXd::Zero(rows)},
          compliance{pull},
          gradient{Eigen::VectorXd::Zero(coordinates)},
          ease{gradient},
          change{gradient},
          change_before{gradient} {}
};

Solver::Solver(const model::Body& body, const model::Movement& movement)
    : body_{&body},
      movement_{&movement},
      good_(body.coordinates.size(), 0.0),
      sweep_{body, bones_of(body, movement)} {
    for (const model::Contact& contact : movement.contacts) {
        add_contact_rows(body, contact);
    }
    contact_rows_ = rows_.size();
    good_holds_.resize(movement.contacts.size());
    shaping_gives_.resize(good_.size());
    for (const auto& [id, factor] :
         {std::pair{"knee_angle_r", kKneesFollow}, std::pair{"knee_angle_l", kKneesFollow},
          std::pair{"pelvis_tx", kPelvisStays}}) {
        if (const auto coordinate = body.find_coordinate(id)) {
            step_gives_.emplace_back(*coordinate, factor);
        }
    }
    add_wish_rows(body);
    add_driven_rows(body);
    add_coupled_rows(body);
    m_ = std::make_unique<Matrices>(static_cast<Eigen::Index>(rows_.size()),
                                    static_cast<Eigen::Index>(good_.size()));
}

Solver::~Solver() = default;

void Solver::refer_to(std::span<const double> good) {
    JW_ASSERT(good.size() == good_.size());
    std::copy(good.begin(), good.end(), good_.begin());
    sweep_.run(good_);
    for (std::size_t i = 0; i < good_holds_.size(); ++i) {
        good_holds_[i] = sweep_.displacement(rows_[rows_of_contact_[i].first].bone);
    }
    for (std::size_t i = contact_rows_; i < driven_; ++i) {
        Row& row = rows_[i];
        if (row.bone == model::kNone && row.kind != RowKind::Mass) {
            continue;
        }
        if (row.kind == RowKind::Turn) {
            row.q_reference = sweep_.displacement(row.bone).q;
        } else if (row.kind == RowKind::Task) {
            row.reference =
                model::calc_plane_turn(sweep_.displacement(row.bone), movement_->task.plane);
        } else if (row.kind == RowKind::Place) {
            row.reference = glm::dot(row.direction, sweep_.displacement(row.bone).point(row.point));
        } else {
            row.reference = glm::dot(row.direction, sweep_.mass_centre());
        }
    }
}

void Solver::set_contact(std::size_t contact, const Rigid& held, double weight) {
    const auto [first, last] = rows_of_contact_[contact];
    for (std::size_t r = first; r < last; ++r) {
        Row& row = rows_[r];
        row.weight = weight;
        row.q_reference = held.q;
        row.reference =
            row.kind == RowKind::Place ? glm::dot(row.direction, held.point(row.point)) : 0.0;
    }
}

void Solver::set_contacts(double time, double step) {
    for (std::size_t i = 0; i < rows_of_contact_.size(); ++i) {
        const model::Contact& contact = movement_->contacts[i];
        const double hold = calc_hold(contact, time);
        // Fading runs over the powers of ten: a hold of half that weight is still rigid.
        const double weight =
            hold > 0.0 ? kReleasedWeight * std::pow(kContactWeight / kReleasedWeight, hold) : 0.0;
        set_contact(i, hold < 1.0 ? good_holds_[i] : calc_held(contact, time, step), weight);
    }
}

void Solver::set_full_contacts(double time, double least_hold) {
    for (std::size_t i = 0; i < rows_of_contact_.size(); ++i) {
        const model::Contact& contact = movement_->contacts[i];
        const bool is_held = calc_hold(contact, time) >= least_hold;
        set_contact(i, calc_held(contact, time), is_held ? kContactWeight : 0.0);
    }
}

void Solver::set_wishes(const Settings& settings) {
    const model::Task& task = movement_->task;
    const auto weigh = [&](model::TaskKind kind, model::Side other) {
        const bool is_asked =
            task.kind == kind && (other == model::Side::None || task.side != other);
        return is_asked && !settings.lets_task_go ? kTaskWeight : 0.0;
    };
    rows_[task_].weight = weigh(model::TaskKind::ThighDirection, model::Side::Left);
    rows_[task_ + 1].weight = weigh(model::TaskKind::ThighDirection, model::Side::Right);
    rows_[task_ + 2].weight = weigh(model::TaskKind::TrunkDirection, model::Side::None);
    const std::array weights{settings.upright_weight, movement_->gaze_weight,
                             movement_->hang_weight, movement_->hang_weight};
    for (std::size_t b = 0; b < weights.size(); ++b) {
        for (std::size_t a = 0; a < 3; ++a) {
            rows_[upright_ + 3 * b + a].weight = weights[b];
        }
    }
    rows_[balance_].weight = rows_[balance_ + 1].weight = movement_->balance_weight;
}

void Solver::set_balance_only(double ahead_x, double weight) {
    for (std::size_t i = contact_rows_; i < coupled_; ++i) {
        rows_[i].weight = 0.0;
    }
    rows_[balance_].weight = weight;
    rows_[balance_].reference = ahead_x;
}

void Solver::follow_course(double time) {
    for (std::size_t i = task_; i < upright_; ++i) {
        rows_[i].reference += movement_->task.goal * movement_->task.course.at(time);
    }
}

/// Contacts and thighs of a shorter or longer step.
void Solver::change_step(double step, double time) {
    for (std::size_t i = task_; i < upright_; ++i) {
        rows_[i].reference *= step;
    }
    for (std::size_t i = 0; i < good_holds_.size(); ++i) {
        // A foot that is leaving or landing goes over from the other step to where good form has
        // it.
        const model::Contact& contact = movement_->contacts[i];
        const double own = 1.0 + (step - 1.0) * calc_hold(contact, time);
        good_holds_[i] =
            calc_held(contact, time, own) * calc_held(contact, time).inverse() * good_holds_[i];
    }
    set_contacts(time, step);
    for (std::size_t i = 0; i < contact_rows_; ++i) {
        if (rows_[i].kind == RowKind::Turn || rows_[i].direction.y != 0.0) {
            rows_[i].weight = std::max(rows_[i].weight, kFootClears);
        }
    }
}

/// Coordinates that amounts and delays drive, and what stays where it was meanwhile.
void Solver::drive(const Settings& settings, double time) {
    rows_[chest_].weight = kChestStays;
    rows_[chest_ + 1].weight = rows_[chest_ + 2].weight = kThighsHang;
    for (std::size_t i = driven_; i < coupled_; ++i) {
        Row& row = rows_[i];
        row.weight = row.is_of_amount ? kDrivenWeight : 0.0;
        row.reference = good_[static_cast<std::size_t>(row.coordinate)];
        for (const auto& [coordinate, later] : settings.delays) {
            if (coordinate == row.coordinate) {
                row.weight = kDrivenWeight;
                row.reference =
                    calc_good(*body_, *movement_, settings.size, coordinate, time - later);
            }
        }
        for (const auto& [amount, value] : settings.amounts) {
            for (const model::GoodCurve& part :
                 movement_->amounts[static_cast<std::size_t>(amount)].courses) {
                row.reference +=
                    part.coordinate == row.coordinate ? value * part.curve.at(time) : 0.0;
            }
        }
    }
}

void Solver::shape_good(const Settings& settings, double time, std::span<double> q) {
    set_wishes(settings);
    set_contacts(time, 1.0);
    std::copy(settings.gives.begin(), settings.gives.end(), shaping_gives_.begin());
    if (settings.step != 1.0) {
        change_step(settings.step, time);
        for (const auto& [coordinate, factor] : step_gives_) {
            shaping_gives_[static_cast<std::size_t>(coordinate)].value *= factor;
        }
    }
    drive(settings, time);
    solve({settings.own_ranges, settings.own_coupled, shaping_gives_}, q);
    for (std::size_t i = chest_; i < coupled_; ++i) {
        rows_[i].weight = 0.0;
    }
    refer_to(q);
}

double Solver::calc_residual(const Row& row, std::span<const double> q) const {
    switch (row.kind) {
        case RowKind::Task:
            return model::calc_plane_turn(sweep_.displacement(row.bone), movement_->task.plane) -
                   row.reference;
        case RowKind::Turn:
            return glm::dot(row.direction,
                            turn_between(row.q_reference, sweep_.displacement(row.bone).q));
        case RowKind::Place:
            return glm::dot(row.direction, sweep_.displacement(row.bone).point(row.point)) -
                   row.reference;
        case RowKind::Mass:
            return glm::dot(row.direction, sweep_.mass_centre()) - row.reference;
        case RowKind::Driven:
            return q[static_cast<std::size_t>(row.coordinate)] - row.reference;
        case RowKind::Coupled:
            break;
    }
    return 0.0;
}

void Solver::fill_row(const Row& row, double pull, double compliance) {
    m_->pull[m_->filled] = pull;
    m_->compliance[m_->filled] = compliance;
    auto out = m_->jacobian.row(m_->filled++);
    out.setZero();
    switch (row.kind) {
        case RowKind::Task: {
            const Vec3 d = sweep_.displacement(row.bone).direction({0.0, 1.0, 0.0});
            const double across = glm::dot(d, row.direction);
            const Vec3 per_turn = (row.direction - across * d) / (1.0 - across * across);
            sweep_.for_each_twist(row.bone, [&](model::CoordinateIndex c, const Twist& twist) {
                out[c] += glm::dot(per_turn, twist.angular);
            });
            break;
        }
        case RowKind::Turn:
            sweep_.for_each_twist(row.bone, [&](model::CoordinateIndex c, const Twist& twist) {
                out[c] += glm::dot(row.direction, twist.angular);
            });
            break;
        case RowKind::Place: {
            const Vec3 p = sweep_.displacement(row.bone).point(row.point);
            sweep_.for_each_twist(row.bone, [&](model::CoordinateIndex c, const Twist& twist) {
                out[c] += glm::dot(row.direction, twist.at(p));
            });
            break;
        }
        case RowKind::Mass:
            sweep_.for_each_mass_velocity([&](model::CoordinateIndex c, const Vec3& velocity) {
                out[c] += glm::dot(row.direction, velocity);
            });
            break;
        case RowKind::Driven:
            out[row.coordinate] = 1.0;
            break;
        case RowKind::Coupled:
            for (const model::Limit::Part& part : body_->limits[row.limit].parts) {
                out[part.coordinate] += part.share;
            }
            break;
    }
}

void Solver::fill_rows(std::span<const double> q) {
    for (std::size_t i = 0; i < coupled_; ++i) {
        const Row& row = rows_[i];
        const bool needs_bone = row.kind != RowKind::Mass && row.kind != RowKind::Driven;
        if (row.weight <= 0.0 || (row.bone == model::kNone && needs_bone)) {
            continue;
        }
        const double residual = calc_residual(row, q);
        // A task is W k^2 (sqrt(1 + (r / k)^2) - 1): the parabola that touches it and lies above,
        // so that steps from afar never overshoot.
        const double x = row.kind == RowKind::Task ? residual / kTaskKnee : 0.0;
        fill_row(row, residual, std::sqrt(1.0 + x * x) / row.weight);
    }
}

/// Ends that two joints share: the parabola that fits their resistance here.
void Solver::fill_coupled_rows(const Room& room, std::span<const double> q) {
    for (std::size_t i = coupled_; i < rows_.size() && !room.coupled.empty(); ++i) {
        const SoftEnd& end = room.coupled[rows_[i].limit];
        const double zone = end.end - end.start;
        const double left = end.end - calc_sum(body_->limits[rows_[i].limit], q);
        if (left <= 0.0) {  // good form started beyond: back to the middle of the zone
            fill_row(rows_[i], 0.5 * zone - left, 1.0 / kContactWeight);
            continue;
        }
        const EndForce force = calc_end_force(left, zone);
        if (force.curvature > 0.0) {
            fill_row(rows_[i], -force.slope / force.curvature, 1.0 / force.curvature);
        }
    }
}

/// Part of a step that stays short of every end.
double Solver::calc_share(const Room& room, std::span<const double> q, double largest) const {
    double share =
        largest > kLargestStep ? std::min(shortening_, kLargestStep / largest) : shortening_;
    const auto keep = [&](double change, double left) {
        if (left > 0.0 && change > kShareOfRoom * left) {
            share = std::min(share, kShareOfRoom * left / change);
        }
    };
    const std::span<const double> change{m_->change.data(), q.size()};
    for (std::size_t c = 0; c < q.size(); ++c) {
        keep(change[c], room.ranges[c].upper_end - q[c]);
        keep(-change[c], q[c] - room.ranges[c].lower_end);
    }
    for (std::size_t i = coupled_; i < rows_.size() && !room.coupled.empty(); ++i) {
        const model::Limit& limit = body_->limits[rows_[i].limit];
        keep(calc_sum(limit, change), room.coupled[rows_[i].limit].end - calc_sum(limit, q));
    }
    return share;
}

double Solver::step(const Room& room, std::span<double> q) {
    const auto& [ranges, coupled, gives] = room;
    Matrices& m = *m_;
    m.filled = 0;
    fill_rows(q);
    fill_coupled_rows(room, q);
    for (std::size_t c = 0; c < q.size(); ++c) {
        const auto i = static_cast<Eigen::Index>(c);
        if (gives[c].value <= 0.0) {
            m.gradient[i] = m.ease[i] = 0.0;
            continue;
        }
        const SoftRange& range = ranges[c];
        const EndForce low =
            calc_end_force(q[c] - range.lower_end, range.lower_start - range.lower_end);
        const EndForce high =
            calc_end_force(range.upper_end - q[c], range.upper_end - range.upper_start);
        const EndForce away = calc_give_force(gives[c], q[c], good_[c]);
        m.gradient[i] = away.slope + low.slope - high.slope;
        m.ease[i] = 1.0 / (away.curvature + low.curvature + high.curvature);
    }
    const auto jacobian = m.jacobian.topRows(m.filled);
    auto scaled = m.scaled.topRows(m.filled);
    Eigen::Ref<Eigen::MatrixXd> system = m.system.topLeftCorner(m.filled, m.filled);
    auto pull = m.pull.head(m.filled);
    scaled.noalias() = jacobian * m.ease.asDiagonal();
    system.noalias() = scaled.lazyProduct(jacobian.transpose());
    system.diagonal() += m.compliance.head(m.filled);
    pull.noalias() -= scaled.lazyProduct(m.gradient);
    const Eigen::LLT<Eigen::Ref<Eigen::MatrixXd>> factor{system};  // in place, no allocation
    factor.solveInPlace(pull);                                     // now the force of each row
    m.change = m.gradient;
    m.change.noalias() += jacobian.transpose().lazyProduct(pull);
    m.change = -m.change.cwiseProduct(m.ease);

    // Where contacts bend as much as good form pulls away from them (a nearly straight arm that
    // leans on its hand), whole steps go to and fro for ever.
    const bool turns_back =
        m.change.dot(m.change_before) < -kTurnedBack * m.change_before.squaredNorm();
    shortening_ = turns_back ? kShorter * shortening_ : std::min(1.0, kLonger * shortening_);
    m.change_before = m.change;

    const double largest = m.change.lpNorm<Eigen::Infinity>();
    const double share = calc_share(room, q, largest);
    for (std::size_t c = 0; c < q.size(); ++c) {
        q[c] += share * m.change[static_cast<Eigen::Index>(c)];
    }
    return largest;
}

/// Good form where it is free, else half of the zone away from an end that good form passes.
void Solver::start_inside(const Room& room, std::span<double> q) const {
    const auto low = [&](std::size_t c) {
        return 0.5 * (room.ranges[c].lower_end + room.ranges[c].lower_start);
    };
    const auto high = [&](std::size_t c) {
        return 0.5 * (room.ranges[c].upper_end + room.ranges[c].upper_start);
    };
    for (std::size_t c = 0; c < q.size(); ++c) {
        const SoftRange& range = room.ranges[c];
        if (room.gives[c].value <= 0.0) {  // stays where good form has it, or at its end
            q[c] = std::clamp(good_[c], range.lower_end, range.upper_end);
            continue;
        }
        q[c] = low(c) < high(c) ? std::clamp(good_[c], low(c), high(c))
                                : 0.5 * (range.lower_end + range.upper_end);
    }
    for (std::size_t i = coupled_; i < rows_.size() && !room.coupled.empty(); ++i) {
        const model::Limit& limit = body_->limits[rows_[i].limit];
        const SoftEnd& end = room.coupled[rows_[i].limit];
        double over = calc_sum(limit, q) - 0.5 * (end.start + end.end);
        // By the first part as far as it goes (the hip of the hamstrings), then by the next.
        for (const model::Limit::Part& part : limit.parts) {
            const auto c = static_cast<std::size_t>(part.coordinate);
            if (over > 0.0 && room.gives[c].value > 0.0) {
                const double before = q[c];
                q[c] = part.share > 0.0
                           ? std::max(q[c] - over / part.share, std::min(q[c], low(c)))
                           : std::min(q[c] - over / part.share, std::max(q[c], high(c)));
                over += part.share * (q[c] - before);
            }
        }
    }
}

void Solver::solve(const Room& room, std::span<double> q) {
    start_inside(room, q);
    shortening_ = 1.0;
    m_->change_before.setZero();
    for (iterations_ = 0; iterations_ < kMostSteps; ++iterations_) {
        sweep_.run(q);
        last_step_ = step(room, q);
        if (last_step_ < kSmallestStep) {
            break;
        }
    }
}

}  // namespace jw::motion

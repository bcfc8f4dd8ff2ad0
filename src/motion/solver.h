// The numbers of a solve: rows, their references and the Gauss-Newton steps. Inside of the module.
#pragma once

#include "motion/settings.h"
#include "motion/soft_end.h"
#include "motion/solve.h"
#include "motion/sweep.h"

#include "model/movement.h"

#include <memory>
#include <span>
#include <vector>

namespace jw::motion {

class Solver {
  public:
    Solver(const model::Body& body, const model::Movement& movement);
    ~Solver();
    Solver(const Solver&) = delete;
    Solver& operator=(const Solver&) = delete;

    /// Good form: what nearness pulls to, and what task, gaze, trunk, arms and balance keep.
    void refer_to(std::span<const double> good);
    /// Contacts hold as they do at this time of the cycle, on steps of this length (1 = as
    /// written). While a hold fades it keeps the bone where good form has it, so that good form
    /// stays what is found with nothing in its way.
    void set_contacts(double time, double step);
    /// Only contacts that hold at least this much (calc_hold), all of them fully, at their place.
    void set_full_contacts(double time, double least_hold);
    /// Task and wishes of the movement.
    void set_wishes(const Settings& settings);
    /// The task goes along its own course on top of good form, where it has one.
    void follow_course(double time);
    /// Turns amounts up and moves timing: good form becomes what the body does when it follows them
    /// with nothing else in its way. Call after refer_to(); `q` is memory of the caller.
    void shape_good(const Settings& settings, double time, std::span<double> q);
    /// No task and no wishes but balance: m in the room that the mass centre goes to.
    void set_balance_only(double ahead_x, double weight);

    struct Room {
        std::span<const SoftRange> ranges;   // [coordinates]
        std::span<const SoftEnd> coupled;    // [limits] of the body, or none
        std::span<const model::Give> gives;  // [coordinates]
    };
    void solve(const Room& room, std::span<double> q);

    int iterations() const { return iterations_; }
    double last_step() const { return last_step_; }

  private:
    /// A direction of a bone's turning, or of its place, kept as in the reference; a coordinate
    /// that an amount drives; or the end of a sum of coordinates.
    enum class RowKind { Task, Turn, Place, Mass, Driven, Coupled };
    struct Row {
        RowKind kind = RowKind::Turn;
        model::BoneIndex bone = model::kNone;
        Vec3 direction{0.0};
        Vec3 point{0.0};      // neutral body frame
        double weight = 0.0;  // per squared rad or m
        Quat q_reference{1.0, 0.0, 0.0, 0.0};
        double reference = 0.0;  // of the place, the mass centre or the task
        model::CoordinateIndex coordinate = model::kNone;  // driven
        bool is_of_amount = false;  // of those driven: amounts hold theirs still against the others
        std::size_t limit = 0;      // of the body, coupled
    };
    struct Matrices;

    void change_step(double step, double time);
    void drive(const Settings& settings, double time);
    void set_contact(std::size_t contact, const Rigid& held, double weight);
    void add_contact_rows(const model::Body& body, const model::Contact& contact);
    void add_wish_rows(const model::Body& body);
    void add_coupled_rows(const model::Body& body);
    void add_driven_rows(const model::Body& body);
    double calc_residual(const Row& row, std::span<const double> q) const;
    void fill_row(const Row& row, double pull, double compliance);
    void fill_rows(std::span<const double> q);
    void fill_coupled_rows(const Room& room, std::span<const double> q);
    void start_inside(const Room& room, std::span<double> q) const;
    double calc_share(const Room& room, std::span<const double> q, double largest) const;
    double step(const Room& room, std::span<double> q);

    const model::Body* body_;
    const model::Movement* movement_;
    std::vector<Row> rows_;
    std::size_t contact_rows_ = 0;  // first of rows_
    std::vector<std::pair<std::size_t, std::size_t>> rows_of_contact_;
    // First row of each.
    std::size_t task_ = 0, upright_ = 0, balance_ = 0, chest_ = 0, driven_ = 0, coupled_ = 0;
    std::vector<double> good_;
    std::vector<Rigid> good_holds_;  // [contacts], displacement of the bone in good form
    std::vector<std::pair<model::CoordinateIndex, double>> step_gives_;  // factors while it changes
    std::vector<model::Give> shaping_gives_;                             // memory of shape_good
    Sweep sweep_;
    std::unique_ptr<Matrices> m_;
    int iterations_ = 0;
    double last_step_ = 0.0;
    double shortening_ = 1.0;  // of the Gauss-Newton steps
};

struct SolveScratch::State {
    State(const model::Body& body, const model::Movement& movement) : solver{body, movement} {}
    Solver solver;
};

}  // namespace jw::motion

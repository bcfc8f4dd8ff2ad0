// What a solve of a movement may weigh, listed once when the solver is made.

#include "motion/solver.h"

#include <array>
#include <map>

namespace jw::motion {
namespace {

constexpr std::array<Vec3, 3> kAxes{Vec3{1, 0, 0}, Vec3{0, 1, 0}, Vec3{0, 0, 1}};

}  // namespace

void Solver::add_contact_rows(const model::Body& body, const model::Contact& contact) {
    const model::BoneIndex bone = body.bone(contact.body);
    const std::size_t first = rows_.size();
    Vec3 middle{0.0};
    for (const Vec3& point : contact.points) {
        middle += point / static_cast<double>(contact.points.size());
    }
    // Three points hold a whole bone: its middle and its three turns. Fewer are held one by one.
    const bool is_whole = contact.points.size() >= 3;
    const auto hold_place = [&](const Vec3& point) {
        for (const Vec3& axis : kAxes) {
            if (!contact.slides || axis.y != 0.0) {
                rows_.push_back({RowKind::Place, bone, axis, point, 0.0, {}, 0.0});
            }
        }
    };
    if (is_whole) {
        hold_place(middle);
        for (const Vec3& axis : kAxes) {
            rows_.push_back({RowKind::Turn, bone, axis, {}, 0.0, {}, 0.0});
        }
    } else {
        std::for_each(contact.points.begin(), contact.points.end(), hold_place);
    }
    rows_of_contact_.emplace_back(first, rows_.size());
}

void Solver::add_wish_rows(const model::Body& body) {
    task_ = rows_.size();
    const Vec3 in_plane = model::plane_axis(movement_->task.plane);
    for (const char* id : {"femur_r", "femur_l", "T1"}) {
        const model::BoneIndex bone = body.find_bone(id).value_or(model::kNone);
        rows_.push_back({RowKind::Task, bone, in_plane, {}, 0.0, {}, 0.0});
    }
    upright_ = rows_.size();
    // A body without such a bone keeps the row and never weighs it.
    const auto keep_turn = [&](std::string_view id) {
        const model::BoneIndex bone = body.find_bone(id).value_or(model::kNone);
        for (const Vec3& axis : kAxes) {
            rows_.push_back({RowKind::Turn, bone, axis, {}, 0.0, {}, 0.0});
        }
    };
    keep_turn("T1");
    keep_turn("skull");
    keep_turn("humerus_r");
    keep_turn("humerus_l");
    balance_ = rows_.size();
    for (const Vec3& axis : {kAxes[0], kAxes[2]}) {
        rows_.push_back({RowKind::Mass, model::kNone, axis, {}, 0.0, {}, 0.0});
    }
    chest_ = rows_.size();
    const model::BoneIndex chest = body.find_bone("T1").value_or(model::kNone);
    const Vec3 place =
        chest == model::kNone ? Vec3{0.0} : body.joints[static_cast<std::size_t>(chest)].centre;
    rows_.push_back({RowKind::Place, chest, kAxes[2], place, 0.0, {}, 0.0});
    for (const char* id : {"femur_r", "femur_l"}) {
        const model::BoneIndex bone = body.find_bone(id).value_or(model::kNone);
        rows_.push_back({RowKind::Turn, bone, kAxes[0], {}, 0.0, {}, 0.0});
    }
}

void Solver::add_driven_rows(const model::Body& body) {
    driven_ = rows_.size();
    std::map<model::CoordinateIndex, bool> driven;  // is it an amount's?
    const auto delay = [&](const std::vector<model::TimingSetting>& rows) {
        for (const model::TimingSetting& timing : rows) {
            for (const model::CoordinateIndex c : body.find_parts(timing.name)) {
                driven.emplace(c, false);
            }
        }
    };
    for (const model::Cause& cause : movement_->causes) {
        delay(cause.timing);
    }
    for (const model::Variant& variant : movement_->variants) {
        delay(variant.timing);
    }
    for (const model::Amount& amount : movement_->amounts) {
        for (const model::GoodCurve& part : amount.courses) {
            driven[part.coordinate] = true;
        }
    }
    for (const auto& [c, is_of_amount] : driven) {
        Row row;
        row.kind = RowKind::Driven;
        row.coordinate = c;
        row.is_of_amount = is_of_amount;
        rows_.push_back(row);
    }
}

void Solver::add_coupled_rows(const model::Body& body) {
    coupled_ = rows_.size();
    for (std::size_t i = 0; i < body.limits.size(); ++i) {
        if (body.limits[i].is_coupled) {
            Row row;
            row.kind = RowKind::Coupled;
            row.limit = i;
            rows_.push_back(row);
        }
    }
}

}  // namespace jw::motion

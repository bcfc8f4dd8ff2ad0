// Shipped movements against what was measured on people.
#include "session/evaluate.h"

#include "core/angle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "unit/session/shipped.h"

namespace jw::session {
namespace {

class PublishedPairs : public testing::Test {
  protected:
    static model::Frame frame_of(const char* movement, const char* variant, double time) {
        static EvaluateScratch scratch;
        model::Frame frame;
        model::Performance performance;
        performance.variant = variant;
        const auto done =
            evaluate(body(), *library().find_movement(movement), performance, time, scratch, frame);
        EXPECT_TRUE(done.ok()) << (done.ok() ? "" : done.error().to_string());
        return frame;
    }
    static double at(const model::Frame& frame, std::string_view coordinate) {
        return to_deg(frame.pose.q[static_cast<std::size_t>(*body().find_coordinate(coordinate))]);
    }
    static double lumbar_flexion(const model::Frame& frame) {
        double sum = 0.0;
        for (const auto c :
             body().sums[static_cast<std::size_t>(*body().find_sum("lumbar_extension"))].parts) {
            sum -= to_deg(frame.pose.q[static_cast<std::size_t>(c)]);
        }
        return sum;
    }
};

// Within 20 % of what was measured: Cynn 2006, and Mitchell 2008 for the usual squat.
TEST_F(PublishedPairs, the_side_lying_pelvis_hikes_five_degrees_or_fourteen) {
    EXPECT_NEAR(-90.0 - at(frame_of("side_lying_leg_lift", "good", 0.49), "pelvis_list"), 5.5, 1.1);
    EXPECT_NEAR(-90.0 - at(frame_of("side_lying_leg_lift", "hip_hike", 0.49), "pelvis_list"), 14.0,
                2.8);
}

TEST_F(PublishedPairs, the_squatting_low_back_flexes_fifteen_degrees_or_forty) {
    EXPECT_NEAR(lumbar_flexion(frame_of("squat", "good", 0.5)), 15.0, 3.0);
    EXPECT_NEAR(lumbar_flexion(frame_of("squat", "tail_tuck", 0.5)), 42.5, 8.5);
}

// Walking against published curves (checked, never shipped): gait_normative.csv of ../shared.

struct NormPoint {
    double time, mean, sd;
};

/// Points of one curve: free speed of Schwartz 2008.
std::vector<NormPoint> read_norm(const std::filesystem::path& file, const std::string& variable) {
    std::vector<NormPoint> points;
    std::ifstream in{file};
    for (std::string line; std::getline(in, line);) {
        std::vector<std::string> cells;
        std::stringstream row{line};
        for (std::string cell; cells.size() < 7 && std::getline(row, cell, ',');) {
            cells.push_back(cell);
        }
        if (cells.size() == 7 && cells[0] == "Schwartz2008" && cells[2] == "free" &&
            cells[4] == variable) {
            points.push_back(
                {std::stod(cells[3]) / 100.0, std::stod(cells[5]), std::stod(cells[6])});
        }
    }
    return points;
}

struct NormCurve {
    const char* variable;
    const char* coordinate;
    double sign, offset;  // laboratory angle = sign x ours + offset (corrections 2)
    double least_correlation;
};

double calc_correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const auto n = static_cast<double>(a.size());
    double mean_a = 0.0, mean_b = 0.0, ab = 0.0, aa = 0.0, bb = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        mean_a += a[i] / n;
        mean_b += b[i] / n;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - mean_a) * (b[i] - mean_b);
        aa += (a[i] - mean_a) * (a[i] - mean_a);
        bb += (b[i] - mean_b) * (b[i] - mean_b);
    }
    return ab / std::sqrt(aa * bb);
}

TEST_F(PublishedPairs, walking_stays_within_what_people_do) {
    const std::filesystem::path file =
        std::filesystem::path{JW_SOURCE_DIR} / ".." / "shared" / "facts" / "gait_normative.csv";
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << "no ../shared/facts/gait_normative.csv here";
    }
    constexpr NormCurve kCurves[] = {{"pelvis_tilt", "pelvis_tilt", -1, 4.7, -1},
                                     {"pelvis_obliquity", "pelvis_list", -1, 0, 0.85},
                                     {"pelvis_rotation", "pelvis_rotation", 1, 0, -1},
                                     {"hip_flexion", "hip_flexion_r", 1, 4.7, 0.95},
                                     {"hip_adduction", "hip_adduction_r", 1, 0, -1},
                                     {"hip_rotation", "hip_rotation_r", 1, 0, -1},
                                     {"knee_flexion", "knee_angle_r", 1, 0, 0.95},
                                     {"ankle_dorsiflexion", "ankle_angle_r", 1, 0, 0.85}};
    int inside = 0, all = 0;
    for (const NormCurve& curve : kCurves) {
        std::vector<double> ours, theirs;
        for (const NormPoint& point : read_norm(file, curve.variable)) {
            ours.push_back(curve.sign *
                               at(frame_of("walking", "good", point.time), curve.coordinate) +
                           curve.offset);
            theirs.push_back(point.mean);
            inside += std::abs(ours.back() - point.mean) <= point.sd ? 1 : 0;
            ++all;
        }
        ASSERT_EQ(ours.size(), 51U) << curve.variable;
        EXPECT_GE(calc_correlation(ours, theirs), curve.least_correlation) << curve.variable;
    }
    EXPECT_GE(inside, 0.9 * all);
}

TEST_F(PublishedPairs, walking_hardly_moves_a_lumbar_level) {
    for (int i = 0; i < 50; ++i) {
        const model::Frame frame = frame_of("walking", "good", i / 50.0);
        for (const char* level : {"L5_S1", "L4_L5", "L3_L4", "L2_L3", "L1_L2", "T12_L1"}) {
            for (const char* motion : {"_extension", "_bending", "_rotation"}) {
                EXPECT_LE(std::abs(at(frame, std::string{level} + motion)), 4.0) << level << motion;
            }
        }
    }
}

}  // namespace
}  // namespace jw::session

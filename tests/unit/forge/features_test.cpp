// What the built bones measure against assets/body/measures.toml: every row within its bound.
#include "content/body_data.h"
#include "forge/check.h"
#include "forge/measure/targets.h"

#include "core/files.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "unit/own_folder.h"
#include "unit/sanitized.h"

namespace jw::forge {
namespace {

const std::filesystem::path kFolder = JW_SOURCE_DIR "/assets/body";

// One test, for measuring takes seconds and each test is a process of its own.
TEST(Features, every_row_is_within_its_bound) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    const model::Body body = content::read_body(kFolder).value();
    const std::vector<CheckRow> rows =
        check_bones(body, body, read_targets(kFolder).value()).value();
    EXPECT_FALSE(rows.empty());
    for (const CheckRow& row : rows) {
        const Target& target = row.target;
        const std::string name = target.bone + " " + target.what;
        EXPECT_TRUE(std::isfinite(row.measured)) << name << " is measured by nobody";
        EXPECT_LE(row.strain(), 1.0) << name << " measures " << row.measured << " " << target.unit
                                     << " (" << target.allowed() << ")";
    }
}

TEST(Target, strain_is_one_at_the_edge_of_what_is_allowed) {
    Target target;
    target.least = 19.0;
    target.most = 23.0;
    EXPECT_DOUBLE_EQ(target.strain(21.0), 0.0);
    EXPECT_DOUBLE_EQ(target.strain(19.0), 1.0);
    EXPECT_DOUBLE_EQ(target.strain(25.0), 2.0);
    EXPECT_EQ(target.allowed(), "21.00 +- 2.00");
    target.least = -std::numeric_limits<double>::infinity();
    EXPECT_DOUBLE_EQ(target.strain(23.0), 1.0);
    EXPECT_LT(target.strain(4.0), 1.0);
    EXPECT_EQ(target.allowed(), "<= 23.00");
    target.least = 2.0;
    target.most = std::numeric_limits<double>::infinity();
    EXPECT_DOUBLE_EQ(target.strain(2.0), 1.0);
    EXPECT_GT(target.strain(1.9), 1.0);
    EXPECT_GT(target.strain(0.0), 1e6);
    EXPECT_GT(target.strain(std::nan("")), 1e6);
    EXPECT_EQ(target.allowed(), ">= 2.00");
}

class Targets : public testing::Test {
  protected:
    /// The targets of a file with these rows.
    Result<std::vector<Target>> read(const std::string& measures) {
        EXPECT_TRUE(write_file(folder_ / "sources.toml", "[panjabi1992]\n[design]\n").ok());
        EXPECT_TRUE(
            write_file(folder_ / "measures.toml", "measure = [\n" + measures + "\n]\n").ok());
        return read_targets(folder_ / "");
    }
    std::string fault(const std::string& measures) {
        const auto targets = read(measures);
        return targets.ok() ? "" : targets.error().to_string();
    }

  private:
    OwnFolder folder_;
};

TEST_F(Targets, rows_give_middles_sizes_or_bounds) {
    const auto targets = read(R"(
        { what = "slope", bones = ["L1", "L2"], unit = "deg", targets = [-22, 30], tolerance = 2, share = 0.1, source = "design", mark = "design" },
        { what = "canal_width", bones = ["L1"], unit = "mm", built_size = true, tolerance = 1.0, source = "panjabi1992", mark = "recalled" },
        { what = "bead", bone = "femur_r", unit = "mm", most = 0.2, source = "design", mark = "design" },
    )");
    ASSERT_TRUE(targets.ok()) << targets.error().to_string();
    ASSERT_EQ(targets->size(), 4U);
    EXPECT_EQ((*targets)[0].bone, "L1");
    EXPECT_DOUBLE_EQ((*targets)[0].least, -24.2);
    EXPECT_DOUBLE_EQ((*targets)[1].most, 33.0);
    EXPECT_DOUBLE_EQ((*targets)[2].least, 22.7);  // the table of sizes says 23.7
    EXPECT_EQ((*targets)[2].source, "panjabi1992");
    EXPECT_EQ((*targets)[3].allowed(), "<= 0.20");
}

TEST_F(Targets, faults_are_told_with_their_place) {
    const std::string end = R"(unit = "mm", source = "design", mark = "design" })";
    EXPECT_EQ(fault(R"({ what = "a", bone = "L1", most = 1, )" + end), "");
    const auto tells = [&](const std::string& row, const std::string& words) {
        const std::string told = fault(row + end);
        return told.find(words) != std::string::npos &&
               told.find("measures.toml:2:") != std::string::npos;
    };
    EXPECT_TRUE(tells(R"({ what = "a", bone = "L1", )", "give least or most"));
    EXPECT_TRUE(tells(R"({ what = "a", bone = "L1", target = 3, )", "its tolerance"));
    EXPECT_TRUE(tells(R"({ what = "a", bones = ["L1", "L2"], targets = [3], tolerance = 1, )",
                      "one target for each bone"));
    EXPECT_TRUE(tells(R"({ what = "a", bone = "L1", most = 1, colour = "red", )", "colour"));
    EXPECT_TRUE(
        tells(R"({ what = "a", bone = "L1", built_size = true, tolerance = 1, )", "is no size"));
    EXPECT_TRUE(tells(R"({ what = "canal_width", bone = "C1", built_size = true, tolerance = 1, )",
                      "is no vertebra"));
    EXPECT_TRUE(tells(R"({ what = "a", bones = ["L1", "L1"], most = 1, )", "there twice"));
    EXPECT_NE(
        fault(
            R"({ what = "a", bone = "L1", most = 1, unit = "mm", source = "hearsay", mark = "seen" })")
            .find("'hearsay' is not in sources.toml"),
        std::string::npos);
}

}  // namespace
}  // namespace jw::forge

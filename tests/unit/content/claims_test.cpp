#include "content/claims.h"

#include "content/library.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>

#include "body_files.h"
#include "unit/own_folder.h"

namespace jw::content {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
namespace fs = std::filesystem;

const fs::path kContent = fs::path{JW_SOURCE_DIR} / "assets/content";
const std::string kGood = R"([[claim]]
id = "tilt"
says = "It tilts."
who = "Teachers"
evidence = "Some."
better = "It may tilt."
grade = "mixed"
sources = ["books"]
)";

class ClaimFile : public testing::Test {
  protected:
    Claims read(const std::string& text) {
        faults_.clear();
        std::ofstream{folder_ / "claims.toml", std::ios::binary} << text;
        std::vector<Error> faults;
        Claims claims = read_claims(folder_ / "claims.toml", {{"books", "Books", {}, {}}}, faults);
        for (const Error& fault : faults) {
            EXPECT_GT(fault.place.line, 0) << fault.sentence;
            faults_.push_back(fault.sentence);
        }
        return claims;
    }
    std::vector<std::string> faults_;

  private:
    OwnFolder folder_;
};

TEST_F(ClaimFile, a_claim_is_read_whole) {
    const Claims claims = read(kGood);
    EXPECT_THAT(faults_, IsEmpty());
    const Claim* claim = find_claim(claims, "tilt");
    ASSERT_TRUE(claim != nullptr);
    EXPECT_EQ(claim->says, "It tilts.");
    EXPECT_EQ(claim->who, "Teachers");
    EXPECT_EQ(claim->grade, model::Grade::Mixed);
    EXPECT_THAT(claim->sources, testing::ElementsAre("books"));
    EXPECT_TRUE(find_claim(claims, "other") == nullptr);
}

TEST_F(ClaimFile, nobody_is_quoted_without_a_source_that_is_known) {
    std::string text = kGood;
    read(text.replace(text.find("books"), 5, "hearsay"));
    EXPECT_THAT(faults_, Contains(HasSubstr("no source 'hearsay'")));
    text = kGood;
    read(text.replace(text.find("\"books\""), 7, ""));
    EXPECT_THAT(faults_, Contains(HasSubstr("at least one source")));
    text = kGood;
    read(text.replace(text.find("Teachers"), 8, ""));
    EXPECT_THAT(faults_, Contains(HasSubstr("who: a claim needs words")));
    read(kGood + kGood);
    EXPECT_THAT(faults_, Contains(HasSubstr("stands here twice")));
}

TEST(ShippedClaims, say_what_is_known_and_promise_no_relief) {
    std::vector<Error> faults;
    const auto sources = read_sources(kContent / "sources.toml", faults);
    const Claims claims = read_claims(kContent / "claims.toml", sources, faults);
    EXPECT_THAT(faults, IsEmpty());
    EXPECT_GE(claims.size(), 15U);
    for (const Claim& claim : claims) {
        for (const std::string_view promise : {"relie", "cure", "heal"}) {
            EXPECT_THAT(claim.better, testing::Not(HasSubstr(std::string{promise}))) << claim.id;
        }
        // A teacher's sentence is never graded as agreed on the teacher's word alone.
        if (claim.grade == model::Grade::Agreed || claim.grade == model::Grade::Mixed) {
            const bool has_study =
                std::any_of(claim.sources.begin(), claim.sources.end(), [&](const std::string& id) {
                    const Source* source = find_source(sources, id);
                    return source != nullptr && source->grade != model::Grade::TeachersView &&
                           source->grade != model::Grade::Design;
                });
            EXPECT_TRUE(has_study) << claim.id;
        }
    }
}

TEST(ShippedPages, are_whole) {
    const auto library = load_library(kContent, test::shipped_body());
    ASSERT_TRUE(library.ok()) << library.error().to_string();
    int pages = 0;
    for (const model::Movement& movement : library->movements) {
        if (movement.page.claims.empty()) {
            continue;
        }
        ++pages;
        EXPECT_FALSE(movement.page.breath.plain.empty()) << movement.id;
        EXPECT_FALSE(movement.page.easier.plain.empty()) << movement.id;
        EXPECT_FALSE(movement.page.harder.plain.empty()) << movement.id;
        EXPECT_FALSE(movement.page.carry_over.empty()) << movement.id;
    }
    EXPECT_GE(pages, 5);
}

}  // namespace
}  // namespace jw::content

#include "content/muscle_cards.h"

#include "content/presets.h"

#include <gmock/gmock.h>

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

class Cards : public testing::Test {
  protected:
    fs::path write(const std::string& text) const {
        std::ofstream{folder_ / "file.toml", std::ios::binary} << text;
        return folder_ / "file.toml";
    }
    /// Sentences of the faults of a file of cards with these rows.
    std::vector<std::string> card_faults(const std::string& rows) const {
        std::vector<Error> faults;
        read_muscle_cards(write("source = \"books\"\ncard = [\n" + rows + "\n]\n"),
                          test::shipped_body(), {{"books", "Books", {}, {}}}, faults);
        return sentences(faults);
    }
    std::vector<std::string> preset_faults(const std::string& rows) const {
        std::vector<Error> faults;
        read_presets(write("preset = [\n" + rows + "\n]\n"), test::shipped_body(), faults);
        return sentences(faults);
    }

  private:
    static std::vector<std::string> sentences(const std::vector<Error>& faults) {
        std::vector<std::string> all;
        for (const Error& fault : faults) {
            EXPECT_GT(fault.place.line, 0) << fault.sentence;
            all.push_back(fault.sentence);
        }
        return all;
    }
    OwnFolder folder_;
};

TEST_F(Cards, every_muscle_of_the_body_has_one_on_both_sides) {
    std::vector<Error> faults;
    const auto sources = read_sources(kContent / "sources.toml", faults);
    const MuscleCards cards =
        read_muscle_cards(kContent / "muscle_cards.toml", test::shipped_body(), sources, faults);
    EXPECT_THAT(faults, IsEmpty());
    for (const model::Muscle& muscle : test::shipped_body().muscles) {
        const MuscleCard* card = cards.find(muscle);
        ASSERT_NE(card, nullptr) << muscle.id;
        EXPECT_FALSE(card->origin.empty()) << muscle.id;
        if (muscle.tissue == model::Tissue::Muscle) {
            EXPECT_FALSE(card->nerve.empty()) << muscle.id;
        }
    }
}

TEST_F(Cards, tell_what_does_not_fit) {
    EXPECT_THAT(card_faults(R"({ muscle = "nose", origin = "a", insertion = "b", nerve = "c" })"),
                Contains(HasSubstr("no muscle 'nose'")));
    EXPECT_THAT(card_faults(R"({ muscle = "soleus", origin = "a", insertion = "b" })"),
                Contains(HasSubstr("nerve, or made_of")));
    EXPECT_THAT(card_faults(R"({ muscle = "soleus", origin = "a", insertion = "b", nerve = "c" },
                               { muscle = "soleus", origin = "a", insertion = "b", nerve = "c" })"),
                Contains(HasSubstr("'soleus' has a card already")));
    EXPECT_THAT(card_faults(""), Contains(HasSubstr("'soleus' has no card")));
}

TEST_F(Cards, name_a_source_that_is_there) {
    std::vector<Error> faults;
    read_muscle_cards(write("source = \"hearsay\"\n"), test::shipped_body(), {}, faults);
    ASSERT_FALSE(faults.empty());
    EXPECT_THAT(faults.front().sentence, HasSubstr("no 'hearsay'"));
}

TEST_F(Cards, presets_mean_both_sides_and_hide_the_others) {
    const model::Body& body = test::shipped_body();
    std::vector<Error> faults;
    const auto presets = read_presets(kContent / "presets.toml", body, faults);
    EXPECT_THAT(faults, IsEmpty());
    const Preset* rotators = find_preset(presets, "deep_rotators");
    ASSERT_NE(rotators, nullptr);
    EXPECT_EQ(rotators->shown.size(), 12U);
    const auto others = find_others(rotators->shown, body);
    EXPECT_EQ(others.size() + rotators->shown.size(), body.muscles.size());
    EXPECT_THAT(others, testing::Not(Contains(*body.find_muscle("piriformis_l"))));
    EXPECT_THAT(others, Contains(*body.find_muscle("soleus_l")));
}

TEST_F(Cards, presets_tell_what_does_not_fit) {
    EXPECT_THAT(
        preset_faults(R"({ id = "a", name = "a", sentence = "b", muscles = ["soleus_r"] })"),
        Contains(HasSubstr("without _r")));
    EXPECT_THAT(preset_faults(R"({ id = "a", name = "a", sentence = "b" })"),
                Contains(HasSubstr("at least one muscle")));
    EXPECT_THAT(preset_faults(R"({ id = "a", name = "a", sentence = "b", muscles = ["soleus"] },
                         { id = "a", name = "a", sentence = "b", muscles = ["soleus"] })"),
                Contains(HasSubstr("twice")));
}

}  // namespace
}  // namespace jw::content

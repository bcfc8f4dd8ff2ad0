// More than a hundred damaged files: no crash, nothing over five seconds, a sentence each.
#include "import/guest.h"
#include "import/guest_scale.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "unit/import/bad_files.h"
#include "unit/own_folder.h"

namespace jw::import {
namespace {

constexpr unsigned kSeed = 20240611;

class Malformed : public testing::Test {
  protected:
    Result<model::GuestModel> load(const test::BadFile& file) const {
        const std::filesystem::path path = folder_ / file.name;
        std::ofstream{path, std::ios::binary} << file.bytes;
        // A guard against hanging, wide enough for a sanitizer build on a busy machine; how long
        // the slowest file takes is measured, not asserted.
        GuestOptions options;
        options.seconds = 60.0;
        return load_guest(path, options);
    }

    void check(const std::vector<test::BadFile>& files) const {
        for (const test::BadFile& file : files) {
            SCOPED_TRACE(file.name);
            const auto guest = load(file);
            if (guest.ok()) {
                EXPECT_NE(file.expect, test::Expect::Error) << "was read as if it were sound";
                EXPECT_TRUE(validate(*guest).ok());
                continue;
            }
            const std::string text = guest.error().to_string();
            EXPECT_NE(file.expect, test::Expect::Model) << text;
            EXPECT_GE(guest.error().sentence.size(), 15U) << text;
            EXPECT_EQ(guest.error().sentence.find('\n'), std::string::npos) << text;
            EXPECT_NE(text.find(file.name), std::string::npos) << "does not say where: " << text;
            EXPECT_NE(text.find(file.says), std::string::npos) << text << "\nwanted: " << file.says;
            EXPECT_EQ(text.find("took more than"), std::string::npos) << "hangs: " << text;
            EXPECT_EQ(text.find("no answer"), std::string::npos) << text;
            EXPECT_EQ(text.find("broke the importer"), std::string::npos) << text;
        }
    }

    OwnFolder folder_;
};

TEST_F(Malformed, there_are_more_than_a_hundred_kinds) {
    EXPECT_GE(test::build_bad_gltf().size() + test::build_bad_others().size(), 150U);
    EXPECT_GE(test::build_random_damage(kSeed).size(), 100U);
}

TEST_F(Malformed, damaged_gltf_gets_a_sentence_and_legal_gltf_loads) {
    check(test::build_bad_gltf());
}

TEST_F(Malformed, damaged_files_of_other_formats_get_a_sentence) {
    check(test::build_bad_others());
}

TEST_F(Malformed, truncations_and_bit_flips_get_a_sentence_or_a_sound_model) {
    check(test::build_random_damage(kSeed));
}

TEST_F(Malformed, a_folder_and_a_missing_file_are_named) {
    const auto folder = load_guest(folder_);
    ASSERT_FALSE(folder.ok());
    EXPECT_NE(folder.error().sentence.find("folder"), std::string::npos);
    const auto missing = load_guest(folder_ / "nothing.glb");
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
}

TEST_F(Malformed, a_program_that_cannot_import_is_an_error_and_no_endless_start) {
    const test::BadFile file = test::build_bad_gltf().back();
    std::ofstream{folder_ / file.name, std::ios::binary} << file.bytes;
    GuestOptions options;
    options.program = "/bin/false";
    const auto guest = load_guest(folder_ / file.name, options);
    ASSERT_FALSE(guest.ok());
    EXPECT_EQ(guest.error().code, ErrorCode::IoFailed);
    options.program = "/bin/no-such-program";
    EXPECT_FALSE(load_guest(folder_ / file.name, options).ok());
}

TEST_F(Malformed, too_little_time_or_memory_is_said) {
    const test::BadFile file = test::build_bad_gltf().back();
    std::ofstream{folder_ / file.name, std::ios::binary} << file.bytes;
    GuestOptions options;
    options.program =
        "/bin/sleep";  // "import-child" is no interval: it ends at once, without answer
    EXPECT_FALSE(load_guest(folder_ / file.name, options).ok());
    options = {};
    options.seconds = 0.0;
    const auto guest = load_guest(folder_ / file.name, options);
    ASSERT_FALSE(guest.ok());
    EXPECT_EQ(guest.error().code, ErrorCode::LimitExceeded);
}

}  // namespace
}  // namespace jw::import

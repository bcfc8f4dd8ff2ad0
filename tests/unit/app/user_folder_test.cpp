#include "app/user_folder.h"

#include "core/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "unit/own_folder.h"
#include "unit/session/tiny_session.h"

namespace jw::app {
namespace {

using session::Action;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class UserFolderTest : public testing::Test {
  protected:
    void serve(Action action, std::string text = "") {
        room.run(action, std::move(text));
        folder.serve(room.session);
    }
    std::string last_notice() const { return room.session.notifications().back().sentence; }

    OwnFolder home;
    std::filesystem::path file = home / "Jointwise" / "other_stiff_hip_25.jointwise";
    UserFolder folder{home.path()};
    test::TinyRoom room;
};

TEST_F(UserFolderTest, a_saved_view_is_listed_and_opens_again) {
    EXPECT_THAT(folder.views(), IsEmpty());
    room.run(Action::SetMovement, "other");
    room.run(Action::SetTime, "", 0.25);
    serve(Action::SaveView);
    EXPECT_THAT(last_notice(), HasSubstr("other_stiff_hip_25.jointwise"));
    EXPECT_THAT(folder.views(), ElementsAre("other_stiff_hip_25"));
    EXPECT_EQ(UserFolder{home.path()}.views(), folder.views()) << "at the next start";

    room.run(Action::SetMovement, "hip_extension_standing");
    serve(Action::OpenView, "other_stiff_hip_25");
    EXPECT_EQ(room.session.document().movement, "other");
    EXPECT_EQ(room.session.playback().time(), 0.25);
}

TEST_F(UserFolderTest, what_is_there_is_lost_only_with_a_yes) {
    ASSERT_TRUE(write_file(file, "mine").ok());
    room.run(Action::SetMovement, "other");
    room.run(Action::SetTime, "", 0.25);
    serve(Action::SaveView);
    EXPECT_THAT(room.session.view().replacing, HasSubstr("other_stiff_hip_25"));
    serve(Action::KeepFile);
    EXPECT_EQ(read_file(file).value(), "mine");
    serve(Action::SaveView);
    serve(Action::ReplaceFile);
    EXPECT_NE(read_file(file).value(), "mine");
    EXPECT_TRUE(load_view(file).ok());
}

TEST_F(UserFolderTest, a_damaged_or_missing_file_is_told_and_changes_nothing) {
    const auto before = room.session.document();
    ASSERT_TRUE(write_file(file, "{\n \"jointwise\": \"vi").ok());
    serve(Action::OpenView, "other_stiff_hip_25");
    EXPECT_THAT(last_notice(), HasSubstr("other_stiff_hip_25.jointwise:2"));
    serve(Action::OpenView, "never_saved");
    EXPECT_THAT(last_notice(), HasSubstr("never_saved"));
    EXPECT_EQ(room.session.document(), before);
}

TEST_F(UserFolderTest, a_folder_that_cannot_be_written_is_told) {
    ASSERT_TRUE(write_file(home / "Jointwise", "a file where the folder should be").ok());
    serve(Action::SaveView);
    EXPECT_EQ(room.session.notifications().back().kind, session::NotificationKind::Error);
}

}  // namespace
}  // namespace jw::app

#include "session/library_list.h"

#include "session/search_hits.h"

#include <gtest/gtest.h>

#include "unit/session/tiny_session.h"

namespace jw::session {
namespace {

using test::TinyRoom;

/// Thirty movements in five positions, six each, with a fault that every third one has.
void fill(TinyRoom& room) {
    const std::array positions{"gait", "standing", "supine", "hanging", "quadruped"};
    room.movements.clear();
    for (int i = 0; i < 30; ++i) {
        model::Movement movement = test::make_tiny_movement("movement_" + std::to_string(i));
        movement.name = "Movement " + std::to_string(i);
        movement.position = positions[static_cast<std::size_t>(i % 5)];
        if (i % 3 != 0) {
            movement.variants.pop_back();
        }
        model::MuscleCurve curve;
        curve.muscle = 0;
        curve.role = i % 2 == 0 ? "mover" : "should_rest";
        movement.variants.front().muscles = {curve};
        room.movements.push_back(std::move(movement));
    }
    room.session.movements_changed();
}

std::size_t count(const std::vector<LibraryGroup>& groups) {
    std::size_t sum = 0;
    for (const LibraryGroup& group : groups) {
        sum += group.movements.size();
    }
    return sum;
}

TEST(Library, goes_from_the_floor_to_walking_after_what_was_shown_last) {
    TinyRoom room;
    fill(room);
    room.run(Action::SetMovement, "movement_7");
    room.run(Action::SetMovement, "movement_9");
    const auto groups = list_library(room.session, {});
    ASSERT_EQ(groups.size(), 6U);
    EXPECT_EQ(groups[0].position, "");
    ASSERT_GE(groups[0].movements.size(), 2U);
    EXPECT_EQ(groups[0].movements[0]->id, "movement_9");
    EXPECT_EQ(groups[0].movements[1]->id, "movement_7");
    EXPECT_EQ(groups[1].position, "supine");
    EXPECT_EQ(groups[2].position, "quadruped");
    EXPECT_EQ(groups[3].position, "standing");
    EXPECT_EQ(groups[4].position, "gait");
    EXPECT_EQ(groups[5].position, "hanging");  // nobody's list has it, and it is shown all the same
    EXPECT_EQ(groups[5].movements.size(), 6U);
}

TEST(Library, is_narrowed_by_every_field) {
    TinyRoom room;
    fill(room);
    EXPECT_EQ(count(list_library(room.session, {"", "supine", "", ""})), 6U);
    EXPECT_EQ(count(list_library(room.session, {"", "", "front muscle", ""})), 15U);
    EXPECT_EQ(count(list_library(room.session, {"", "", "", "trunk leans"})), 10U);
    EXPECT_EQ(count(list_library(room.session, {"", "supine", "front muscle", "trunk leans"})), 1U);
    EXPECT_EQ(count(list_library(room.session, {"movement 12", "", "", ""})), 1U);
    EXPECT_EQ(count(list_library(room.session, {"front", "", "", ""})), 15U);
    EXPECT_EQ(count(list_library(room.session, {"trapeze", "", "", ""})), 0U);
}

TEST(Library, offers_only_what_some_movement_has) {
    TinyRoom room;
    fill(room);
    const LibraryChoices choices = find_library_choices(room.session);
    EXPECT_EQ(choices.positions.size(), 5U);
    EXPECT_EQ(choices.muscles, std::vector<std::string>{"front muscle"});
    EXPECT_EQ(choices.faults, (std::vector<std::string>{"stiff hip", "trunk leans"}));
}

TEST(Library, a_page_tells_movers_before_helpers_and_each_once) {
    TinyRoom room;
    model::Movement movement = test::make_tiny_movement();
    model::MuscleCurve helps, moves;
    helps.muscle = moves.muscle = 0;
    helps.role = "helper";
    moves.role = "mover";
    movement.variants.front().muscles = {helps, moves};
    const auto working = list_working_muscles(room.model.body, movement);
    ASSERT_EQ(working.size(), 1U);
    EXPECT_EQ(working[0].role, "mover");
    movement.key_moments[0].caption.source = "heino1990";
    movement.key_moments[1].caption.source = "heino1990";
    movement.page.breath.source = "disassociation";
    EXPECT_EQ(list_sources(movement), (std::vector<std::string>{"heino1990", "disassociation"}));
}

TEST(Library, what_was_shown_last_is_kept_for_the_next_start) {
    TinyRoom room;
    room.run(Action::SetMovement, "other");
    const Settings kept = room.session.settings();
    EXPECT_EQ(kept.recent, (std::vector<std::string>{"other", "hip_extension_standing"}));
    EXPECT_TRUE(kept.notice_seen);
    TinyRoom next{kept};
    EXPECT_EQ(next.session.recent_movements().front(), "other");
}

TEST(Library, opens_at_a_page_and_escape_closes_what_lies_on_top) {
    TinyRoom room;
    room.library.claims = {{"tilt", "It tilts.", "Teachers", "Some.", "It may.", {}, {}}};
    room.run(Action::ToggleLibrary, "other");
    EXPECT_TRUE(room.session.view().library_shown);
    EXPECT_EQ(room.session.view().library_page, "other");
    room.run(Action::ShowClaim, "nobody_says_so");
    EXPECT_TRUE(room.session.view().claim.empty());
    room.run(Action::ShowClaim, "tilt");
    EXPECT_EQ(room.session.view().claim, "tilt");
    room.run(Action::ClearSelection);
    EXPECT_TRUE(room.session.view().claim.empty());
    EXPECT_TRUE(room.session.view().library_shown);
    room.run(Action::ClearSelection);
    EXPECT_FALSE(room.session.view().library_shown);
}

TEST(Library, the_search_finds_what_teachers_say) {
    TinyRoom room;
    room.library.claims = {{"tilt", "Tight flexors tilt it.", "Teachers", "Some.", "May.", {}, {}}};
    const auto hits = find_hits(room.session, "flexors tilt", 5);
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits[0].kind, SearchHit::Kind::Claim);
    EXPECT_EQ(hits[0].commands.at(0).action, Action::ShowClaim);
    EXPECT_EQ(hits[0].commands.at(0).text, "tilt");
}

TEST(Sheets, take_the_place_of_what_lay_there) {
    TinyRoom room;
    room.library.claims = {{"tilt", "It tilts.", "Teachers", "Some.", "It may.", {}, {}}};
    room.run(Action::ToggleLibrary, "other");
    room.run(Action::ShowClaim, "tilt");
    EXPECT_FALSE(room.session.view().claim.empty());
    room.run(Action::ToggleHelp);
    EXPECT_EQ(room.session.view().sheet, Sheet::Help);
    EXPECT_FALSE(room.session.view().library_shown);
    EXPECT_TRUE(room.session.view().claim.empty());
    room.run(Action::ClearSelection);
    EXPECT_EQ(room.session.view().sheet, Sheet::None) << "one Escape is enough";
    EXPECT_FALSE(room.session.view().library_shown);
}

}  // namespace
}  // namespace jw::session

// Every key that the window uses has words, and no words are left over.
#include "content/texts.h"

#include "ui/panels.h"

#include "session/search_hits.h"
#include "session/session.h"

#include "core/files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>
#include <string>

namespace jw::ui {
namespace {

const std::filesystem::path kSource{JW_SOURCE_DIR};

content::Texts load() {
    auto texts = content::load_texts(kSource / "assets" / "text" / "en.toml");
    EXPECT_TRUE(texts.ok()) << (texts.ok() ? "" : texts.error().to_string());
    return texts.ok() ? std::move(texts).value() : content::Texts{};
}

/// Keys written out in the sources of the window and of the program.
std::set<std::string> literal_keys() {
    std::set<std::string> keys;
    const std::regex key{"\"([a-z_]+\\.[a-z_]+)\""};
    for (const char* folder : {"ui", "app"}) {
        for (const auto& entry : std::filesystem::directory_iterator{kSource / "src" / folder}) {
            if (entry.path().extension() != ".cpp") {
                continue;
            }
            const auto text = read_file(entry.path());
            EXPECT_TRUE(text.ok());
            for (std::sregex_iterator it{text->begin(), text->end(), key}, end; it != end; ++it) {
                keys.insert((*it)[1]);
            }
        }
    }
    return keys;
}

template <typename E, std::size_t N>
void add(std::set<std::string>& keys, const std::string& family, const EnumNames<E, N>& names) {
    for (const auto& [value, name] : names.rows) {
        keys.insert(family + "." + std::string{name});
    }
}

/// Families whose names come from the program's tables.
std::set<std::string> family_keys() {
    std::set<std::string> keys;
    add(keys, "panel", session::kPanelNames);
    add(keys, "panel_hint", session::kPanelNames);
    add(keys, "side", model::kSideNames);
    add(keys, "stop", model::kStopNames);
    add(keys, "pay", session::kPayNames);
    add(keys, "state", model::kStateNames);
    add(keys, "state_meaning", model::kStateNames);
    add(keys, "grade_letter", model::kGradeNames);
    add(keys, "grade", model::kGradeNames);
    add(keys, "grade_meaning", model::kGradeNames);
    for (const char* id : {"supine", "prone", "side_lying", "quadruped", "sitting", "kneeling",
                           "half_kneeling", "standing", "gait"}) {  // positions of content files
        keys.insert(std::string{"position."} + id);
    }
    for (const char* id : {"mover", "controls_lengthening", "helper", "stabiliser"}) {
        keys.insert(std::string{"page_role."} + id);
    }
    add(keys, "layer", scene::kPartNames);
    add(keys, "body", session::kBodyNames);
    add(keys, "theme", scene::kThemeNames);
    add(keys, "layout", scene::kLayoutNames);
    add(keys, "hold", session::kHoldNames);
    for (const char* id : {"sagittal_plane", "frontal_plane", "transverse_plane"}) {
        keys.insert(std::string{"plane."} + id);
    }
    for (const char* id : {"still", "back", "forward", "right", "left"}) {
        keys.insert(std::string{"end_plate."} + id);
    }
    for (const char* id :
         {"drop_right", "drop_left", "turn_right", "turn_left", "glide_right", "glide_left"}) {
        keys.insert(std::string{"pelvis_mark."} + id);
    }
    for (const char* id : {"origin", "insertion"}) {
        keys.insert(std::string{"end."} + id);
    }
    for (const char* id : {"front", "back", "right", "left", "up", "down", "head", "feet"}) {
        keys.insert(std::string{"direction."} + id);
    }
    add(keys, "difference", analysis::kDifferenceKindNames);
    add(keys, "align", session::kAlignNames);
    add(keys, "sight", scene::kColourSightNames);
    add(keys, "sight_meaning", scene::kColourSightNames);
    add(keys, "caption_level", session::kCaptionLevelNames);
    add(keys, "measure", analysis::kMeasureNames);
    add(keys, "trace", scene::kTraceNames);
    for (const auto& [measure, name] : analysis::kMeasureNames.rows) {
        const analysis::MeasureWays ways = analysis::find_ways(measure);
        keys.insert("measure_way." + std::string{ways.positive});
        keys.insert("measure_way." + std::string{ways.negative});
    }
    add(keys, "rung_kind", analysis::kRungKindNames);
    add(keys, "hit", session::kHitKindNames);
    for (const auto& [group, name] : session::kGroupNames.rows) {
        if (group != session::Group::Hidden) {
            keys.insert("group." + std::string{name});
        }
    }
    for (const session::ActionInfo& info : session::actions()) {
        if (info.group != session::Group::Hidden) {
            keys.insert("command." + std::string{info.id});
        }
    }
    for (const analysis::Rung& rung : analysis::build_ladder(model::Body{})) {
        keys.insert("rung." + rung.id);
    }
    for (const char* id : {"orbit", "pan", "zoom", "select", "ghost", "scrub"}) {
        keys.insert(std::string{"mouse."} + id);
        keys.insert(std::string{"mouse_does."} + id);
    }
    for (const char* id : {"teaching", "everyone", "red_flags", "stop", "ask_first"}) {
        keys.insert(std::string{"notice_part."} + id);
    }
    for (const char* id : {"hip", "low_back", "thorax", "trunk_lean", "leg_lean", "missing"}) {
        keys.insert(std::string{"part."} + id);
    }
    for (const char* id :
         {"body", "movement", "variant", "version", "limit", "amount", "dials", "cause", "side",
          "size", "pay", "hide", "show", "bookmark", "open", "set"}) {
        keys.insert(std::string{"step."} + id);
    }
    for (const char* id : {"good", "shared"}) {
        keys.insert(std::string{"version."} + id);
    }
    for (const char* id : {"small", "standard", "large"}) {  // ids of content files
        keys.insert(std::string{"size."} + id);
    }
    for (const char* id : {"extension", "flexion", "abduction", "adduction", "internal_rotation",
                           "external_rotation"}) {  // limits of the hip that a dial may turn
        keys.insert(std::string{"hip_end."} + id);
    }
    for (const char* id : {"mover", "helper", "stabiliser", "controls_lengthening", "gripping",
                           "should_rest"}) {  // roles of the recipes
        keys.insert(std::string{"role."} + id);
    }
    keys.insert("side.both");
    return keys;
}

TEST(Texts, every_key_of_the_window_has_words) {
    const content::Texts texts = load();
    for (const std::string& key : family_keys()) {
        EXPECT_TRUE(texts.has(key)) << key;
    }
    const std::set<std::string> families{
        "app",    "title",   "announce", "leg",     "dial",      "amounts", "chip",  "track",
        "budget", "ladder",  "legend",   "caption", "transport", "notice",  "sheet", "help",
        "menu",   "guest",   "empty",    "version", "lens",      "search",  "card",  "settings",
        "guide",  "measure", "replace",  "library", "page",      "claim"};
    for (const std::string& key : literal_keys()) {
        if (families.count(key.substr(0, key.find('.'))) > 0) {
            EXPECT_TRUE(texts.has(key)) << key;
        }
    }
}

TEST(Texts, no_words_are_left_over) {
    std::set<std::string> used = literal_keys();
    used.merge(family_keys());
    for (const std::string& key : load().keys()) {
        EXPECT_EQ(used.count(key), 1U) << key;
    }
}

TEST(Texts, a_missing_key_shows_itself) {
    const content::Texts texts;
    EXPECT_EQ(texts("no.such"), "no.such");
    EXPECT_EQ(texts("state", "working"), "working");
}

}  // namespace
}  // namespace jw::ui

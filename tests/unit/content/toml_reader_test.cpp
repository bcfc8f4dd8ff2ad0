#include "content/toml_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jw::content {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TomlNode parse(std::string_view text) {
    auto root = parse_toml(text, "a/b.toml");
    EXPECT_TRUE(root.ok());
    return root.value();
}

TEST(TomlReader, reads_values_of_every_kind) {
    const TomlNode root = parse(
        "name = \"squat\"\ncount = 3\nsize = 1.5\non = true\nat = [1, 2.5, -3]\n"
        "words = [\"a\", \"b\"]\n[deep]\nx = 1\n[[row]]\nid = 1\n[[row]]\nid = 2\n");
    EXPECT_EQ(root.text("name").value(), "squat");
    EXPECT_EQ(root.integer("count").value(), 3);
    EXPECT_EQ(root.number("count").value(), 3.0);
    EXPECT_EQ(root.number("size").value(), 1.5);
    EXPECT_TRUE(root.boolean("on").value());
    EXPECT_EQ(root.vec3("at").value(), (Vec3{1.0, 2.5, -3.0}));
    EXPECT_THAT(root.texts("words").value(), ElementsAre("a", "b"));
    EXPECT_EQ(root.table("deep").value().number("x").value(), 1.0);
    EXPECT_EQ(root.items("row").value().size(), 2U);
    EXPECT_TRUE(root.items("none").value().empty());
    EXPECT_EQ(root.number("none", 7.0).value(), 7.0);
    EXPECT_THAT(root.keys(),
                ElementsAre("name", "count", "size", "on", "at", "words", "deep", "row"));
}

TEST(TomlReader, tells_line_and_column_of_a_wrong_value) {
    const TomlNode root = parse("a = 1\nb = \"text\"\n");
    const auto number = root.number("b");
    ASSERT_FALSE(number.ok());
    EXPECT_EQ(number.error().to_string(),
              "a/b.toml:2:5: b: this is a text, write a number instead");
}

TEST(TomlReader, refuses_a_number_that_is_not_finite) {
    EXPECT_FALSE(parse("a = nan").number("a").ok());
    EXPECT_FALSE(parse("a = inf").number("a").ok());
    EXPECT_FALSE(parse("a = 2.5").integer("a").ok());
    EXPECT_FALSE(parse("a = [1, 2]").vec3("a").ok());
    EXPECT_FALSE(parse("a = 5000000000").integer("a").ok());
}

TEST(TomlReader, names_a_missing_key) {
    const auto text = parse("a = 1").text("title");
    ASSERT_FALSE(text.ok());
    EXPECT_THAT(text.error().sentence, HasSubstr("'title' is missing"));
}

TEST(TomlReader, lists_the_known_keys_when_one_is_unknown) {
    const auto checked = parse("id = 1\n  nmae = 2\n").check_keys({"id", "name"});
    ASSERT_FALSE(checked.ok());
    EXPECT_EQ(checked.error().place.line, 2);
    EXPECT_EQ(checked.error().place.column, 3);
    EXPECT_THAT(checked.error().sentence, HasSubstr("use one of: id, name"));
}

TEST(TomlReader, lists_the_known_names_of_a_choice) {
    enum class Colour { Red, Blue };
    constexpr auto kNames = enum_names<Colour>({{Colour::Red, "red"}, {Colour::Blue, "blue"}});
    EXPECT_EQ(parse("c = \"blue\"").choice("c", kNames).value(), Colour::Blue);
    EXPECT_EQ(parse("").choice("c", kNames, Colour::Red).value(), Colour::Red);
    const auto green = parse("c = \"green\"").choice("c", kNames);
    ASSERT_FALSE(green.ok());
    EXPECT_THAT(green.error().sentence, HasSubstr("red, blue"));
}

TEST(TomlReader, tells_where_the_text_stops_being_toml) {
    const auto root = parse_toml("a = 1\nb = = 2\n", "x.toml");
    ASSERT_FALSE(root.ok());
    EXPECT_EQ(root.error().code, ErrorCode::BadFormat);
    EXPECT_EQ(root.error().place.line, 2);
}

TEST(TomlReader, names_a_file_that_is_not_there) {
    const auto root = read_toml("no/such.toml");
    ASSERT_FALSE(root.ok());
    EXPECT_EQ(root.error().code, ErrorCode::NotFound);
    EXPECT_EQ(root.error().place.file, "no/such.toml");
}

TEST(TomlReader, outlives_the_root_it_came_from) {
    std::optional<TomlNode> row;
    {
        const TomlNode root = parse("[[row]]\nid = \"x\"\n");
        row = root.items("row").value().front();
    }
    EXPECT_EQ(row->text("id").value(), "x");
}

}  // namespace
}  // namespace jw::content

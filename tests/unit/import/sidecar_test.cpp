#include "import/sidecar.h"

#include <gmock/gmock.h>

#include <string>

namespace jw::import {
namespace {

using ::testing::HasSubstr;

/// The smallest body: a pelvis that can move forward.
std::string tiny() {
    return R"({"format":"jointwise body","version":1,"name":"tiny","parameters":[],
"bones":[{"id":"pelvis","latin":"Pelvis","english":"pelvis","plain":"pelvis","side":"none","parent":-1,
 "origin":[0.05628,0.937,0.0],"has_mesh":false,"mass_fraction":1.0,"mass_centre":[0.0,0.9,0.0],"source":"x"}],
"joints":[{"id":"ground_pelvis","english":"e","parent":-1,"child":0,"centre":[0,0.85851,0],
 "turns":[{"coordinate":0,"kind":"translation","scale":1.0,"axis":[1,0,0],"centre":[0,0,0]}],
 "coupled_to":-1,"coupling":[],"mark":"seen"}],
"coordinates":[{"id":"pelvis_tx","kind":"translation","neutral":0.05628,"active":{"min":-5,"max":5},
 "passive":{"min":-5,"max":5},"extreme":{"min":-5,"max":5},"mirror":0,"mirror_sign":1.0}],
"sums":[],"limits":[{"id":"pelvis_forward","english":"pelvis forward","sign":1,"active":5,"passive":5,"extreme":5,
 "parts":[{"coordinate":0,"share":1}],"is_coupled":false,"source":"room","mark":"design","note":""}],
"landmarks":[{"id":"middle","bone":0,"point":[0,0.9,0],"radius":0,"mark":"measured","note":"","trust":"ok"}],
"wraps":[],"lines":[],"muscles":[]})";
}

std::string with(const std::string& from, const std::string& to) {
    std::string text = tiny();
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(ReadSidecar, reads_a_body) {
    const auto body = parse_sidecar(tiny(), "tiny.json");
    ASSERT_TRUE(body.ok()) << body.error().to_string();
    EXPECT_EQ(body->name, "tiny");
    EXPECT_EQ(body->bones[0].origin, (Vec3{0.05628, 0.937, 0.0}));
    EXPECT_FALSE(body->bones[0].has_mesh);
    EXPECT_EQ(body->joints[0].turns[0].kind, model::CoordinateKind::Translation);
    EXPECT_EQ(body->landmarks[0].mark, model::Mark::Measured);
}

TEST(ReadSidecar, says_what_is_wrong_and_where) {
    struct Case {
        const char *from, *to, *sentence;
    };
    for (const Case& c : {
             Case{"\"latin\":\"Pelvis\",", "", "bones[0].latin is missing"},
             Case{"\"latin\":\"Pelvis\"", "\"latin\":3", "bones[0].latin is not a text"},
             Case{"[1,0,0]", "[1,0]", "joints[0].turns[0].axis is not a list of three numbers"},
             Case{"[1,0,0]", "[2,0,0]", "length 1"},
             Case{"\"child\":0", "\"child\":0.5", "joints[0].child is not an index"},
             Case{"\"child\":0", "\"child\":1", "does not carry"},
             Case{"\"child\":0", "\"child\":99999999999999", "joints[0].child is not an index"},
             Case{"\"kind\":\"translation\",\"scale\"", "\"kind\":\"leap\",\"scale\"",
                  "joints[0].turns[0].kind is 'leap', none of rotation"},
             Case{"\"has_mesh\":false", "\"has_mesh\":0", "bones[0].has_mesh is not true or false"},
             Case{"\"neutral\":0.05628", "\"neutral\":1e999", "not a JSON object"},
             Case{"\"wraps\":[]", "\"wraps\":{}", "wraps is not a list"},
             Case{"{\"id\":\"pelvis_tx\"", "7,{\"id\":\"pelvis_tx\"",
                  "coordinates[0].id is missing"},
             Case{"\"landmarks\":[{", "\"landmarks\":[null,{", "landmarks[0].id is missing"},
             Case{"\"bone\":0", "\"bone\":7", "has no bone"},
             Case{"\"share\":1", "\"share\":2", "add up"},
             Case{"\"sums\":[]", "\"sums\":[{\"id\":\"all\",\"parts\":[5]}]", "sum 'all' names"},
         }) {
        const auto body = parse_sidecar(with(c.from, c.to), "tiny.json");
        ASSERT_FALSE(body.ok()) << c.to;
        EXPECT_EQ(body.error().code, ErrorCode::BadFormat);
        EXPECT_EQ(body.error().place.file, "tiny.json");
        EXPECT_THAT(body.error().sentence, HasSubstr(c.sentence));
    }
}

TEST(ReadSidecar, refuses_what_is_no_sidecar) {
    for (const char* text :
         {"", "[]", "{", "null", "{\"format\":3}", "{\"asset\":{}}", "\xFF\xFE"}) {
        const auto body = parse_sidecar(text, "x.json");
        ASSERT_FALSE(body.ok()) << text;
        EXPECT_EQ(body.error().code, ErrorCode::BadFormat) << text;
    }
}

TEST(ReadSidecar, refuses_another_version) {
    const auto body = parse_sidecar(with("\"version\":1", "\"version\":2"), "x.json");
    ASSERT_FALSE(body.ok());
    EXPECT_EQ(body.error().code, ErrorCode::Unsupported);
    EXPECT_THAT(body.error().sentence, HasSubstr("version 2"));
}

TEST(ReadSidecar, survives_deep_nesting) {
    const std::string deep(200000, '[');
    EXPECT_FALSE(parse_sidecar(deep, "x.json").ok());
    EXPECT_FALSE(parse_sidecar(with("\"wraps\":[]", "\"wraps\":" + deep), "x.json").ok());
}

TEST(ReadSidecar, names_a_file_that_is_not_there) {
    const auto body = read_sidecar("no/such/body.json");
    ASSERT_FALSE(body.ok());
    EXPECT_EQ(body.error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace jw::import

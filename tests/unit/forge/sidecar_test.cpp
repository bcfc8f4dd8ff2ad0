#include "forge/sidecar.h"

#include "content/body_data.h"
#include "import/sidecar.h"

#include "model/body_fields.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <type_traits>

#include "unit/own_folder.h"

namespace jw::forge {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

model::Body shipped_body() {
    auto body = content::read_body(std::filesystem::path{JW_SOURCE_DIR} / "assets" / "body");
    EXPECT_TRUE(body.ok());
    return std::move(body).value();
}

bool same(const std::string& a, const std::string& b) {
    return a == b;
}
bool same(double a, double b) {
    return a == b;
}
bool same(int a, int b) {
    return a == b;
}
bool same(bool a, bool b) {
    return a == b;
}
bool same(const Vec3& a, const Vec3& b) {
    return a == b;
}
bool same(const Quat& a, const Quat& b) {
    return a == b;
}
template <typename T>
requires std::is_enum_v<T>
bool same(T a, T b) {
    return a == b;
}

/// Every field of the list in body_fields.h, one after another, as a row of "name" and address.
struct Addresses {
    std::vector<std::pair<std::string, const void*>> rows;
    template <typename T>
    void operator()(const char* name, const T& value) {
        rows.emplace_back(name, &value);
    }
    template <typename E, typename Names>
    void operator()(const char* name, const E& value, const Names&) {
        rows.emplace_back(name, &value);
    }
};

/// Compares two structs field by field; names the first that differs.
template <typename T>
void expect_same(const T& a, const T& b, const std::string& where);
template <typename T>
void expect_same(const std::vector<T>& a, const std::vector<T>& b, const std::string& where);

struct Compare {
    const Addresses& other;
    const std::string& where;
    std::size_t next = 0;

    template <typename T, typename... Names>
    void operator()(const char* name, const T& value, const Names&...) {
        const T& twin = *static_cast<const T*>(other.rows[next++].second);
        expect_same(value, twin, where + "." + name);
    }
};

template <typename T>
void expect_same(const std::vector<T>& a, const std::vector<T>& b, const std::string& where) {
    ASSERT_EQ(a.size(), b.size()) << where;
    for (std::size_t i = 0; i < a.size(); ++i) {
        expect_same(a[i], b[i], where + "[" + std::to_string(i) + "]");
    }
}

template <typename T>
void expect_same(const T& a, const T& b, const std::string& where) {
    if constexpr (requires { same(a, b); }) {
        EXPECT_TRUE(same(a, b)) << where;
    } else {
        Addresses addresses;
        model::visit_fields(addresses, b);
        model::visit_fields(Compare{addresses, where}, a);
    }
}

TEST(WriteSidecar, gives_back_every_field_bit_by_bit) {
    const model::Body body = shipped_body();
    const auto read = import::parse_sidecar(write_sidecar(body), "body.json");
    ASSERT_TRUE(read.ok()) << read.error().to_string();
    expect_same(body, *read, "body");
}

TEST(WriteSidecar, writes_the_same_text_for_the_same_body) {
    const model::Body body = shipped_body();
    const std::string text = write_sidecar(body);
    EXPECT_EQ(text, write_sidecar(shipped_body()));
    EXPECT_EQ(text, write_sidecar(import::parse_sidecar(text, "body.json").value()));
}

TEST(WriteSidecar, names_its_format_and_writes_one_bone_a_line) {
    const std::string text = write_sidecar(shipped_body());
    EXPECT_THAT(text, StartsWith("{\"format\":\"jointwise body\",\"version\":1,\n"));
    EXPECT_THAT(text, HasSubstr("\n{\"id\":\"femur_r\",\"latin\":\"Os femoris\""));
}

TEST(WriteSidecar, keeps_numbers_that_are_hard_to_write) {
    model::Body body = shipped_body();
    body.landmarks[0].point = {0.1 + 0.2, -1e-300, 5e-324};
    body.landmarks[0].note = "quote \" and backslash \\ and \n and \xC3\xA9";
    const auto read = import::parse_sidecar(write_sidecar(body), "body.json");
    ASSERT_TRUE(read.ok()) << read.error().to_string();
    EXPECT_EQ(read->landmarks[0].point, body.landmarks[0].point);
    EXPECT_EQ(read->landmarks[0].note, body.landmarks[0].note);
}

TEST(WriteSidecar, is_read_from_a_file_too) {
    const OwnFolder folder;
    const auto path = folder / "body.json";
    std::ofstream{path, std::ios::binary} << write_sidecar(shipped_body());
    const auto read = import::read_sidecar(path);
    ASSERT_TRUE(read.ok()) << read.error().to_string();
    EXPECT_EQ(read->bones.size(), shipped_body().bones.size());
}

TEST(WriteSidecar, is_refused_with_a_sentence_wherever_it_is_damaged) {
    const std::string text = write_sidecar(shipped_body());
    int refused = 0;
    int tried = 0;
    for (std::size_t at = 60; at < text.size(); at += 9973) {
        for (const char* nonsense : {"}", "\"", "[[", "x", "\x01"}) {
            std::string damaged = text;
            damaged.replace(at, 1, nonsense);
            ++tried;
            refused += import::parse_sidecar(damaged, "body.json").ok() ? 0 : 1;
        }
        EXPECT_FALSE(import::parse_sidecar(text.substr(0, at), "body.json").ok());
    }
    EXPECT_GT(refused, tried / 2);  // inside a text any letter is as good as another
}

}  // namespace
}  // namespace jw::forge

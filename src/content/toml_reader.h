// Reading the TOML files that people write: typed values with their place, so that every fault is
// told as file:line:column and one sentence. The parser itself stays in toml_reader.cpp.
#pragma once

#include "core/enum_names.h"
#include "core/result.h"
#include "core/rigid.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jw::content {

/// A value of a TOML file. A cheap handle that keeps its file alive; copy it freely.
///
///     JW_TRY(TomlNode root, read_toml(path));
///     JW_CHECK(root.check_keys({{"id", "curve"}}));
///     JW_TRY(std::string id, root.text("id"));
///     JW_TRY(auto curves, root.items("curve"));       // [[curve]] or curve = [ {...}, ... ]
///
/// Getters with a key expect this node to be a table. Each fails with BadFormat at the place of the
/// value (or of the table, where the key is missing) when the key is absent or of another type;
/// those with a fallback fail only for another type.
class TomlNode {
  public:
    enum class Kind { Table, Array, Text, Number, Boolean, Other };

    Kind kind() const;
    /// File, line and column where the value begins.
    Place place() const;
    /// An error that stands at this value; `sentence` says what is wrong and what to do instead.
    Error error(std::string sentence, ErrorCode code = ErrorCode::InvalidInput) const;

    /// Refuses any key that is not in `known`; the sentence lists the known ones.
    Result<Unit> check_keys(std::span<const std::string_view> known) const;
    Result<Unit> check_keys(std::initializer_list<std::string_view> known) const;

    bool has(std::string_view key) const;
    /// Keys of a table in the order of the file; empty for anything else.
    std::vector<std::string> keys() const;
    /// The value of a key, whatever its type; nullopt when absent.
    std::optional<TomlNode> find(std::string_view key) const;
    Result<TomlNode> child(std::string_view key) const;
    Result<TomlNode> table(std::string_view key) const;
    /// Elements of an array (also of an array of tables), in order. An absent key is an empty list.
    Result<std::vector<TomlNode>> items(std::string_view key) const;

    Result<std::string> text(std::string_view key) const;
    Result<std::string> text(std::string_view key, std::string_view fallback) const;
    Result<double> number(std::string_view key) const;  // integer or float, finite
    Result<double> number(std::string_view key, double fallback) const;
    Result<int> integer(std::string_view key) const;
    Result<int> integer(std::string_view key, int fallback) const;
    Result<bool> boolean(std::string_view key) const;
    Result<bool> boolean(std::string_view key, bool fallback) const;
    Result<Vec3> vec3(std::string_view key) const;  // [x, y, z]
    Result<Vec3> vec3(std::string_view key, const Vec3& fallback) const;
    Result<std::vector<double>> numbers(std::string_view key) const;     // absent: empty
    Result<std::vector<std::string>> texts(std::string_view key) const;  // absent: empty

    /// One of the names of an enum; the sentence lists the known ones.
    template <typename E, std::size_t N>
    Result<E> choice(std::string_view key, const EnumNames<E, N>& names) const {
        auto name = text(key);
        if (!name.ok()) {
            return name.error();
        }
        if (auto value = names.find(*name)) {
            return *value;
        }
        return unknown_choice(key, *name, names.known());
    }
    template <typename E, std::size_t N>
    Result<E> choice(std::string_view key, const EnumNames<E, N>& names, E fallback) const {
        return has(key) ? choice(key, names) : Result<E>{fallback};
    }

    /// The value of this node itself (for elements of an array).
    Result<std::string> as_text() const;
    Result<double> as_number() const;
    Result<bool> as_boolean() const;
    Result<Vec3> as_vec3() const;
    /// Elements of this array.
    Result<std::vector<TomlNode>> as_items() const;

  private:
    struct File;
    friend Result<TomlNode> parse_toml(std::string_view text, const std::string& file_name);

    TomlNode(std::shared_ptr<const File> file, const void* node)
        : file_{std::move(file)}, node_{node} {}
    TomlNode at(const void* node) const { return TomlNode{file_, node}; }
    Error wrong_type(std::string_view wanted) const;
    Error unknown_choice(std::string_view key, const std::string& name,
                         const std::string& known) const;

    std::shared_ptr<const File> file_;
    const void* node_ = nullptr;  // into file_
};

/// Parses TOML text; `file_name` is what errors show. Fails: BadFormat with line and column.
Result<TomlNode> parse_toml(std::string_view text, const std::string& file_name);

/// Reads and parses a file. Errors show the last folder and name ("movements/squat.toml").
/// Fails: NotFound, IoFailed, LimitExceeded (over 16 MB), BadFormat.
Result<TomlNode> read_toml(const std::filesystem::path& path);

}  // namespace jw::content

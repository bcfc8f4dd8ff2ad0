#include "content/toml_reader.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>

namespace jw::content {

struct TomlNode::File {
    std::string name;
    toml::table root;
};

namespace {

const toml::node& node_of(const void* pointer) {
    return *static_cast<const toml::node*>(pointer);
}

std::string_view name_of(TomlNode::Kind kind) {
    switch (kind) {
        case TomlNode::Kind::Table:
            return "a table";
        case TomlNode::Kind::Array:
            return "a list";
        case TomlNode::Kind::Text:
            return "a text";
        case TomlNode::Kind::Number:
            return "a number";
        case TomlNode::Kind::Boolean:
            return "true or false";
        case TomlNode::Kind::Other:
            break;
    }
    return "a date or time";
}

Place place_of(const std::string& file, const toml::source_position& position) {
    return {file, static_cast<int>(position.line), static_cast<int>(position.column)};
}

/// The same error with the key named in front of the sentence.
Error named(std::string_view key, Error error) {
    error.sentence = fmt::format("{}: {}", key, error.sentence);
    return error;
}

}  // namespace

TomlNode::Kind TomlNode::kind() const {
    switch (node_of(node_).type()) {
        case toml::node_type::table:
            return Kind::Table;
        case toml::node_type::array:
            return Kind::Array;
        case toml::node_type::string:
            return Kind::Text;
        case toml::node_type::integer:
        case toml::node_type::floating_point:
            return Kind::Number;
        case toml::node_type::boolean:
            return Kind::Boolean;
        default:
            return Kind::Other;
    }
}

Place TomlNode::place() const {
    return place_of(file_->name, node_of(node_).source().begin);
}

Error TomlNode::error(std::string sentence, ErrorCode code) const {
    return Error{code, std::move(sentence), place()};
}

Error TomlNode::wrong_type(std::string_view wanted) const {
    return error(fmt::format("this is {}, write {} instead", name_of(kind()), wanted),
                 ErrorCode::BadFormat);
}

Error TomlNode::unknown_choice(std::string_view key, const std::string& name,
                               const std::string& known) const {
    return find(key)->error(
        fmt::format("{}: '{}' is not known, write one of: {}", key, name, known));
}

Result<Unit> TomlNode::check_keys(std::span<const std::string_view> known) const {
    const toml::table* table = node_of(node_).as_table();
    if (table == nullptr) {
        return wrong_type("a table");
    }
    for (const auto& [key, value] : *table) {
        if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
            return Error{ErrorCode::InvalidInput,
                         fmt::format("the key '{}' is not known here, use one of: {}", key.str(),
                                     fmt::join(known, ", ")),
                         place_of(file_->name, key.source().begin)};
        }
    }
    return Unit{};
}

Result<Unit> TomlNode::check_keys(std::initializer_list<std::string_view> known) const {
    return check_keys(std::span<const std::string_view>{known.begin(), known.size()});
}

bool TomlNode::has(std::string_view key) const {
    return find(key).has_value();
}

std::vector<std::string> TomlNode::keys() const {
    std::vector<std::string> names;
    if (const toml::table* table = node_of(node_).as_table()) {
        std::vector<const toml::key*> found;
        for (const auto& [key, value] : *table) {
            found.push_back(&key);
        }
        std::stable_sort(found.begin(), found.end(), [](const toml::key* a, const toml::key* b) {
            const auto& pa = a->source().begin;
            const auto& pb = b->source().begin;
            return pa.line != pb.line ? pa.line < pb.line : pa.column < pb.column;
        });
        for (const toml::key* key : found) {
            names.emplace_back(key->str());
        }
    }
    return names;
}

std::optional<TomlNode> TomlNode::find(std::string_view key) const {
    const toml::table* table = node_of(node_).as_table();
    const toml::node* value = table == nullptr ? nullptr : table->get(key);
    return value == nullptr ? std::nullopt : std::optional{at(value)};
}

Result<TomlNode> TomlNode::child(std::string_view key) const {
    if (kind() != Kind::Table) {
        return wrong_type("a table");
    }
    if (auto value = find(key)) {
        return *value;
    }
    return error(fmt::format("the key '{}' is missing here, add it", key), ErrorCode::BadFormat);
}

Result<TomlNode> TomlNode::table(std::string_view key) const {
    JW_TRY(TomlNode value, child(key));
    if (value.kind() != Kind::Table) {
        return named(key, value.wrong_type("a table"));
    }
    return value;
}

Result<std::vector<TomlNode>> TomlNode::as_items() const {
    const toml::array* array = node_of(node_).as_array();
    if (array == nullptr) {
        return wrong_type("a list");
    }
    std::vector<TomlNode> list;
    list.reserve(array->size());
    for (const toml::node& element : *array) {
        list.push_back(at(&element));
    }
    return list;
}

Result<std::vector<TomlNode>> TomlNode::items(std::string_view key) const {
    const auto value = find(key);
    if (!value) {
        return std::vector<TomlNode>{};
    }
    auto list = value->as_items();
    return list.ok() ? std::move(list) : named(key, list.error());
}

Result<std::string> TomlNode::as_text() const {
    if (const auto* value = node_of(node_).as_string()) {
        return value->get();
    }
    return wrong_type("a text in quotes");
}

Result<double> TomlNode::as_number() const {
    const toml::node& node = node_of(node_);
    double value = 0.0;
    if (const auto* whole = node.as_integer()) {
        value = static_cast<double>(whole->get());
    } else if (const auto* real = node.as_floating_point()) {
        value = real->get();
    } else {
        return wrong_type("a number");
    }
    if (!std::isfinite(value)) {
        return error("this number is not finite, write a plain number", ErrorCode::BadFormat);
    }
    return value;
}

Result<bool> TomlNode::as_boolean() const {
    if (const auto* value = node_of(node_).as_boolean()) {
        return value->get();
    }
    return wrong_type("true or false");
}

Result<Vec3> TomlNode::as_vec3() const {
    auto list = as_items();
    if (!list.ok() || list->size() != 3) {
        return wrong_type("a list of three numbers [x, y, z]");
    }
    Vec3 result{0.0};
    for (int axis = 0; axis < 3; ++axis) {
        JW_TRY(result[axis], (*list)[static_cast<std::size_t>(axis)].as_number());
    }
    return result;
}

Result<std::string> TomlNode::text(std::string_view key) const {
    JW_TRY(TomlNode value, child(key));
    auto result = value.as_text();
    return result.ok() ? std::move(result) : named(key, result.error());
}

Result<std::string> TomlNode::text(std::string_view key, std::string_view fallback) const {
    return has(key) ? text(key) : Result<std::string>{std::string{fallback}};
}

Result<double> TomlNode::number(std::string_view key) const {
    JW_TRY(TomlNode value, child(key));
    auto result = value.as_number();
    return result.ok() ? std::move(result) : named(key, result.error());
}

Result<double> TomlNode::number(std::string_view key, double fallback) const {
    return has(key) ? number(key) : Result<double>{fallback};
}

Result<int> TomlNode::integer(std::string_view key) const {
    JW_TRY(TomlNode value, child(key));
    const auto* whole = node_of(value.node_).as_integer();
    if (whole == nullptr || std::abs(whole->get()) > std::numeric_limits<int>::max()) {
        return named(key, value.wrong_type("a whole number"));
    }
    return static_cast<int>(whole->get());
}

Result<int> TomlNode::integer(std::string_view key, int fallback) const {
    return has(key) ? integer(key) : Result<int>{fallback};
}

Result<bool> TomlNode::boolean(std::string_view key) const {
    JW_TRY(TomlNode value, child(key));
    auto result = value.as_boolean();
    return result.ok() ? std::move(result) : named(key, result.error());
}

Result<bool> TomlNode::boolean(std::string_view key, bool fallback) const {
    return has(key) ? boolean(key) : Result<bool>{fallback};
}

Result<Vec3> TomlNode::vec3(std::string_view key) const {
    JW_TRY(TomlNode value, child(key));
    auto result = value.as_vec3();
    return result.ok() ? std::move(result) : named(key, result.error());
}

Result<Vec3> TomlNode::vec3(std::string_view key, const Vec3& fallback) const {
    return has(key) ? vec3(key) : Result<Vec3>{fallback};
}

Result<std::vector<double>> TomlNode::numbers(std::string_view key) const {
    JW_TRY(auto list, items(key));
    std::vector<double> values;
    for (const TomlNode& element : list) {
        auto value = element.as_number();
        if (!value.ok()) {
            return named(key, value.error());
        }
        values.push_back(*value);
    }
    return values;
}

Result<std::vector<std::string>> TomlNode::texts(std::string_view key) const {
    JW_TRY(auto list, items(key));
    std::vector<std::string> values;
    for (const TomlNode& element : list) {
        auto value = element.as_text();
        if (!value.ok()) {
            return named(key, value.error());
        }
        values.push_back(*value);
    }
    return values;
}

Result<TomlNode> parse_toml(std::string_view text, const std::string& file_name) {
    try {
        auto file = std::make_shared<TomlNode::File>(
            TomlNode::File{file_name, toml::parse(text, file_name)});
        const toml::node* root = &file->root;
        return TomlNode{std::move(file), root};
    } catch (const toml::parse_error& fault) {
        return Error{ErrorCode::BadFormat, fmt::format("this is not TOML: {}", fault.description()),
                     place_of(file_name, fault.source().begin)};
    }
}

Result<TomlNode> read_toml(const std::filesystem::path& path) {
    constexpr std::uintmax_t kMaxBytes = 16U << 20U;
    const std::string shown = (path.parent_path().filename() / path.filename()).generic_string();
    std::error_code fault;
    if (!std::filesystem::is_regular_file(path, fault)) {
        return Error{ErrorCode::NotFound, "there is no such file", Place{shown}};
    }
    if (std::filesystem::file_size(path, fault) > kMaxBytes) {
        return Error{ErrorCode::LimitExceeded, "the file is larger than 16 MB, split it",
                     Place{shown}};
    }
    std::ifstream stream{path, std::ios::binary};
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    if (!stream) {
        return Error{ErrorCode::IoFailed, "the file cannot be read", Place{shown}};
    }
    return parse_toml(bytes.str(), shown);
}

}  // namespace jw::content

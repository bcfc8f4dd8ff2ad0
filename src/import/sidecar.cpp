#include "import/sidecar.h"

#include "core/files.h"
#include "model/body_fields.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>

namespace jw::import {
namespace {

using nlohmann::json;

constexpr std::uintmax_t kMaxBytes = 16U << 20U;
constexpr int kVersion = 1;  // what forge/sidecar.cpp writes

/// Where in the file a value stands; a chain up to the root, spelled only when something is wrong.
struct Where {
    const Where* up = nullptr;
    std::string_view name;
    int index = -1;  // in a list

    std::string path() const {
        const std::string above = up == nullptr ? "" : up->path();
        const std::string own = index < 0 ? std::string{name} : fmt::format("{}[{}]", name, index);
        return above.empty() ? own : fmt::format("{}.{}", above, own);
    }
};

/// Fills the fields of one struct from a JSON object. Keeps the first fault and stops there.
class Reader {
  public:
    Reader(const json& object, const Where& where, std::optional<std::string>& fault)
        : object_{object}, where_{where}, fault_{fault} {}

    template <typename T>
    void operator()(const char* name, T& value) {
        if (const json* found = find(name)) {
            take(*found, value, {&where_, name});
        }
    }
    template <typename E, std::size_t N>
    void operator()(const char* name, E& value, const EnumNames<E, N>& names) {
        std::string text;
        (*this)(name, text);
        if (const auto known = names.find(text)) {
            value = *known;
        } else {
            refuse({&where_, name}, fmt::format("is '{}', none of {}", text, names.known()));
        }
    }

  private:
    void refuse(const Where& where, std::string_view why) {
        if (!fault_) {
            fault_ = fmt::format("{} {}", where.path(), why);
        }
    }

    const json* find(const char* name) {
        if (fault_) {
            return nullptr;
        }
        const auto at = object_.find(name);  // end() as well when it is no object
        if (at == object_.end()) {
            refuse({&where_, name}, "is missing");
            return nullptr;
        }
        return &*at;
    }

    void take(const json& from, std::string& to, const Where& where) {
        if (!from.is_string()) {
            return refuse(where, "is not a text");
        }
        to = from.get_ref<const std::string&>();
    }
    void take(const json& from, bool& to, const Where& where) {
        if (!from.is_boolean()) {
            return refuse(where, "is not true or false");
        }
        to = from.get<bool>();
    }
    void take(const json& from, int& to, const Where& where) {
        const std::int64_t whole = from.is_number_integer() ? from.get<std::int64_t>() : -2;
        if (whole < -1 || whole > std::numeric_limits<int>::max()) {
            return refuse(where, "is not an index");
        }
        to = static_cast<int>(whole);
    }
    void take(const json& from, double& to, const Where& where) {
        if (!from.is_number()) {
            return refuse(where, "is not a number");
        }
        to = from.get<double>();
    }
    void take(const json& from, Vec3& to, const Where& where) {
        if (!is_numbers(from, 3)) {
            return refuse(where, "is not a list of three numbers");
        }
        to = {from[0].get<double>(), from[1].get<double>(), from[2].get<double>()};
    }
    void take(const json& from, Quat& to, const Where& where) {
        if (!is_numbers(from, 4)) {
            return refuse(where, "is not a list of four numbers");
        }
        to = {from[0].get<double>(), from[1].get<double>(), from[2].get<double>(),
              from[3].get<double>()};
    }
    static bool is_numbers(const json& from, std::size_t count) {
        return from.is_array() && from.size() == count &&
               std::all_of(from.begin(), from.end(), [](const json& n) { return n.is_number(); });
    }

    template <typename T>
    void take(const json& from, std::vector<T>& to, const Where& where) {
        if (!from.is_array()) {
            return refuse(where, "is not a list");
        }
        // Grown one by one: a damaged file must not make us reserve room for what it only claims.
        for (std::size_t i = 0; i < from.size() && !fault_; ++i) {
            take(from[i], to.emplace_back(), {where.up, where.name, static_cast<int>(i)});
        }
    }
    template <typename T>
    requires std::is_class_v<T>
    void take(const json& from, T& to, const Where& where) {
        model::visit_fields(Reader{from, where, fault_}, to);
    }

    const json& object_;
    const Where& where_;
    std::optional<std::string>& fault_;
};

Error damaged(const std::string& why, const std::string& file) {
    return Error{ErrorCode::BadFormat,
                 fmt::format("the side-car is damaged: {}; make the body again", why), Place{file}};
}

}  // namespace

Result<model::Body> parse_sidecar(std::string_view text, const std::string& file_name) {
    const json root = json::parse(text, nullptr, false);
    if (root.is_discarded() || !root.is_object()) {
        return damaged("it is not a JSON object", file_name);
    }
    const auto format = root.find("format");
    if (format == root.end() || *format != "jointwise body") {
        return Error{ErrorCode::BadFormat,
                     "this is not the side-car of a body: it lacks \"format\": \"jointwise body\"",
                     Place{file_name}};
    }
    const auto version = root.find("version");
    if (version == root.end() || *version != kVersion) {
        return Error{
            ErrorCode::Unsupported,
            fmt::format("the side-car is of version {}, this program reads version {}; make "
                        "the body again",
                        version == root.end() ? "none" : version->dump(), kVersion),
            Place{file_name}};
    }
    model::Body body;
    std::optional<std::string> fault;
    const Where top{};
    model::visit_fields(Reader{root, top, fault}, body);
    if (fault) {
        return damaged(*fault, file_name);
    }
    if (auto valid = model::validate(body); !valid.ok()) {
        return damaged(valid.error().sentence, file_name);
    }
    return body;
}

Result<model::Body> read_sidecar(const std::filesystem::path& path) {
    JW_TRY(const std::string text, read_file(path, kMaxBytes));
    return parse_sidecar(text, path.filename().string());
}

}  // namespace jw::import

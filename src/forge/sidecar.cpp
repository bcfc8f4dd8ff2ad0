#include "forge/sidecar.h"

#include "model/body_fields.h"

#include <nlohmann/json.hpp>

#include <type_traits>

namespace jw::forge {
namespace {

constexpr int kVersion = 1;  // what import/sidecar.cpp reads

/// Appends the fields of one struct to the text, {"name":value,...}.
class Writer {
  public:
    explicit Writer(std::string& text, bool rows = false) : text_{text}, rows_{rows} {}

    template <typename T>
    void operator()(const char* name, const T& value) {
        open(name);
        put(value);
    }
    template <typename E, std::size_t N>
    void operator()(const char* name, const E& value, const EnumNames<E, N>& names) {
        open(name);
        put(std::string{names.name(value)});
    }

  private:
    void open(const char* name) {
        text_ += is_first_ ? "" : (rows_ ? ",\n" : ",");
        is_first_ = false;
        text_ += '"';
        text_ += name;
        text_ += "\":";
    }

    void put(const std::string& value) { text_ += nlohmann::json(value).dump(); }
    void put(bool value) { text_ += value ? "true" : "false"; }
    void put(int value) { text_ += std::to_string(value); }
    void put(double value) { text_ += nlohmann::json(value).dump(); }  // shortest that reads back

    void put_all(std::initializer_list<double> values) {
        const char* separator = "[";
        for (double value : values) {
            text_ += separator;
            put(value);
            separator = ",";
        }
        text_ += ']';
    }
    void put(const Vec3& v) { put_all({v.x, v.y, v.z}); }
    void put(const Quat& q) { put_all({q.w, q.x, q.y, q.z}); }

    template <typename T>
    void put(const std::vector<T>& list) {
        text_ += '[';
        const char* separator = rows_ ? "\n" : "";
        for (const T& element : list) {
            text_ += separator;
            Writer{text_}.put(element);
            separator = rows_ ? ",\n" : ",";
        }
        text_ += ']';
    }
    template <typename T>
    requires std::is_class_v<T>
    void put(const T& record) {
        text_ += '{';
        model::visit_fields(Writer{text_}, record);
        text_ += '}';
    }

    std::string& text_;
    bool rows_;  // one element of a list a line
    bool is_first_ = true;
};

}  // namespace

std::string write_sidecar(const model::Body& body) {
    std::string text =
        "{\"format\":\"jointwise body\",\"version\":" + std::to_string(kVersion) + ",\n";
    model::visit_fields(Writer{text, true}, body);
    return text + "}\n";
}

}  // namespace jw::forge

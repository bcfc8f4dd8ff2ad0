#include "import/json_depth.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace jw::import {
namespace {

using nlohmann::json;

class DepthCheck final : public json::json_sax_t {
  public:
    explicit DepthCheck(int max_depth) : max_depth_{max_depth} {}

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(json::number_integer_t) override { return true; }
    bool number_unsigned(json::number_unsigned_t) override { return true; }
    bool number_float(json::number_float_t, const std::string&) override { return true; }
    bool string(std::string&) override { return true; }
    bool binary(json::binary_t&) override { return true; }
    bool key(std::string&) override { return true; }
    bool start_object(std::size_t) override { return enter(); }
    bool start_array(std::size_t) override { return enter(); }
    bool end_object() override { return leave(); }
    bool end_array() override { return leave(); }
    bool parse_error(std::size_t position, const std::string&, const json::exception&) override {
        damaged_at_ = position;
        is_damaged_ = true;
        return false;
    }

    bool is_damaged() const { return is_damaged_; }
    std::size_t damaged_at() const { return damaged_at_; }

  private:
    bool enter() { return ++depth_ <= max_depth_; }
    bool leave() {
        --depth_;
        return true;
    }

    int max_depth_;
    int depth_ = 0;
    bool is_damaged_ = false;
    std::size_t damaged_at_ = 0;
};

}  // namespace

Result<Unit> check_json(std::string_view text, int max_depth) {
    DepthCheck check{max_depth};
    if (json::sax_parse(text.begin(), text.end(), &check)) {
        return Unit{};
    }
    if (check.is_damaged() && check.damaged_at() >= text.size()) {
        return Error{ErrorCode::BadFormat,
                     fmt::format("the JSON ends in the middle, after {} bytes; copy or export the "
                                 "file again",
                                 text.size()),
                     {}};
    }
    if (check.is_damaged()) {
        return Error{ErrorCode::BadFormat,
                     fmt::format("the JSON is damaged at byte {} of {}; export the file again",
                                 check.damaged_at(), text.size()),
                     {}};
    }
    return Error{
        ErrorCode::LimitExceeded,
        fmt::format("the JSON is nested more than {} levels deep; no exporter writes that, so "
                    "the file is damaged or made to do harm",
                    max_depth),
        {}};
}

}  // namespace jw::import

// The words of the interface: assets/text/<language>.toml, keys joined by dots.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace jw::content {

class Texts {
  public:
    Texts() = default;
    explicit Texts(std::map<std::string, std::string, std::less<>> rows) : rows_{std::move(rows)} {}

    /// The words of a key ("transport.play"). A missing key gives the key itself, so that a gap is
    /// seen and nothing stops.
    std::string_view operator()(std::string_view key) const;
    /// The same for a family: ("state", "over_working"). A missing one gives the name.
    std::string_view operator()(std::string_view family, std::string_view name) const;
    bool has(std::string_view key) const { return rows_.find(key) != rows_.end(); }
    std::vector<std::string> keys() const;

  private:
    std::map<std::string, std::string, std::less<>> rows_;
};

/// Fails: NotFound, BadFormat with line and column; every value must be a text that is not empty.
Result<Texts> load_texts(const std::filesystem::path& path);

}  // namespace jw::content

#include "import/motion_file.h"

#include "import/file_bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>

namespace jw::import {
namespace {

std::string lower(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

std::string_view trimmed(std::string_view text) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && is_blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

class MotionReader {
  public:
    MotionReader(std::string_view text, const std::string& file_name)
        : text_{text},
          file_{file_name},
          is_csv_{lower(std::filesystem::path{file_name}.extension().string()) == ".csv"} {}

    Result<MotionFile> run() {
        if (!is_csv_) {
            JW_CHECK(read_header());
        }
        JW_CHECK(read_columns());
        while (next_line()) {
            if (!trimmed(line_).empty()) {
                JW_CHECK(read_row());
            }
        }
        if (motion_.times.empty()) {
            return fault("it holds no rows; export the motion again", 0);
        }
        if (rows_ && *rows_ != motion_.times.size()) {
            return fault(fmt::format("its header says nRows={}, but {} rows follow; copy it again",
                                     *rows_, motion_.times.size()),
                         0);
        }
        return std::move(motion_);
    }

  private:
    Error fault(std::string sentence, std::size_t column) const {
        return Error{ErrorCode::BadFormat, std::move(sentence),
                     Place{file_, line_number_, static_cast<int>(column)}};
    }

    bool next_line() {
        if (text_.empty()) {
            return false;
        }
        const std::size_t end = std::min(text_.find('\n'), text_.size());
        line_ = text_.substr(0, end);
        text_.remove_prefix(std::min(end + 1, text_.size()));
        ++line_number_;
        return true;
    }

    /// Name, key=value lines, free text, up to "endheader".
    Result<Unit> read_header() {
        while (next_line()) {
            const std::string line = lower(trimmed(line_));
            if (line == "endheader") {
                return Unit{};
            }
            const std::size_t equals = line.find('=');
            if (line_number_ == 1) {
                motion_.name = trimmed(line_);
            } else if (equals != std::string::npos) {
                const std::string key = line.substr(0, equals);
                const std::string value{trimmed(std::string_view{line}.substr(equals + 1))};
                if (key == "indegrees") {
                    motion_.in_degrees = value == "yes" || value == "y";
                } else if (key == "nrows" || key == "datarows") {
                    std::size_t rows = 0;
                    if (std::from_chars(value.data(), value.data() + value.size(), rows).ec ==
                        std::errc{}) {
                        rows_ = rows;
                    }
                }
            }
        }
        return fault("there is no line 'endheader', so this is not an OpenSim motion", 0);
    }

    struct Cell {
        std::string_view text;
        std::size_t column;  // 1-based place in the line
    };
    std::vector<Cell> split() const {
        std::vector<Cell> cells;
        const auto place = [&](std::string_view cell) {
            return static_cast<std::size_t>(cell.data() - line_.data()) + 1;
        };
        if (is_csv_) {
            std::size_t from = 0;
            for (std::size_t at = 0; at <= line_.size(); ++at) {
                if (at == line_.size() || line_[at] == ',') {
                    const std::string_view cell = trimmed(line_.substr(from, at - from));
                    cells.push_back({cell, place(cell)});
                    from = at + 1;
                }
            }
            return cells;
        }
        constexpr std::string_view kBlank = " \t\r";
        for (std::size_t at = line_.find_first_not_of(kBlank); at != std::string_view::npos;) {
            const std::size_t end = std::min(line_.find_first_of(kBlank, at), line_.size());
            cells.push_back({line_.substr(at, end - at), at + 1});
            at = line_.find_first_not_of(kBlank, end);
        }
        return cells;
    }

    Result<Unit> read_columns() {
        do {
            if (!next_line()) {
                return fault("it ends before its column names; copy it again", 0);
            }
        } while (trimmed(line_).empty() || (is_csv_ && line_.starts_with('#')));
        const std::vector<Cell> cells = split();
        if (lower(cells.front().text) != "time") {
            return fault(
                fmt::format("the first column is '{}', not time", cells.front().text.substr(0, 40)),
                1);
        }
        for (std::size_t i = 1; i < cells.size(); ++i) {
            motion_.columns.emplace_back(cells[i].text);
        }
        return Unit{};
    }

    Result<Unit> read_row() {
        const std::vector<Cell> cells = split();
        if (cells.size() != motion_.columns.size() + 1) {
            return fault(fmt::format("the row has {} numbers, but there are {} columns",
                                     cells.size(), motion_.columns.size() + 1),
                         0);
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const Cell& cell = cells[i];
            double value = 0.0;
            const char* end = cell.text.data() + cell.text.size();
            const auto [stop, code] = std::from_chars(cell.text.data(), end, value);
            if (code != std::errc{} || stop != end || !std::isfinite(value)) {
                return fault(fmt::format("'{}' is not a number", cell.text.substr(0, 40)),
                             cell.column);
            }
            if (i > 0) {
                motion_.values.push_back(value);
            } else if (!motion_.times.empty() && value < motion_.times.back()) {
                return fault(
                    fmt::format("time goes back from {} to {}", motion_.times.back(), value),
                    cell.column);
            } else {
                motion_.times.push_back(value);
            }
        }
        return Unit{};
    }

    std::string_view text_, line_;
    std::string file_;
    bool is_csv_;
    int line_number_ = 0;
    std::optional<std::size_t> rows_;
    MotionFile motion_;
};

}  // namespace

bool is_motion_file(const std::filesystem::path& path) {
    const std::string ending = lower(path.extension().string());
    return ending == ".mot" || ending == ".sto" || ending == ".csv";
}

Result<MotionFile> parse_motion(std::string_view text, const std::string& file_name) {
    return MotionReader{text, file_name}.run();
}

Result<MotionFile> read_motion(const std::filesystem::path& path) {
    JW_TRY(const auto bytes, read_bytes(path, std::uint64_t{64} << 20U));
    return parse_motion({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, path.string());
}

}  // namespace jw::import

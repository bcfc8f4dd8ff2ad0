// Errors as values: untrusted input (files, content, command line, GPU limits) never throws past a
// module's edge and never half-succeeds.
#pragma once

#include "core/assert.h"

#include <string>
#include <utility>
#include <variant>

namespace jw {

enum class ErrorCode {
    InvalidInput,   // an argument or a value is outside what is allowed
    NotFound,       // no such file, id or name
    BadFormat,      // the file is damaged or is not what it says it is
    Unsupported,    // legal, but more than this program does
    LimitExceeded,  // too large, too deep, too slow
    IoFailed,       // the system refused to read or write
    NoGraphics,     // no display, no OpenGL, or too old
};

/// Where an error stands; line and column are 1-based, 0 = unknown.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
};

struct Error {
    ErrorCode code = ErrorCode::InvalidInput;
    std::string sentence;  // one sentence for the user: what is wrong and what to do instead
    Place place;

    /// "movements/squat.toml:41:7: hip_flexion_r 190 deg is outside 0..140"
    std::string to_string() const;
};

/// The value of a function that has nothing to return but may fail.
struct Unit {};

template <typename T>
class [[nodiscard]] Result {
  public:
    // Implicit, so that a function returns a value or an Error as it is.
    // NOLINTNEXTLINE(google-explicit-constructor)
    Result(T value) : state_{std::in_place_index<0>, std::move(value)} {}
    // NOLINTNEXTLINE(google-explicit-constructor)
    Result(Error error) : state_{std::in_place_index<1>, std::move(error)} {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T& value() const& {
        JW_ASSERT(ok());
        return std::get<0>(state_);
    }
    T& value() & {
        JW_ASSERT(ok());
        return std::get<0>(state_);
    }
    T&& value() && {
        JW_ASSERT(ok());
        return std::get<0>(std::move(state_));
    }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    const Error& error() const {
        JW_ASSERT(!ok());
        return std::get<1>(state_);
    }

  private:
    std::variant<T, Error> state_;
};

}  // namespace jw

#define JW_CONCAT_INNER(a, b) a##b
#define JW_CONCAT(a, b) JW_CONCAT_INNER(a, b)

/// Declares `decl` from a Result, or returns its error:  JW_TRY(auto text, read_file(path));
#define JW_TRY(decl, expression) JW_TRY_AS(decl, expression, JW_CONCAT(jw_result_, __LINE__))
#define JW_TRY_AS(decl, expression, name) \
    auto name = (expression);             \
    if (!name.ok()) {                     \
        return name.error();              \
    }                                     \
    decl = std::move(name).value()

/// Returns the error of a Result whose value is not needed:  JW_CHECK(job.validate());
#define JW_CHECK(expression)                                    \
    do {                                                        \
        if (auto jw_checked = (expression); !jw_checked.ok()) { \
            return jw_checked.error();                          \
        }                                                       \
    } while (false)

// Radians and Degrees as types: degrees exist only in content files and on screen, and a bare
// number never becomes an angle by itself.
#pragma once

#include <compare>
#include <numbers>

namespace jw {

class Degrees;

class Radians {
  public:
    constexpr Radians() = default;
    constexpr explicit Radians(double value) : value_{value} {}
    constexpr Radians(Degrees degrees);  // NOLINT(google-explicit-constructor): same quantity

    constexpr double value() const { return value_; }
    constexpr auto operator<=>(const Radians&) const = default;
    constexpr Radians operator-() const { return Radians{-value_}; }
    friend constexpr Radians operator+(Radians a, Radians b) {
        return Radians{a.value_ + b.value_};
    }
    friend constexpr Radians operator-(Radians a, Radians b) {
        return Radians{a.value_ - b.value_};
    }
    friend constexpr Radians operator*(double s, Radians a) { return Radians{s * a.value_}; }

  private:
    double value_ = 0.0;
};

class Degrees {
  public:
    constexpr Degrees() = default;
    constexpr explicit Degrees(double value) : value_{value} {}
    constexpr Degrees(Radians radians)  // NOLINT(google-explicit-constructor): same quantity
        : value_{radians.value() * 180.0 / std::numbers::pi} {}

    constexpr double value() const { return value_; }
    constexpr auto operator<=>(const Degrees&) const = default;

  private:
    double value_ = 0.0;
};

constexpr Radians::Radians(Degrees degrees) : value_{degrees.value() * std::numbers::pi / 180.0} {}

constexpr double to_rad(double degrees) {
    return Radians{Degrees{degrees}}.value();
}
constexpr double to_deg(double radians) {
    return Degrees{Radians{radians}}.value();
}

inline namespace literals {
constexpr Degrees operator""_deg(long double value) {
    return Degrees{static_cast<double>(value)};
}
constexpr Degrees operator""_deg(unsigned long long value) {
    return Degrees{static_cast<double>(value)};
}
}  // namespace literals

}  // namespace jw

// The one sound of the program: a soft tick.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace jw::platform {

inline constexpr int kSoundRate = 44100;  // samples a second

/// A drop on wood: short, low and quiet, nothing that alarms. Mono, kSoundRate.
std::vector<std::int16_t> make_tick();

class Sound {
  public:
    /// Fails: Unsupported, saying that the system has no sound to give.
    static Result<Sound> open();
    Sound(Sound&&) noexcept;
    Sound& operator=(Sound&&) noexcept;
    Sound(const Sound&) = delete;
    Sound& operator=(const Sound&) = delete;
    ~Sound();

    /// Returns at once; one that still sounds begins anew.
    void tick();

  private:
    struct Device;
    explicit Sound(std::unique_ptr<Device> device);
    std::unique_ptr<Device> device_;
};

}  // namespace jw::platform

#include "platform/sound.h"

#include <AL/al.h>
#include <AL/alc.h>

#include <cmath>
#include <numbers>

namespace jw::platform {

std::vector<std::int16_t> make_tick() {
    // Design: a fourth below middle A, gone after a tenth of a second, at a fifth of full scale.
    constexpr double kPitch = 330.0, kSeconds = 0.1, kFade = 0.016, kRise = 0.002, kLoudness = 0.2;
    const auto count = static_cast<std::size_t>(kSeconds * kSoundRate);
    std::vector<std::int16_t> samples(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double t = static_cast<double>(i) / kSoundRate;
        const double swell = std::min(1.0, t / kRise) * std::exp(-t / kFade);
        const double wave = std::sin(2.0 * std::numbers::pi * kPitch * t);
        samples[i] = static_cast<std::int16_t>(std::lround(32767.0 * kLoudness * swell * wave));
    }
    return samples;
}

struct Sound::Device {
    ALCdevice* device = nullptr;
    ALCcontext* context = nullptr;
    ALuint buffer = 0, source = 0;

    Device() = default;
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;
    Device(Device&&) = delete;
    Device& operator=(Device&&) = delete;
    ~Device() {
        if (context != nullptr) {
            alDeleteSources(1, &source);
            alDeleteBuffers(1, &buffer);
            alcMakeContextCurrent(nullptr);
            alcDestroyContext(context);
        }
        if (device != nullptr) {
            alcCloseDevice(device);
        }
    }
};

Sound::Sound(std::unique_ptr<Device> device) : device_{std::move(device)} {}
Sound::Sound(Sound&&) noexcept = default;
Sound& Sound::operator=(Sound&&) noexcept = default;
Sound::~Sound() = default;

Result<Sound> Sound::open() {
    const Error none{ErrorCode::Unsupported,
                     "this computer has no sound to give, so the ladder stays silent; the squares "
                     "open all the same",
                     {}};
    auto made = std::make_unique<Device>();
    made->device = alcOpenDevice(nullptr);
    if (made->device == nullptr) {
        return none;
    }
    made->context = alcCreateContext(made->device, nullptr);
    if (made->context == nullptr || alcMakeContextCurrent(made->context) == ALC_FALSE) {
        return none;
    }
    const std::vector<std::int16_t> samples = make_tick();
    alGenBuffers(1, &made->buffer);
    alBufferData(made->buffer, AL_FORMAT_MONO16, samples.data(),
                 static_cast<ALsizei>(samples.size() * sizeof(samples[0])), kSoundRate);
    alGenSources(1, &made->source);
    alSourcei(made->source, AL_BUFFER, static_cast<ALint>(made->buffer));
    if (alGetError() != AL_NO_ERROR) {
        return none;
    }
    return Sound{std::move(made)};
}

void Sound::tick() {
    alSourcePlay(device_->source);
}

}  // namespace jw::platform

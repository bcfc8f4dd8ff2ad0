// The tick, heard: OpenAL's own writer of files takes the place of a loudspeaker.
#include "platform/sound.h"

#include "core/files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <thread>

#include "unit/own_folder.h"

namespace jw::platform {
namespace {

using namespace std::chrono_literals;

int find_peak(const std::vector<std::int16_t>& samples) {
    int peak = 0;
    for (const std::int16_t sample : samples) {
        peak = std::max(peak, std::abs(int{sample}));
    }
    return peak;
}

TEST(Tick, is_soft_and_soon_gone) {
    const auto samples = make_tick();
    EXPECT_LT(find_peak(samples), 32767 / 4);
    EXPECT_GT(find_peak(samples), 32767 / 20) << "it can be heard";
    EXPECT_EQ(samples.front(), 0) << "no click at its start";
    EXPECT_LE(std::abs(int{samples.back()}), 32767 / 200) << "nor at its end";
    EXPECT_LE(samples.size(), static_cast<std::size_t>(kSoundRate) / 5);
}

TEST(Sound, a_tick_reaches_the_loudspeaker_and_silence_follows) {
    const OwnFolder folder;
    const auto file = folder / "heard.wav";
    ASSERT_TRUE(write_file(folder / "alsoft.conf",
                           "[general]\ndrivers = wave\nchannels = mono\n"
                           "sample-type = int16\n[wave]\nfile = " +
                               file.string() + "\n")
                    .ok());
    ::setenv("ALSOFT_CONF", (folder / "alsoft.conf").c_str(), 1);
    ::setenv("ALSOFT_DRIVERS", "wave", 1);
    {
        auto sound = Sound::open();
        ASSERT_TRUE(sound.ok()) << sound.error().to_string();
        sound->tick();
        std::this_thread::sleep_for(500ms);
    }
    const auto bytes = read_file(file);
    ASSERT_TRUE(bytes.ok()) << bytes.error().to_string();
    const std::size_t tag = bytes->find("data");
    ASSERT_NE(tag, std::string::npos);
    const std::size_t begin = tag + 8;  // the tag, its length, then the samples
    std::vector<std::int16_t> heard((bytes->size() - begin) / sizeof(std::int16_t));
    std::memcpy(heard.data(), bytes->data() + begin, heard.size() * sizeof(std::int16_t));
    EXPECT_GT(find_peak(heard), 32767 / 40);
    EXPECT_LT(find_peak(heard), 32767 / 3);
    const auto end = heard.end() - static_cast<std::ptrdiff_t>(heard.size() / 5);
    constexpr int kDither = 2;  // which OpenAL adds
    EXPECT_LE(find_peak({end, heard.end()}), kDither) << "silence after the tick";
}

}  // namespace
}  // namespace jw::platform

#include "core/log.h"

#include <atomic>
#include <cstdio>

namespace jw::log {
namespace {

void to_stderr(Level level, std::string_view message) {
    if (level == Level::Warn || level == Level::Error) {
        fmt::print(stderr, "{}: {}\n", level == Level::Error ? "error" : "warning", message);
    }
}

// The one process-wide setting: a log that had to be passed along would be in every signature.
std::atomic<Sink> current_sink{&to_stderr};

}  // namespace

void set_sink(Sink sink) {
    current_sink.store(sink != nullptr ? sink : &to_stderr);
}

void write(Level level, std::string_view message) {
    current_sink.load()(level, message);
}

}  // namespace jw::log

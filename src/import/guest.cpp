#include "import/guest.h"

#include "import/assimp_guest.h"
#include "import/file_bytes.h"
#include "import/guest_scale.h"
#include "import/guest_wire.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <utility>

namespace jw::import {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kSubcommand = "import-child";
constexpr int kResultFd = 3;
/// Set in the child: a program that forgot the hook must not start itself for ever.
constexpr const char* kMark = "JOINTWISE_IMPORT_CHILD";
constexpr std::size_t kMaxResult = std::size_t{1} << 30U;

class Fd {
  public:
    explicit Fd(int fd) : fd_{fd} {}
    ~Fd() { reset(); }
    Fd(const Fd&) = delete;
    Fd& operator=(const Fd&) = delete;
    Fd(Fd&& other) noexcept : fd_{std::exchange(other.fd_, -1)} {}
    Fd& operator=(Fd&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    int get() const { return fd_; }
    void reset() {
        if (fd_ >= 0) {
            ::close(std::exchange(fd_, -1));
        }
    }

  private:
    int fd_;
};

/// Between fork and exec only calls that are safe in a process with threads.
[[noreturn]] void become_child(const char* program, char* const* arguments,
                               char* const* environment, int pipe_end) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int null = ::open("/dev/null", O_RDWR);
    ::dup2(null, STDIN_FILENO);
    ::dup2(null, STDOUT_FILENO);
    ::dup2(null, STDERR_FILENO);
    if (pipe_end == kResultFd) {
        ::fcntl(kResultFd, F_SETFD, 0);  // it would close at exec
    } else {
        ::dup2(pipe_end, kResultFd);
    }
    ::execve(program, arguments, environment);
    ::_exit(127);
}

struct Child {
    pid_t id = -1;
    Fd result{-1};
};

Result<Child> start_child(const std::filesystem::path& path, const GuestOptions& options) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return file_error(ErrorCode::IoFailed,
                          fmt::format("no pipe to the import process: {}", std::strerror(errno)),
                          path);
    }
    Fd read_end{ends[0]}, write_end{ends[1]};
    std::vector<std::string> words{options.program.string(), std::string{kSubcommand},
                                   path.string(), fmt::format("{}", options.memory),
                                   fmt::format("{}", static_cast<int>(options.seconds) + 1)};
    std::vector<char*> arguments, environment;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    std::string mark = std::string{kMark} + "=1";
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        environment.push_back(*entry);
    }
    environment.push_back(mark.data());
    environment.push_back(nullptr);
    const pid_t id = ::fork();
    if (id < 0) {
        return file_error(
            ErrorCode::IoFailed,
            fmt::format("the import process cannot be started: {}", std::strerror(errno)), path);
    }
    if (id == 0) {
        become_child(words[0].c_str(), arguments.data(), environment.data(), write_end.get());
    }
    Child child;
    child.id = id;
    child.result = std::move(read_end);
    return child;
}

enum class Ending { Closed, TooLate, TooMuch };

/// Everything the child writes until it closes the pipe, or until its time is over.
Ending collect(const Fd& from, Clock::time_point deadline, std::vector<std::uint8_t>& bytes) {
    std::vector<std::uint8_t> block(std::size_t{1} << 16U);
    while (true) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) {
            return Ending::TooLate;
        }
        pollfd wait{from.get(), POLLIN, 0};
        const int ready = ::poll(&wait, 1, static_cast<int>(std::min<long long>(left, 60'000)));
        if (ready < 0 && errno != EINTR) {
            return Ending::Closed;
        }
        if (ready <= 0) {
            continue;
        }
        const ssize_t count = ::read(from.get(), block.data(), block.size());
        if (count == 0 || (count < 0 && errno != EINTR)) {
            return Ending::Closed;
        }
        if (count > 0) {
            bytes.insert(bytes.end(), block.begin(), block.begin() + count);
        }
        if (bytes.size() > kMaxResult) {
            return Ending::TooMuch;
        }
    }
}

Error describe_death(const std::filesystem::path& path, int status) {
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL)) {
        return file_error(ErrorCode::LimitExceeded,
                          "reading it took more time or memory than is allowed; simplify the model "
                          "or export it as .glb",
                          path);
    }
    if (WIFSIGNALED(status)) {
        return file_error(ErrorCode::BadFormat,
                          fmt::format("the file is damaged in a way that broke the importer "
                                      "(signal {}); export it again, best as .glb",
                                      WTERMSIG(status)),
                          path);
    }
    return file_error(ErrorCode::IoFailed,
                      fmt::format("the import process gave no answer (exit status {})",
                                  WIFEXITED(status) ? WEXITSTATUS(status) : -1),
                      path);
}

void set_limit(int what, rlim_t value) {
    const rlimit limit{value, value};
    ::setrlimit(what, &limit);  // where the system refuses, the parent's clock still holds
}

int run_import_child(int argc, char** argv) {
    if (argc < 5) {
        return 2;
    }
    std::uint64_t memory = 0, seconds = 0;
    const auto number = [](const char* text, std::uint64_t& out) {
        return std::from_chars(text, text + std::strlen(text), out).ec == std::errc{};
    };
    if (!number(argv[3], memory) || !number(argv[4], seconds)) {
        return 2;
    }
    set_limit(RLIMIT_CORE, 0);
    set_limit(RLIMIT_CPU, seconds);
#if !defined(__SANITIZE_ADDRESS__)  // its shadow memory is larger than any limit
    set_limit(RLIMIT_AS, memory);
#endif
    const std::vector<std::uint8_t> message = write_wire(read_guest_here(argv[2]));
    for (std::size_t at = 0; at < message.size();) {
        const ssize_t count = ::write(kResultFd, message.data() + at, message.size() - at);
        if (count < 0 && errno != EINTR) {
            return 1;
        }
        at += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    return 0;
}

}  // namespace

std::optional<int> maybe_run_import_child(int argc, char** argv) {
    if (argc < 2 || argv[1] != kSubcommand || std::getenv(kMark) == nullptr) {
        return std::nullopt;
    }
    try {
        ::_exit(run_import_child(argc, argv));  // no destructors: they may walk what Assimp broke
    } catch (const std::exception&) {
        ::_exit(1);  // out of memory while the answer was put together
    }
}

Result<model::GuestModel> load_guest(const std::filesystem::path& path,
                                     const GuestOptions& options) {
    if (std::getenv(kMark) != nullptr) {
        return file_error(ErrorCode::IoFailed,
                          "this program was started to import a model but does not know how", path);
    }
    JW_CHECK(check_size(path, std::uint64_t{512} << 20U));
    const auto deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                             std::chrono::duration<double>{options.seconds});
    JW_TRY(Child child, start_child(path, options));
    std::vector<std::uint8_t> bytes;
    const Ending ending = collect(child.result, deadline, bytes);
    if (ending != Ending::Closed) {
        ::kill(child.id, SIGKILL);
    }
    int status = 0;
    while (::waitpid(child.id, &status, 0) < 0 && errno == EINTR) {
    }
    if (ending == Ending::TooLate) {
        return file_error(ErrorCode::LimitExceeded,
                          fmt::format("reading it took more than {:.3g} s; simplify the model or "
                                      "export it as .glb",
                                      options.seconds),
                          path);
    }
    if (ending == Ending::TooMuch) {
        return file_error(ErrorCode::LimitExceeded,
                          "it holds more than 1 GB of triangles and keys; simplify it before "
                          "exporting",
                          path);
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        return describe_death(path, status);
    }
    auto guest = read_wire(bytes);
    if (guest.ok()) {
        if (auto sound = validate(*guest); !sound.ok()) {
            return file_error(sound.error().code, sound.error().sentence, path);
        }
    }
    return guest;
}

}  // namespace jw::import

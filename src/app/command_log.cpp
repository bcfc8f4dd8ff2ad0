#include "app/command_log.h"

#include "core/files.h"

#include <algorithm>

namespace jw::app {

Result<Unit> replay(const std::filesystem::path& path, session::Session& session) {
    JW_TRY(const std::string text, read_file(path, 1U << 20U));
    int number = 0;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        const std::string line = text.substr(from, to - from);
        from = to + 1;
        ++number;
        if (line.empty() || line.front() == '#') {
            continue;
        }
        auto command = session::read_command(line);
        if (!command.ok()) {
            return Error{
                ErrorCode::BadFormat, command.error().sentence, {path.string(), number, 0}};
        }
        session.apply(*command);
    }
    return Unit{};
}

}  // namespace jw::app

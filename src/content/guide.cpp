#include "content/guide.h"

#include "content/collect.h"
#include "content/toml_reader.h"

namespace jw::content {
namespace {

GuideStep read_step(const TomlNode& row, Collector& collect) {
    collect.check(row.check_keys({"place", "words", "seconds", "commands"}));
    GuideStep step{collect.take(row.choice("place", kGuidePlaceNames)),
                   collect.take(row.text("words")), collect.take(row.number("seconds")),
                   collect.take(row.texts("commands"))};
    if (step.words.empty()) {
        collect.add(row.error("a step says something; write its words"));
    }
    if (step.seconds <= 0.0) {
        collect.add(row.error("a step needs time to be read; write more than 0 seconds"));
    }
    return step;
}

}  // namespace

std::vector<GuideStep> read_guide(const std::filesystem::path& path, std::vector<Error>& faults) {
    std::error_code ec;
    if (!std::filesystem::exists(path, ec)) {
        return {};
    }
    const auto root = read_toml(path);
    if (!root.ok()) {
        faults.push_back(root.error());
        return {};
    }
    Collector collect{faults};
    collect.check(root->check_keys({"step"}));
    std::vector<GuideStep> steps;
    for (const TomlNode& row : collect.take(root->items("step"))) {
        steps.push_back(read_step(row, collect));
    }
    return steps;
}

}  // namespace jw::content

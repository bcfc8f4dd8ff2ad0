// What changes numbers in a performance: causes, and the limits, gives and amounts of causes and
// variants, with the words that belong to them.
#pragma once

#include "content/collect.h"
#include "content/sources.h"
#include "content/toml_reader.h"

#include "model/movement.h"

#include <filesystem>
#include <string>
#include <vector>

namespace jw::content {

/// What the rows refer to (borrowed), and how a name of the file becomes one with its side.
struct CauseContext {
    const model::Body& body;
    const std::vector<Source>& sources;
    model::Side working_side = model::Side::Right;
};

/// { plain, anatomical, grade, source }
model::Text read_text(const TomlNode& row, std::string_view key, const CauseContext& context,
                      Collector& collect);
/// The id of a source that sources.toml has.
std::string read_source(const TomlNode& row, const CauseContext& context, Collector& collect);

/// limits = { hip_extension_work = 4 }, degrees.
std::vector<model::LimitSetting> read_limits(const TomlNode& row, const CauseContext& context,
                                             Collector& collect);
/// gives = { lumbar_extension = 2 }, factors above 0.
std::vector<model::GiveSetting> read_gives(const TomlNode& row, const CauseContext& context,
                                           Collector& collect);
/// amounts = { pelvis_drop_work = 5 }, each in its own unit.
std::vector<model::AmountSetting> read_amounts(const TomlNode& row,
                                               const std::vector<model::Amount>& known,
                                               const CauseContext& context, Collector& collect);

/// timing = { hip_flexion_work = 0.05 }, parts of the cycle, + = later.
std::vector<model::TimingSetting> read_timing(const TomlNode& row, const CauseContext& context,
                                              Collector& collect);

/// A [[cause]] of a movement's own file.
model::Cause read_cause(const TomlNode& row, const std::vector<model::Amount>& amounts,
                        const CauseContext& context, Collector& collect);

/// The shared library (assets/content/causes.toml): names stand without their sides, and each cause
/// is there for the right and for the left.
struct CauseLibrary {
    struct Row {
        model::Cause cause;  // limits and gives as written, without sides
        /// As written; a movement takes those that it has.
        std::vector<std::pair<std::string, double>> amounts;
    };
    std::vector<Row> rows;
    std::string text;  // of the file, for the stamps of movements
};
CauseLibrary read_cause_library(const std::filesystem::path& path, const model::Body& body,
                                const std::vector<Source>& sources, std::vector<Error>& faults);

/// The causes of the library for a movement with these amounts, each on both sides:
/// "stiff_hip_r", "stiff_hip_l". What a name without its side means on a body without sides there
/// (lumbar_extension, pelvis_anterior_tilt) is the same for both.
std::vector<model::Cause> make_sided_causes(const CauseLibrary& library, const model::Body& body,
                                            const std::vector<model::Amount>& amounts);

}  // namespace jw::content

// Everything under assets/content that a performance needs: movements with their stored good form
// and muscle curves, the cards and sets of muscles, and the sources that words name.
#pragma once

#include "content/claims.h"
#include "content/guide.h"
#include "content/ladder_texts.h"
#include "content/muscle_cards.h"
#include "content/presets.h"
#include "content/search_words.h"
#include "content/sources.h"

#include "core/result.h"
#include "model/movement.h"

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace jw::content {

struct Library {
    std::vector<model::Movement> movements;  // by file name
    std::vector<Source> sources;
    MuscleCards cards;
    std::vector<Preset> presets;
    Claims claims;
    LadderTexts ladder;
    SearchWords search_words;
    std::vector<GuideStep> guide;  // the guided start

    const model::Movement* find_movement(std::string_view id) const;
};

/// Reads sources.toml, gives.toml, causes.toml, muscle_cards.toml, presets.toml, ladder.toml,
/// claims.toml, search_words.toml, guide.toml, movements/*.toml with their .fit.toml and
/// muscles/*.toml.
/// Fails: the first fault that check_paths would tell.
Result<Library> load_library(const std::filesystem::path& content_dir, const model::Body& body);

/// A movement file from anywhere: its muscles and stored good form stand beside it as under
/// assets/content, where they are there; what movements share is taken from the content folder.
/// Fails: the first fault.
Result<model::Movement> load_movement(const std::filesystem::path& path,
                                      const std::filesystem::path& content_dir,
                                      const model::Body& body);

/// Every fault of content files, in the order of the files, each with file, line and column where
/// it has one; empty: all is well. A folder means all that it holds. Files are told apart by folder
/// and name as under assets (body, content, text), elsewhere by their keys; what movements refer to
/// (sources.toml, gives.toml, causes.toml) is looked for in their content folder. Files of a body
/// are checked together, up to the first fault.
std::vector<Error> check_paths(std::span<const std::filesystem::path> paths,
                               const model::Body& body);

/// Where good form of a movement is stored.
std::filesystem::path fit_path(const std::filesystem::path& content_dir, std::string_view movement);

}  // namespace jw::content

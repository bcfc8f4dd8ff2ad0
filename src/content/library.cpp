#include "content/library.h"

#include "content/body_data.h"
#include "content/cause_reader.h"
#include "content/fit_file.h"
#include "content/gives.h"
#include "content/movement_reader.h"
#include "content/recipes.h"
#include "content/texts.h"
#include "content/toml_reader.h"

#include "core/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace jw::content {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFitEnding = ".fit.toml";
constexpr std::uintmax_t kMaxBytes = 16U << 20U;

std::string shown_name(const fs::path& path) {
    return (path.parent_path().filename() / path.filename()).generic_string();
}

/// FNV-1a, continued: equal texts give equal stamps on every machine.
std::uint64_t stamp_text(std::uint64_t stamp, std::string_view text) {
    for (const char byte : text) {
        stamp = (stamp ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
    }
    return stamp;
}

/// What all movements of one content folder share.
struct Shared {
    std::string gives_text;
    Gives gives;
    std::vector<Source> sources;
    Claims claims;
    CauseLibrary causes;
};

Shared read_shared(const fs::path& content_dir, const model::Body& body,
                   std::vector<Error>& faults) {
    Shared shared;
    shared.sources = read_sources(content_dir / "sources.toml", faults);
    shared.gives = read_gives(content_dir / "gives.toml", body, faults);
    if (auto text = read_file(content_dir / "gives.toml", kMaxBytes); text.ok()) {
        shared.gives_text = std::move(text).value();
    }
    shared.claims = read_claims(content_dir / "claims.toml", shared.sources, faults);
    shared.causes = read_cause_library(content_dir / "causes.toml", body, shared.sources, faults);
    return shared;
}

void read_stored_fits(const fs::path& path, const model::Body& body, model::Movement& movement,
                      std::vector<Error>& faults) {
    std::error_code ec;
    if (!fs::exists(path, ec)) {
        return;  // not fitted yet: the authored keys stand for themselves
    }
    const auto text = read_file(path, kMaxBytes);
    if (!text.ok()) {
        faults.push_back(text.error());
        return;
    }
    movement.fits = parse_fits(*text, shown_name(path), movement, body, faults);
    movement.stamp = stamp_text(movement.stamp, *text);
}

void read_muscles(const fs::path& path, const model::Body& body, model::Movement& movement,
                  std::vector<Error>& faults) {
    std::error_code ec;
    if (!fs::exists(path, ec)) {
        return;  // muscles rest until somebody writes what they do
    }
    const auto recipe = read_recipe(path);
    if (!recipe.ok()) {
        faults.push_back(recipe.error());
        return;
    }
    for (model::Variant& variant : movement.variants) {
        const bool is_written =
            std::any_of(recipe->variants.begin(), recipe->variants.end(),
                        [&](const RecipeVariant& row) { return row.id == variant.id; });
        // A version without rows of its own works as good form does.
        auto curves =
            resolve_recipe(*recipe, body, is_written ? variant.id : "good", movement.working_side);
        if (curves.ok()) {
            variant.muscles = std::move(curves).value();
        } else {
            faults.push_back(curves.error());
        }
    }
    if (const auto text = read_file(path, kMaxBytes); text.ok()) {
        movement.stamp = stamp_text(movement.stamp, *text);
    }
}

model::Movement read_movement(const fs::path& path, const fs::path& content_dir,
                              const Shared& shared, const model::Body& body,
                              std::vector<Error>& faults) {
    const auto text = read_file(path, kMaxBytes);
    if (!text.ok()) {
        faults.push_back(text.error());
        return {};
    }
    const MovementContext context{&body, &shared.gives, &shared.sources, &shared.causes,
                                  &shared.claims};
    const std::size_t before = faults.size();
    model::Movement movement = parse_movement(*text, shown_name(path), context, faults);
    if (faults.size() > before) {
        return movement;
    }
    if (movement.id != path.stem().string()) {
        faults.push_back(
            {ErrorCode::InvalidInput,
             fmt::format("the file of '{}' must be named {}.toml", movement.id, movement.id),
             {shown_name(path), 0, 0}});
    }
    movement.stamp =
        stamp_text(stamp_text(stamp_text(0xcbf29ce484222325ULL, *text), shared.gives_text),
                   shared.causes.text);
    read_stored_fits(fit_path(content_dir, movement.id), body, movement, faults);
    read_muscles(content_dir / "muscles" / (movement.id + ".toml"), body, movement, faults);
    return movement;
}

std::vector<fs::path> toml_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code ec;
    for (const auto& entry : fs::recursive_directory_iterator(folder, ec)) {
        if (entry.path().extension() == ".toml") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

bool is_fit(const fs::path& path) {
    return path.filename().string().ends_with(kFitEnding);
}

fs::path folder_of(const fs::path& file) {
    return fs::absolute(file).lexically_normal().parent_path();
}

/// The content folder of a file: its own, or the one above movements/ and muscles/.
fs::path content_of(const fs::path& file) {
    const fs::path folder = folder_of(file);
    const std::string name = folder.filename().string();
    return name == "movements" || name == "muscles" ? folder.parent_path() : folder;
}

enum class FileKind {
    Body,
    Sources,
    Gives,
    Causes,
    Cards,
    Presets,
    Ladder,
    Claims,
    SearchWords,
    Guide,
    Fit,
    Recipe,
    Texts,
    Movement,
    Unknown
};

/// A file that stands in none of our folders is told by its keys; one that cannot be parsed goes to
/// the reader of movements, which says where it is broken.
FileKind find_kind_by_keys(const fs::path& path) {
    const auto root = read_toml(path);
    if (root.ok() && root->has("movement")) {
        return FileKind::Recipe;
    }
    return !root.ok() || root->has("id") || root->has("position") || root->has("variant")
               ? FileKind::Movement
               : FileKind::Unknown;
}

FileKind find_kind(const fs::path& path) {
    const fs::path folder = folder_of(path);
    const std::string name = path.filename().string();
    std::error_code ec;
    if (fs::exists(folder / "bones.toml", ec) && fs::exists(folder / "joints.toml", ec)) {
        return FileKind::Body;  // before sources.toml: a body's has other keys
    }
    for (const auto& [shared, kind] :
         {std::pair{"sources.toml", FileKind::Sources}, std::pair{"gives.toml", FileKind::Gives},
          std::pair{"causes.toml", FileKind::Causes},
          std::pair{"muscle_cards.toml", FileKind::Cards},
          std::pair{"presets.toml", FileKind::Presets}, std::pair{"ladder.toml", FileKind::Ladder},
          std::pair{"claims.toml", FileKind::Claims},
          std::pair{"search_words.toml", FileKind::SearchWords},
          std::pair{"guide.toml", FileKind::Guide}}) {
        if (name == shared) {
            return kind;
        }
    }
    if (is_fit(path)) {
        return FileKind::Fit;
    }
    const std::string kind = folder.filename().string();
    return kind == "movements" ? FileKind::Movement
           : kind == "muscles" ? FileKind::Recipe
           : kind == "text"    ? FileKind::Texts
                               : find_kind_by_keys(path);
}

template <typename T>
void note_fault(const Result<T>& read, std::vector<Error>& faults) {
    if (!read.ok()) {
        faults.push_back(read.error());
    }
}

std::vector<Source> sources_beside(const fs::path& path) {
    std::vector<Error> of_sources;  // told where that file itself is checked
    return read_sources(content_of(path) / "sources.toml", of_sources);
}

void check_movement(const fs::path& path, const model::Body& body, std::vector<Error>& faults) {
    std::vector<Error> of_shared;  // told where these files themselves are checked
    const fs::path content = content_of(path);
    const Shared shared = read_shared(content, body, of_shared);
    read_movement(path, content, shared, body, faults);
}

/// `bodies` holds the folders of bodies that were read already: their files are checked together.
void check_file(const fs::path& path, const model::Body& body, std::set<fs::path>& bodies,
                std::vector<Error>& faults) {
    switch (find_kind(path)) {
        case FileKind::Body:
            if (bodies.insert(folder_of(path)).second) {
                note_fault(read_body(folder_of(path)), faults);
            }
            break;
        case FileKind::Sources:
            read_sources(path, faults);
            break;
        case FileKind::Gives:
            read_gives(path, body, faults);
            break;
        case FileKind::Causes:
            read_cause_library(path, body, sources_beside(path), faults);
            break;
        case FileKind::Cards:
            read_muscle_cards(path, body, sources_beside(path), faults);
            break;
        case FileKind::Presets:
            read_presets(path, body, faults);
            break;
        case FileKind::Ladder:
            read_ladder_texts(path, body, sources_beside(path), faults);
            break;
        case FileKind::Claims:
            read_claims(path, sources_beside(path), faults);
            break;
        case FileKind::SearchWords:
            read_search_words(path, body, faults);
            break;
        case FileKind::Guide:
            read_guide(path, faults);
            break;
        case FileKind::Fit:
            break;  // read with its movement
        case FileKind::Recipe:
            note_fault(read_recipe(path), faults);
            break;
        case FileKind::Texts:
            note_fault(load_texts(path), faults);
            break;
        case FileKind::Movement:
            check_movement(path, body, faults);
            break;
        case FileKind::Unknown:
            faults.push_back({ErrorCode::BadFormat,
                              "is neither a movement (id, position, variant) nor a muscle recipe "
                              "(movement); texts stand in a folder named text",
                              {shown_name(path), 0, 0}});
            break;
    }
}

}  // namespace

const model::Movement* Library::find_movement(std::string_view id) const {
    const auto found = std::find_if(movements.begin(), movements.end(),
                                    [&](const auto& movement) { return movement.id == id; });
    return found == movements.end() ? nullptr : &*found;
}

fs::path fit_path(const fs::path& content_dir, std::string_view movement) {
    return content_dir / "movements" / (std::string{movement} + std::string{kFitEnding});
}

Result<Library> load_library(const fs::path& content_dir, const model::Body& body) {
    std::vector<Error> faults;
    Shared shared = read_shared(content_dir, body, faults);
    Library library;
    for (const fs::path& path : toml_files(content_dir / "movements")) {
        if (!is_fit(path) && faults.empty()) {
            library.movements.push_back(read_movement(path, content_dir, shared, body, faults));
        }
    }
    library.ladder = read_ladder_texts(content_dir / "ladder.toml", body, shared.sources, faults);
    library.search_words = read_search_words(content_dir / "search_words.toml", body, faults);
    library.guide = read_guide(content_dir / "guide.toml", faults);
    library.cards =
        read_muscle_cards(content_dir / "muscle_cards.toml", body, shared.sources, faults);
    library.presets = read_presets(content_dir / "presets.toml", body, faults);
    library.claims = std::move(shared.claims);
    library.sources = std::move(shared.sources);
    if (!faults.empty()) {
        return faults.front();
    }
    return library;
}

Result<model::Movement> load_movement(const fs::path& path, const fs::path& content_dir,
                                      const model::Body& body) {
    std::vector<Error> faults;
    const Shared shared = read_shared(content_dir, body, faults);
    model::Movement movement = read_movement(path, content_of(path), shared, body, faults);
    if (!faults.empty()) {
        return faults.front();
    }
    return movement;
}

std::vector<Error> check_paths(std::span<const fs::path> paths, const model::Body& body) {
    std::vector<Error> faults;
    std::set<fs::path> bodies;
    for (const fs::path& path : paths) {
        std::error_code ec;
        if (fs::is_directory(path, ec)) {
            for (const fs::path& file : toml_files(path)) {
                check_file(file, body, bodies, faults);
            }
        } else if (fs::exists(path, ec)) {
            check_file(path, body, bodies, faults);
        } else {
            faults.push_back({ErrorCode::NotFound, "there is no such file", {path.string(), 0, 0}});
        }
    }
    return faults;
}

}  // namespace jw::content

#include "app/reading_words.h"

#include "ui/desk.h"

#include "content/texts.h"

namespace jw::app {

Result<std::vector<std::string>> reading_words(Studio& studio,
                                               const std::vector<model::Frame>& frames,
                                               const Moving& moving, const Seeing& seeing,
                                               const Workspace& workspace) {
    std::vector<std::string> lines;
    JW_TRY(const auto read, studio.read_measure(frames, moving, seeing));
    if (!read.goniometer) {
        return lines;
    }
    JW_TRY(const auto texts, content::load_texts(workspace.places.assets / "text" / "en.toml"));
    const bool is_shared = frames.size() > 1 && scene::shares_picture(seeing.settings.layout);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        std::string words = ui::measure_words(texts, read.goniometer->measure(),
                                              read.readings[i].angle, read.goniometer->active());
        const auto* variant = moving.movement->find_variant(moving.performances[i].variant);
        if (is_shared && variant != nullptr) {
            words =
                ui::fill(texts("measure.version"), {{"version", variant->name}, {"words", words}});
        }
        lines.push_back(std::move(words));
    }
    return lines;
}

}  // namespace jw::app

#include "app/picture_writer.h"

#include "ui/desk.h"
#include "ui/picture_words.h"

namespace jw::app {

using scene::Part;

Result<PictureWriter> PictureWriter::open(const Places& places) {
    JW_TRY(auto painter, CaptionPainter::open());
    JW_TRY(auto texts, content::load_texts(places.assets / "text" / "en.toml"));
    return PictureWriter{std::move(painter), std::move(texts)};
}

PictureWriter::PictureWriter(CaptionPainter painter, content::Texts texts)
    : painter_{std::move(painter)}, texts_{std::move(texts)} {}

Result<std::vector<std::string>> PictureWriter::find_readings(
    Studio& studio, const std::vector<model::Frame>& frames, const Moving& moving,
    const Seeing& seeing) const {
    std::vector<std::string> lines;
    JW_TRY(const auto read, studio.read_measure(frames, moving, seeing));
    if (!read.goniometer) {
        return lines;
    }
    const bool is_shared = frames.size() > 1 && scene::shares_picture(seeing.settings.layout);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        std::string words = ui::measure_words(texts_, read.goniometer->measure(),
                                              read.readings[i].angle, read.goniometer->active());
        const auto* variant = moving.movement->find_variant(moving.performances[i].variant);
        if (is_shared && variant != nullptr) {
            words =
                ui::fill(texts_("measure.version"), {{"version", variant->name}, {"words", words}});
        }
        lines.push_back(std::move(words));
    }
    return lines;
}

std::vector<PlaceWords> PictureWriter::find_place_words(const Studio& studio,
                                                        const std::vector<model::Frame>& frames,
                                                        const Seeing& seeing) const {
    std::vector<PlaceWords> all;
    const auto& ports = studio.drawn().viewports;
    const scene::PartSet parts = seeing.settings.parts;
    for (std::size_t i = 0; i < ports.size(); ++i) {
        const scene::Camera& camera = ports[i].camera;
        // Of two in one picture the solid one, which comes last.
        const std::size_t shown = ports.size() > 1 ? i : frames.size() - 1;
        const model::Frame& frame = frames[shown];
        PlaceWords words = ui::name_ends(texts_, studio.model(), frame.pose.displacements,
                                         seeing.settings, camera);
        const auto add = [&](PlaceWords more) {
            words.insert(words.end(), std::make_move_iterator(more.begin()),
                         std::make_move_iterator(more.end()));
        };
        if (parts.has(Part::EndPlates)) {
            add(ui::name_end_plates(texts_, studio.model().body, frame.pose.displacements, camera,
                                    seeing.settings.end_plate_scale));
        }
        const auto& pelvis = studio.marks()[shown].pelvis;
        if (pelvis && parts.has(Part::PelvisMarks)) {
            add(ui::name_pelvis(texts_, *pelvis, camera));
        }
        all.push_back(std::move(words));
    }
    return all;
}

Result<Unit> PictureWriter::write(Image& image, Studio& studio,
                                  const std::vector<model::Frame>& frames, const Moving& moving,
                                  const Seeing& seeing) const {
    const double below = painter_.paint_labels(image, moving, frames, seeing);
    painter_.paint_differences(image, studio.model().body, frames, seeing);
    JW_TRY(auto readings, find_readings(studio, frames, moving, seeing));
    painter_.paint_readings(image, readings, below, seeing);
    if (seeing.settings.transparent) {
        return Unit{};
    }
    painter_.paint_place_words(image, studio.drawn(), find_place_words(studio, frames, seeing));
    return Unit{};
}

}  // namespace jw::app

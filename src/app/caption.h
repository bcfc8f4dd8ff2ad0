// Words on recorded pictures: which version is which, what the hip and the low back gave, and the
// caption of the key moment.
#pragma once

#include "app/options.h"
#include "record/text_painter.h"
#include "ui/picture_words.h"

#include "session/lumbar_lens.h"

#include "scene/draw_list.h"

#include "core/image.h"
#include "model/frame.h"
#include "model/model.h"

#include <string>
#include <string_view>
#include <vector>

namespace jw::app {

/// "hip 4°, back and trunk 11°": the budget in two words and, when the goal is missed, the
/// shortfall. A part that went against the goal keeps its minus.
std::string budget_words(const model::Frame& frame);

/// Words for places of one viewport.
using PlaceWords = std::vector<ui::PictureWord>;

class CaptionPainter {
  public:
    /// Fails: NotFound when the system has no font.
    static Result<CaptionPainter> open();

    /// Labels above each version, for pictures of two. Nothing on transparent pictures. Returns
    /// where what stands below them may begin, pixels.
    double paint_labels(Image& image, const Moving& moving, const std::vector<model::Frame>& frames,
                        const Seeing& seeing) const;
    /// At the right edge, which joints move differently and by how much; nothing on transparent
    /// pictures.
    void paint_differences(Image& image, const model::Body& body,
                           const std::vector<model::Frame>& frames, const Seeing& seeing) const;
    /// What a goniometer reads, one line a version, from `below` on; nothing on transparent
    /// pictures.
    void paint_readings(Image& image, const std::vector<std::string>& words, double below,
                        const Seeing& seeing) const;
    /// Words at the right of each viewport with a line to their place; `drawn`: what the picture
    /// was made of, `words`: [viewports].
    void paint_place_words(Image& image, const scene::DrawList& drawn,
                           const std::vector<PlaceWords>& words) const;
    /// The sentence of the key moment around the frame, of the last version named, fading in and
    /// out with it.
    void paint_caption(Image& image, const Moving& moving, const model::Body& body,
                       const model::Frame& frame) const;
    /// Round insets in the lower corner of each version's part of the picture, with what they read;
    /// `strip` holds them side by side.
    void paint_lenses(Image& image, const Image& strip,
                      const std::vector<session::LensReading>& readings, std::string_view level,
                      const Seeing& seeing) const;
    /// A line of text for contact sheets.
    void paint_line(Image& image, double x, double y, double size, const std::string& text) const;

  private:
    /// A word beside a place of the picture, pixels.
    struct Word {
        double x = 0.0, y = 0.0;
        std::string words;
    };
    /// Ending at `right`, each as near to the height of its place as there is room.
    void paint_words(Image& image, double right, double size, std::vector<Word> words) const;

    CaptionPainter(record::TextPainter regular, record::TextPainter bold);
    record::TextPainter regular_;
    record::TextPainter bold_;
};

}  // namespace jw::app

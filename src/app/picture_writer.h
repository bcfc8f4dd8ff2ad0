// All words on stills and films, in the sentences of the window.
#pragma once

#include "app/caption.h"
#include "app/studio.h"

#include "content/texts.h"

#include <vector>

namespace jw::app {

class PictureWriter {
  public:
    /// Fails: NotFound when there is no font or no file of words.
    static Result<PictureWriter> open(const Places& places);

    /// On the picture that `studio` drew last: which version is which, differences, what a
    /// goniometer reads, and words beside places of the picture. Fails as Studio::read_measure.
    Result<Unit> write(Image& image, Studio& studio, const std::vector<model::Frame>& frames,
                       const Moving& moving, const Seeing& seeing) const;

    /// What else is painted: captions of key moments, lenses.
    const CaptionPainter& painter() const { return painter_; }

  private:
    PictureWriter(CaptionPainter painter, content::Texts texts);
    Result<std::vector<std::string>> find_readings(Studio& studio,
                                                   const std::vector<model::Frame>& frames,
                                                   const Moving& moving,
                                                   const Seeing& seeing) const;
    std::vector<PlaceWords> find_place_words(const Studio& studio,
                                             const std::vector<model::Frame>& frames,
                                             const Seeing& seeing) const;

    CaptionPainter painter_;
    content::Texts texts_;
};

}  // namespace jw::app

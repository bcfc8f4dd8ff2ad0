#include "session/fit_movement.h"

#include "content/fit_file.h"
#include "content/library.h"
#include "motion/fit.h"

#include "core/files.h"

namespace jw::session {

Result<model::Movement> fit_good_form(const model::Body& body, model::Movement movement) {
    motion::SolveScratch scratch{body, movement};
    std::vector<model::Movement::Fit> fits;
    for (std::size_t a = 0; a < movement.sizes.size(); ++a) {
        model::Movement::Fit fit{movement.sizes[a].id, {}};
        JW_CHECK(
            (motion::FitJob{&body, &movement, static_cast<int>(a), &scratch, &fit.curves}.run()));
        fits.push_back(std::move(fit));
    }
    movement.fits = std::move(fits);
    return movement;
}

Result<model::Movement> fit_movement(const model::Body& body, model::Movement movement,
                                     const std::filesystem::path& content_dir) {
    JW_TRY(movement, fit_good_form(body, std::move(movement)));
    JW_CHECK(write_file(content::fit_path(content_dir, movement.id),
                        content::write_fits(movement, body)));
    return movement;
}

}  // namespace jw::session

#include "app/movement_pictures.h"

#include "record/png.h"

#include "core/log.h"

#include <fmt/format.h>

#include <algorithm>

namespace jw::app {
namespace {

namespace fs = std::filesystem;

/// Twice the page's picture in the design (ui::kPictureAspect), so that it is smooth without more.
constexpr int kWidth = 480, kHeight = 320;

}  // namespace

fs::path picture_folder(const std::string& xdg_cache_home, const std::string& home) {
    const fs::path folder =
        xdg_cache_home.empty() ? fs::path{home} / ".cache" : fs::path{xdg_cache_home};
    return folder / "jointwise" / "pictures";
}

void TellingInstant::look_at(const model::Frame& frame) {
    if (start_.empty()) {
        start_ = frame.pose.q;
    }
    double sum = 0.0;
    for (std::size_t i = 0; i < start_.size(); ++i) {
        const double change = frame.pose.q[i] - start_[i];
        sum += change * change;
    }
    if (sum > furthest_) {
        furthest_ = sum;
        best_ = frame;
    }
}

MovementPictures::MovementPictures(fs::path folder, const fs::path& body)
    : folder_{std::move(folder)} {
    std::error_code ec;
    const auto time = fs::last_write_time(body, ec).time_since_epoch().count();
    body_stamp_ = static_cast<std::uint64_t>(time) ^ fs::file_size(body, ec);
}

fs::path MovementPictures::path_of(const model::Movement& movement) const {
    return folder_ /
           fmt::format("{}-{:016x}-{:016x}.png", movement.id, movement.stamp, body_stamp_);
}

bool MovementPictures::step(const std::vector<model::Movement>& movements, const Stage& stage) {
    const auto next = std::find_if(movements.begin(), movements.end(), [&](const auto& movement) {
        const auto found = pictures_.find(movement.id);
        return found == pictures_.end() || found->second.stamp != movement.stamp;
    });
    if (next == movements.end()) {
        return false;
    }
    if (job_ && job_->movement == next->id && job_->stamp == next->stamp) {
        go_on(*next, stage);
    } else {
        begin(*next, stage);
    }
    return true;
}

void MovementPictures::begin(const model::Movement& movement, const Stage& stage) {
    if (const auto kept = record::read_png(path_of(movement)); kept.ok()) {
        pictures_[movement.id] = {movement.stamp, render::PictureTexture{stage.context, *kept}};
        return;
    }
    if (!target_) {
        target_.emplace(stage.context, kWidth, kHeight);
    }
    job_ = Job{movement.id, movement.stamp, {}, {}};
    for (const model::KeyMoment& moment : movement.key_moments) {
        job_->instants.push_back(moment.time);
    }
    job_->instants.push_back(0.0);
}

void MovementPictures::go_on(const model::Movement& movement, const Stage& stage) {
    if (!job_->instants.empty()) {
        model::Performance good;
        good.side = movement.working_side;
        const double time = job_->instants.back();
        job_->instants.pop_back();
        const auto done =
            session::evaluate(stage.model.body, movement, good, time, scratch_, frame_);
        if (done.ok()) {
            job_->telling.look_at(frame_);
        } else {  // the window tells the fault when somebody shows the movement
            pictures_[movement.id] = {movement.stamp, {}};
        }
        return;
    }
    Picture& picture = pictures_[movement.id];
    picture = {movement.stamp, {}};
    if (const auto image = draw(movement, stage)) {
        keep(movement, *image);
        picture.texture.emplace(stage.context, *image);
    }
    job_.reset();
}

std::optional<Image> MovementPictures::draw(const model::Movement& movement, const Stage& stage) {
    const model::Frame& frame = job_->telling.frame();
    scene::ViewSettings settings;
    settings.transparent = true;  // it stands on the ground of any theme
    scene::Camera camera;
    camera.turn_to(scene::resolve_view(scene::View::Best, movement.best_view));
    camera.frame(scene::calc_bounds(stage.model, frame.pose.displacements),
                 static_cast<double>(kWidth) / kHeight);
    const scene::FigureInput figure{&frame, scene::Version::Good};
    const scene::BuildJob job{&stage.model, stage.meshes, {&figure, 1}, &settings, camera};
    if (const auto built = job.run(list_); !built.ok()) {
        return std::nullopt;
    }
    stage.renderer.draw(list_, *target_, render::Quality::Moving);
    return stage.renderer.read(*target_);
}

/// Takes the place of older pictures of the movement.
void MovementPictures::keep(const model::Movement& movement, const Image& image) const {
    const fs::path path = path_of(movement);
    std::error_code ec;
    std::vector<fs::path> older;
    for (const auto& entry : fs::directory_iterator{folder_, ec}) {
        if (entry.path().filename().string().starts_with(movement.id + "-")) {
            older.push_back(entry.path());
        }
    }
    if (const auto written = record::write_png(path, image, true); !written.ok()) {
        log::warn("a picture for the library could not be kept: {}", written.error().to_string());
        return;
    }
    for (const fs::path& other : older) {
        if (other != path) {
            fs::remove(other, ec);
        }
    }
}

std::map<std::string, std::uintptr_t, std::less<>> MovementPictures::textures() const {
    std::map<std::string, std::uintptr_t, std::less<>> names;
    for (const auto& [movement, picture] : pictures_) {
        if (picture.texture) {
            names[movement] = picture.texture->name();
        }
    }
    return names;
}

}  // namespace jw::app

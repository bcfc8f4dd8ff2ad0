#include "app/ladder_sound.h"

namespace jw::app {

void LadderSound::follow(session::Session& session) {
    const bool is_due = session.take_tick();
    if (!session.view().ladder_ticks) {
        sound_.reset();
        return;
    }
    if (!sound_) {
        auto opened = platform::Sound::open();
        if (!opened.ok()) {
            session.notify(session::NotificationKind::Warning, opened.error().to_string());
            session.apply({session::Action::ToggleLadderTicks, "", {}});
            return;
        }
        sound_ = std::move(opened).value();
    }
    if (is_due) {
        sound_->tick();
    }
}

}  // namespace jw::app

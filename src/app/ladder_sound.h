// The ladder's tick, on the system's sound.
#pragma once

#include "platform/sound.h"

#include "session/session.h"

#include <optional>

namespace jw::app {

class LadderSound {
  public:
    /// Once a turn of the main loop: sounds what is due. The system's sound is open only while the
    /// user wants it; where there is none the user is told, and the setting goes back.
    void follow(session::Session& session);

  private:
    std::optional<platform::Sound> sound_;
};

}  // namespace jw::app

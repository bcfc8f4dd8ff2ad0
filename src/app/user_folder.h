// Jointwise/ in the user's home: what is saved from the window, and the views that wait there to be
// opened again.
#pragma once

#include "session/saved_view.h"
#include "session/session.h"

#include "core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace jw::app {

/// A file of Ctrl+S. Fails: as read_file and session::read_saved_view.
Result<session::SavedView> load_view(const std::filesystem::path& path);

class UserFolder {
  public:
    explicit UserFolder(const std::filesystem::path& home);

    /// Names of the saved views without their ending, in the order of the alphabet.
    const std::vector<std::string>& views() const { return views_; }

    /// Does what the session asks for: writes a file, or asks the user where there is one already;
    /// opens a saved view. What comes of it is told in the session's notifications.
    void serve(session::Session& session);

  private:
    void write(session::Session& session, session::SaveRequest request);
    void list_views();

    std::filesystem::path folder_;
    std::vector<std::string> views_;
};

}  // namespace jw::app

#pragma once
// A folder that no other test shares, so that tests may run side by side, also from two builds.

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace jw {

/// Made empty under a name of its own when the test begins, removed with all in it when it ends.
class OwnFolder {
  public:
    OwnFolder() {
        std::string name = std::filesystem::temp_directory_path() / "jointwise_test_XXXXXX";
        if (mkdtemp(name.data()) == nullptr) {
            throw std::runtime_error{"no folder could be made at " + name};
        }
        path_ = name;
    }
    ~OwnFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    OwnFolder(const OwnFolder&) = delete;
    OwnFolder& operator=(const OwnFolder&) = delete;
    OwnFolder(OwnFolder&&) = delete;
    OwnFolder& operator=(OwnFolder&&) = delete;

    const std::filesystem::path& path() const { return path_; }
    operator const std::filesystem::path&() const { return path_; }
    std::filesystem::path operator/(const std::filesystem::path& name) const {
        return path_ / name;
    }

  private:
    std::filesystem::path path_;
};

}  // namespace jw

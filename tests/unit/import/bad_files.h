// Damaged and hostile model files, made from a seed: truncations, bit flips, and every class of
// input that crashed or stalled the importer when it was measured.
#pragma once

#include <string>
#include <vector>

namespace jw::import::test {

enum class Expect {
    Error,       // must be refused
    Model,       // odd but legal: must load
    EitherSound  // a harmless flip may still load; then the model must pass our validation
};

struct BadFile {
    std::string name;  // of the file; its ending matters
    std::string bytes;
    Expect expect = Expect::Error;
    std::string says = "";  // part of the sentence
};

std::vector<BadFile> build_bad_gltf();
std::vector<BadFile> build_bad_others();
std::vector<BadFile> build_random_damage(unsigned seed);

}  // namespace jw::import::test

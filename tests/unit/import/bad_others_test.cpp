#include <random>

#include "unit/import/bad_files.h"
#include "unit/import/tiny_files.h"
#include "unit/import/tiny_gltf.h"

namespace jw::import::test {
namespace {

std::string repeat(const std::string& text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

std::string garbage(std::size_t size, unsigned seed) {
    std::mt19937 random{seed};
    std::string bytes(size, '\0');
    for (char& byte : bytes) {
        byte = static_cast<char>(random());
    }
    return bytes;
}

void add_bvh(std::vector<BadFile>& out) {
    const std::string good = kTinyBvh;
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string text = good;
        return text.replace(text.find(from), from.size(), to);
    };
    out.push_back({"no_motion.bvh", good.substr(0, good.find("MOTION"))});
    out.push_back({"frames_2e9.bvh", with("Frames: 2", "Frames: 2000000000")});
    out.push_back({"frames_negative.bvh", with("Frames: 2", "Frames: -2")});
    out.push_back({"frames_missing_rows.bvh", with("Frames: 2", "Frames: 5")});
    out.push_back({"frame_time_zero.bvh", with("0.5", "0.0"), Expect::EitherSound});
    out.push_back({"frame_time_text.bvh", with("0.5", "soon")});
    out.push_back({"number_text.bvh", with("OFFSET 0 0.4 0", "OFFSET 0 up 0")});
    out.push_back({"channels_lie.bvh", with("CHANNELS 6", "CHANNELS 6000000")});
    out.push_back({"braces_missing.bvh", with("}", "")});
    out.push_back({"only_word.bvh", "HIERARCHY"});
    out.push_back({"joints_50000_deep.bvh",
                   "HIERARCHY\nROOT a\n{\nOFFSET 0 0 0\nCHANNELS 0\n" +
                       repeat("JOINT b\n{\nOFFSET 0 1 0\nCHANNELS 0\n", 50'000) +
                       repeat("}\n", 50'001) + "MOTION\nFrames: 1\nFrame Time: 0.1\n"});
    out.push_back({"cut.bvh", good.substr(0, good.size() / 2)});
}

void add_obj(std::vector<BadFile>& out) {
    const std::string corners = "v 0 0 0\nv 1 0 0\nv 0 1.7 0\n";
    out.push_back({"corner_missing.obj", corners + "f 1 2 999\n"});
    out.push_back({"corner_huge.obj", corners + "f 1 2 99999999999999999999\n"});
    out.push_back({"corner_negative.obj", corners + "f -1 -2 -99\n"});
    out.push_back({"position_nan.obj", "v nan 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"});
    out.push_back(
        {"position_text.obj", "v a b c\nv 1 0 0\nv 0 1 0\nf 1 2 3\n", Expect::EitherSound});
    out.push_back({"position_1e40.obj", "v 1e40 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"});
    out.push_back({"only_comments.obj", "# nothing\n# at all, really nothing here\n"});
    out.push_back({"prose.obj", "This is a letter and no model.\nKind regards\n"});
    out.push_back({"binary.obj", garbage(2000, 5), Expect::Error, "does not begin like"});
    out.push_back({"face_of_nothing.obj", corners + "f\nf \nf 1\n", Expect::EitherSound});
}

void add_xml_and_fbx(std::vector<BadFile>& out) {
    const std::string collada = kTinyCollada;
    out.push_back({"cut.dae", collada.substr(0, collada.size() / 2)});
    out.push_back({"no_scene.dae", R"(<?xml version="1.0"?><COLLADA version="1.4.1"></COLLADA>)"});
    out.push_back({"prose.dae", "just words", Expect::Error, "does not begin like"});
    std::string lying = collada;
    lying.replace(lying.find("count=\"9\""), 9, "count=\"9999999\"");
    out.push_back({"array_lies.dae", lying, Expect::EitherSound});
    std::string far = collada;
    far.replace(far.find("<p>0 1 2</p>"), 12, "<p>0 1 77</p>");
    out.push_back({"corner_missing.dae", far});
    out.push_back({"nodes_50000_deep.dae",
                   R"(<?xml version="1.0"?><COLLADA version="1.4.1"><library_visual_scenes>)"
                   R"(<visual_scene id="s">)" +
                       repeat("<node>", 50'000) + repeat("</node>", 50'000) +
                       R"(</visual_scene></library_visual_scenes><scene>)"
                       R"(<instance_visual_scene url="#s"/></scene></COLLADA>)",
                   Expect::EitherSound});
    const std::string magic{"Kaydara FBX Binary  \0\x1a\0", 23};
    out.push_back(
        {"letter.fbx", "Dear sir, this is a letter.", Expect::Error, "does not begin like"});
    out.push_back(
        {"gltf_inside.fbx", TinyGltf::build().glb(), Expect::Error, "does not begin like"});
    out.push_back({"only_magic.fbx", magic});
    out.push_back({"garbage.fbx", magic + TinyGltf::word(7400) + garbage(4000, 6)});
    out.push_back({"offset_lies.fbx", magic + TinyGltf::word(7400) + TinyGltf::word(0xfffffff0) +
                                          TinyGltf::word(0x7fffffff) + TinyGltf::word(0x7fffffff) +
                                          "\x05Hello" + std::string(200, '\0')});
    out.push_back(
        {"cut.fbx", std::string{"; FBX 7.4.0 project file\nFBXHeaderExtension:  {\n\tFBX"}});
    out.push_back({"braces_100000.fbx", "; FBX 7.4.0 project file\n" + repeat("A: {\n", 100'000)});
}

void add_rest(std::vector<BadFile>& out) {
    out.push_back({"empty.fbx", "", Expect::Error, "empty"});
    out.push_back({"empty.bvh", "", Expect::Error, "empty"});
    out.push_back({"picture.png", garbage(200, 7), Expect::Error, "ending"});
    out.push_back({"no_ending", "words", Expect::Error, "ending"});
    out.push_back({"scene.blend", "BLENDER-v300", Expect::Error, "Blender"});
    out.push_back({"legs.osim", "<OpenSimDocument/>", Expect::Error, "OpenSim"});
    out.push_back({"walk.mot", "walk", Expect::Error, "motion"});
    out.push_back(
        {"gltf_inside.dae", TinyGltf::build().gltf(), Expect::Error, "does not begin like"});
    out.push_back(
        {"gltf_inside.bvh", TinyGltf::build().glb(), Expect::Error, "does not begin like"});
    out.push_back(
        {"count_lies.stl", std::string(80, ' ') + TinyGltf::word(0x7fffffff) + garbage(500, 8)});
    out.push_back({"element_lies.ply",
                   "ply\nformat ascii 1.0\nelement vertex 2000000000\nproperty float x\n"
                   "property float y\nproperty float z\nend_header\n0 0 0\n"});
    out.push_back({"garbage.3ds", garbage(3000, 9)});
    out.push_back({"garbage.x", garbage(3000, 10)});
    out.push_back({"garbage.ms3d", garbage(3000, 11)});
    out.push_back({"garbage.md5mesh", garbage(3000, 12)});
    out.push_back({"garbage.smd", garbage(3000, 13), Expect::EitherSound});
    out.push_back({"garbage.b3d", garbage(3000, 14)});
    out.push_back({"garbage.lwo", garbage(3000, 15)});
}

}  // namespace

std::vector<BadFile> build_bad_others() {
    std::vector<BadFile> out;
    add_bvh(out);
    add_obj(out);
    add_xml_and_fbx(out);
    add_rest(out);
    return out;
}

std::vector<BadFile> build_random_damage(unsigned seed) {
    std::mt19937 random{seed};
    const TinyGltf tiny = TinyGltf::build();
    const std::string glb = tiny.glb(), gltf = tiny.gltf();
    std::vector<BadFile> out;
    for (int i = 0; i < 16; ++i) {
        out.push_back(
            {"cut_" + std::to_string(i) + ".glb", glb.substr(0, random() % (glb.size() - 8))});
        out.push_back(
            {"cut_" + std::to_string(i) + ".gltf", gltf.substr(0, random() % (gltf.size() - 2))});
    }
    const auto flip = [&](std::string bytes) {
        for (unsigned n = 1 + random() % 8; n > 0; --n) {
            char& byte = bytes[random() % bytes.size()];
            byte = static_cast<char>(byte ^ (1 << (random() % 8)));
        }
        return bytes;
    };
    for (int i = 0; i < 40; ++i) {
        const std::string number = std::to_string(i);
        out.push_back({"flip_" + number + ".glb", flip(glb), Expect::EitherSound});
        out.push_back({"flip_" + number + ".gltf", flip(gltf), Expect::EitherSound});
    }
    for (int i = 0; i < 10; ++i) {
        const std::string number = std::to_string(i);
        out.push_back({"flip_" + number + ".bvh", flip(kTinyBvh), Expect::EitherSound});
        out.push_back({"flip_" + number + ".dae", flip(kTinyCollada), Expect::EitherSound});
        out.push_back({"flip_" + number + ".fbx", flip(kTinyFbx), Expect::EitherSound});
    }
    return out;
}

}  // namespace jw::import::test

// forge: makes the default body (body.glb and its side-car body.json) from assets/body.
#include "content/body_data.h"
#include "forge/check.h"
#include "forge/contact.h"
#include "forge/glb_writer.h"
#include "forge/make_body.h"
#include "forge/muscles/attachments.h"
#include "forge/muscles/muscle_meshes.h"
#include "forge/sidecar.h"

#include "core/files.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace {

using namespace jw;

struct Arguments {
    std::string data;
    std::string quality = "standard";
    std::string cache;
    std::string output;
    std::string stl;
    std::vector<std::string> only;
    bool check = false;
    bool contact = false;
};

Result<std::vector<model::Mesh>> make_muscles(const model::Body& body, forge::Quality quality) {
    fmt::print("muscles\n");
    std::fflush(stdout);
    const forge::Shape bones = forge::all_bones(body);
    forge::MuscleMeshOptions options;
    options.detail = quality == forge::Quality::Draft ? 0.35 : 1.0;
    options.bone_distance = [&bones](const Vec3& p) { return bones.distance(p); };
    return forge::build_muscle_meshes(body, options);
}

Result<Unit> make(const Arguments& arguments) {
    const auto quality = forge::kQualityNames.find(arguments.quality);
    JW_TRY(const model::Body body, content::read_body(arguments.data));
    if (arguments.check) {
        JW_TRY(const std::vector<forge::Target> targets, forge::read_targets(arguments.data));
        fmt::print("{}", forge::check_table(forge::check_bones(body, targets)));
        return Unit{};
    }
    forge::MakeOptions options;
    options.quality = *quality;
    options.cache = arguments.cache;
    options.only = arguments.only;
    options.progress = [](const std::string& line) {
        fmt::print("{}\n", line);
        std::fflush(stdout);
    };
    JW_TRY(std::vector<model::Mesh> meshes, forge::make_bones(body, options));
    if (arguments.contact) {
        fmt::print("{}", forge::contact_table(forge::measure_contacts(body, meshes)));
        return Unit{};
    }
    if (arguments.only.empty()) {
        JW_TRY(std::vector<model::Mesh> muscles, make_muscles(body, *quality));
        std::move(muscles.begin(), muscles.end(), std::back_inserter(meshes));
        std::vector<model::Mesh> areas = forge::build_attachments(body, meshes);
        std::move(areas.begin(), areas.end(), std::back_inserter(meshes));
    }
    if (!arguments.stl.empty()) {
        JW_CHECK(forge::write_stl(meshes, arguments.stl));
    }
    if (!arguments.output.empty()) {
        JW_CHECK(forge::write_glb(body, meshes, arguments.output));
        JW_CHECK(write_file(std::filesystem::path{arguments.output}.replace_extension(".json"),
                            forge::write_sidecar(body)));
    }
    std::size_t triangles = 0;
    for (const model::Mesh& mesh : meshes) {
        triangles += mesh.indices.size() / 3;
    }
    fmt::print("{} structures, {} triangles\n", meshes.size(), triangles);
    return Unit{};
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Makes the default body: body.glb and body.json", "forge"};
    Arguments arguments;
    app.add_option("--data", arguments.data, "Folder with the body's data")->required();
    app.add_option("--quality", arguments.quality, "draft or standard")
        ->check(CLI::IsMember({"draft", "standard"}))
        ->capture_default_str();
    app.add_option("--cache", arguments.cache, "Folder where finished structures are kept");
    app.add_option("--output", arguments.output, "The .glb file to write");
    app.add_option("--stl", arguments.stl,
                   "Folder for one STL per structure (m, body frame), to look at");
    app.add_option("--only", arguments.only, "Make these structures only");
    app.add_flag(
        "--check", arguments.check,
        "Measure the bones against landmarks and measures.toml, worst first; make nothing");
    app.add_flag("--contact", arguments.contact,
                 "Measure how far bones enter each other through the ranges of the joints, deepest "
                 "first, and write nothing");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    const Result<Unit> made = make(arguments);
    if (!made.ok()) {
        fmt::print(stderr, "forge: {}\n", made.error().to_string());
        return 1;
    }
    return 0;
}

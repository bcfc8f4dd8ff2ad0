// forge: makes the default body (body.glb and its side-car body.json) from assets/body.
#include "content/body_data.h"
#include "content/body_shape.h"
#include "forge/carry.h"
#include "forge/check.h"
#include "forge/contact.h"
#include "forge/glb_writer.h"
#include "forge/make_body.h"
#include "forge/muscles/attachments.h"
#include "forge/muscles/muscle_meshes.h"
#include "forge/muscles/published_sizes.h"
#include "forge/sidecar.h"
#include "forge/skin/skin.h"

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
    std::vector<std::string> bodies{"male"};
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

Result<model::Mesh> make_skin(const model::Body& body, std::span<const model::Mesh> meshes,
                              const Arguments& arguments) {
    fmt::print("skin\n");
    std::fflush(stdout);
    forge::SkinOptions options;
    options.cache = arguments.cache;
    if (forge::kQualityNames.find(arguments.quality) == forge::Quality::Draft) {
        options.voxel *= 1.6;
        options.triangles /= 2;
    }
    return forge::build_skin(body, meshes, options);
}

/// On the reference body; every body is carried from these.
Result<std::vector<model::Mesh>> make_meshes(const Arguments& arguments,
                                             const model::Body& reference) {
    const auto quality = forge::kQualityNames.find(arguments.quality);
    forge::MakeOptions options;
    options.quality = *quality;
    options.cache = arguments.cache;
    options.only = arguments.only;
    options.progress = [](const std::string& line) {
        fmt::print("{}\n", line);
        std::fflush(stdout);
    };
    JW_TRY(std::vector<model::Mesh> meshes, forge::make_bones(reference, options));
    if (arguments.only.empty() && !arguments.contact) {
        JW_TRY(std::vector<model::Mesh> muscles, make_muscles(reference, *quality));
        JW_TRY(const auto sizes, forge::read_published_sizes(reference, arguments.data));
        fmt::print("{}", forge::size_table(sizes, muscles));
        std::move(muscles.begin(), muscles.end(), std::back_inserter(meshes));
        std::vector<model::Mesh> areas = forge::build_attachments(reference, meshes);
        std::move(areas.begin(), areas.end(), std::back_inserter(meshes));
        JW_TRY(model::Mesh skin, make_skin(reference, meshes, arguments));
        meshes.push_back(std::move(skin));
    }
    return meshes;
}

/// The first body under the name that was asked for, others beside it under their own.
std::filesystem::path output_of(const Arguments& arguments, const std::string& body) {
    std::filesystem::path path = arguments.output;
    if (body != arguments.bodies.front()) {
        path.replace_filename(body + ".glb");
    }
    return path;
}

Result<Unit> make_body(const Arguments& arguments, const std::string& name,
                       const model::Body& reference, const std::vector<model::Mesh>& built) {
    JW_TRY(const model::Body body, content::read_body(arguments.data, name));
    JW_TRY(const content::BodyShape maps, content::BodyShape::build(body.parameters));
    const std::vector<model::Mesh> meshes = forge::carried(built, reference, maps);
    if (arguments.contact) {
        fmt::print("{}",
                   forge::contact_table(forge::measure_contacts(reference, body, maps, meshes)));
        return Unit{};
    }
    if (!arguments.stl.empty() && name == arguments.bodies.front()) {
        JW_CHECK(forge::write_stl(meshes, arguments.stl));
    }
    if (!arguments.output.empty()) {
        const std::filesystem::path glb = output_of(arguments, name);
        JW_CHECK(forge::write_glb(body, meshes, glb));
        JW_CHECK(write_file(std::filesystem::path{glb}.replace_extension(".json"),
                            forge::write_sidecar(body)));
    }
    std::size_t triangles = 0;
    for (const model::Mesh& mesh : meshes) {
        triangles += mesh.indices.size() / 3;
    }
    fmt::print("{}: {} structures, {} triangles\n", name, meshes.size(), triangles);
    return Unit{};
}

Result<Unit> check(const Arguments& arguments, const std::string& name) {
    JW_TRY(const model::Body body, content::read_body(arguments.data, name));
    JW_TRY(const model::Body reference, content::read_reference_body(arguments.data));
    JW_TRY(const std::vector<forge::Target> targets, forge::read_targets(arguments.data, name));
    JW_TRY(const auto rows, forge::check_bones(reference, body, targets));
    fmt::print("{}", forge::check_table(rows));
    return Unit{};
}

Result<Unit> run(const Arguments& arguments) {
    if (arguments.check) {
        for (const std::string& name : arguments.bodies) {
            JW_CHECK(check(arguments, name));
        }
        return Unit{};
    }
    JW_TRY(const model::Body reference, content::read_reference_body(arguments.data));
    JW_TRY(const std::vector<model::Mesh> meshes, make_meshes(arguments, reference));
    for (const std::string& name : arguments.bodies) {
        JW_CHECK(make_body(arguments, name, reference, meshes));
    }
    return Unit{};
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Makes the bodies: body.glb and body.json, and others beside them", "forge"};
    Arguments arguments;
    app.add_option("--data", arguments.data, "Folder with the body's data")->required();
    app.add_option("--quality", arguments.quality, "draft or standard")
        ->check(CLI::IsMember({"draft", "standard"}))
        ->capture_default_str();
    app.add_option("--cache", arguments.cache, "Folder where finished structures are kept");
    app.add_option("--output", arguments.output, "The .glb file to write");
    app.add_option(
        "--stl", arguments.stl,
        "Folder for one STL per structure of the first body (m, body frame), to look at");
    app.add_option("--body", arguments.bodies,
                   "Presets of parameters.toml: the first is written as --output, others beside it "
                   "under their names")
        ->delimiter(',')
        ->capture_default_str();
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
    const Result<Unit> made = run(arguments);
    if (!made.ok()) {
        fmt::print(stderr, "forge: {}\n", made.error().to_string());
        return 1;
    }
    return 0;
}

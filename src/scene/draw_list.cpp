#include "scene/draw_list.h"

#include "scene/attachments.h"
#include "scene/figure_lines.h"
#include "scene/pose_muscles.h"

#include "model/kinematics.h"

#include <fmt/format.h>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <cmath>

namespace jw::scene {
namespace {

constexpr float kNeutralRim = 0.20F;
constexpr float kGhostOutline = 1.5F;  // pixels at 720 lines
constexpr double kFloorRadius = 0.66;
constexpr double kWideFloorRadius = 1.45;
constexpr double kPatternLength =
    0.2;  // m: the muscle length that the table's patterns are drawn for

glm::vec3 fade(const glm::vec3& linear, const glm::vec3& towards, float part) {
    return glm::mix(linear, towards, part);
}

bool contains(const std::vector<int>& ascending, int value) {
    return std::binary_search(ascending.begin(), ascending.end(), value);
}

bool contains(const std::vector<Structure>& structures, const Structure& wanted) {
    return std::find(structures.begin(), structures.end(), wanted) != structures.end();
}

/// Collects the items and lines of one figure.
class FigureBuilder {
  public:
    FigureBuilder(const BuildJob& job, Layout layout, DrawList& out)
        : job_{job}, layout_{layout}, out_{out} {
        surroundings_ = find_surroundings(job.view->theme);
        backdrop_ = to_linear(from_oklab(0.5F * (to_oklab(surroundings_.background_top) +
                                                 to_oklab(surroundings_.background_bottom))));
    }

    /// `place`: of the figure's room in the room of the viewport.
    void add(int figure, Surface surface, const Rigid& place) {
        figure_ = figure;
        surface_ = surface;
        place_ = place;
        const std::vector<model::Mesh>& meshes = job_.model->meshes;
        for (std::size_t i = 0; i < meshes.size(); ++i) {
            add_mesh(static_cast<int>(i), meshes[i]);
        }
        add_figure_lines(job_, figure, surface, place, out_);
    }

  private:
    const model::Frame& frame() const {
        return *job_.figures[static_cast<std::size_t>(figure_)].frame;
    }

    void add_mesh(int index, const model::Mesh& mesh) {
        if (mesh.kind == model::MeshKind::Skin) {
            add_skin(index);
            return;
        }
        if (mesh.structure < 0) {
            return;
        }
        if (model::is_attachment(mesh.kind)) {
            add_attachment(index, mesh);
            return;
        }
        const bool is_muscle = mesh.kind == model::MeshKind::Muscle;
        const Structure structure{is_muscle ? Structure::Kind::Muscle : Structure::Kind::Bone,
                                  mesh.structure};
        if (!is_shown(structure)) {
            return;
        }
        DrawItem item;
        item.mesh_set = job_.mesh_set;
        item.mesh = index;
        item.palette = figure_;
        item.surface = surface_;
        item.pick = {figure_, structure};
        if (is_muscle && job_.bodies != nullptr) {
            item.posed = static_cast<int>(job_.bodies->first_vertex(index) - job_.bodies->begin());
        }
        if (is_muscle) {
            dress_muscle(item, mesh.structure);
        } else {
            dress_bone(item, mesh);
        }
        if (surface_ == Surface::Ghost) {
            dress_ghost(item);
        } else {
            emphasise(item);
        }
        if (item.opacity > 0.0F) {
            out_.items.push_back(item);
        }
    }

    void add_attachment(int index, const model::Mesh& mesh) {
        const Structure structure{Structure::Kind::Muscle, mesh.structure};
        if (surface_ == Surface::Ghost || !is_shown(structure) ||
            !shows_attachments(job_.model->body, *job_.view, mesh.structure)) {
            return;
        }
        DrawItem item;
        item.mesh_set = job_.mesh_set;
        item.mesh = index;
        item.palette = figure_;
        item.pick = {figure_, structure};
        item.is_laid_on = true;
        const Look look =
            find_end_look(mesh.kind == model::MeshKind::Origin ? End::Origin : End::Insertion);
        item.colour = to_linear(look.colour);
        item.ink = to_linear(look.ink);
        item.pattern = look.pattern;
        item.tip_colour = to_linear(surroundings_.bone);
        out_.items.push_back(item);
    }

    /// Of a ghost in the version's colour, so that it is told from the other figure's.
    void add_skin(int index) {
        if (!job_.view->parts.has(Part::Skin)) {
            return;
        }
        DrawItem item;
        item.mesh_set = job_.mesh_set;
        item.mesh = index;
        item.palette = figure_;
        item.colour = to_linear(surroundings_.skin);
        if (surface_ == Surface::Ghost) {
            dress_ghost(item);
        }
        item.surface = Surface::Skin;
        item.pick = {figure_, {Structure::Kind::Bone, model::kNone}};
        out_.items.push_back(item);
    }

    bool is_shown(const Structure& structure) const {
        const ViewSettings& view = *job_.view;
        if (structure.kind == Structure::Kind::Bone) {
            return view.parts.has(Part::Skeleton) && !contains(view.hidden_bones, structure.index);
        }
        if (layout_ == Layout::Difference) {  // muscles would hide the bones that tell it
            return false;
        }
        const auto& muscle = job_.model->body.muscles[static_cast<std::size_t>(structure.index)];
        // A ghost of muscles over muscles says nothing: the outline of the skeleton is the
        // reference.
        if (surface_ == Surface::Ghost && view.parts.has(Part::Skeleton)) {
            return false;
        }
        return view.parts.has(find_part(muscle)) && !contains(view.hidden_muscles, structure.index);
    }

    void dress_bone(DrawItem& item, const model::Mesh& mesh) const {
        item.colour = to_linear(mesh.kind == model::MeshKind::Cartilage ? surroundings_.cartilage
                                                                        : surroundings_.bone);
        item.tip_colour = to_linear(surroundings_.cartilage);
        item.gloss = 0.28F;
        for (const BoneTint& tint : job_.view->tints) {
            if (tint.bone == mesh.structure) {
                item.colour = glm::mix(item.colour, to_linear(tint.colour), tint.strength);
                item.outline = to_linear(tint.colour);
                item.outline_width = tint.outline_width;
            }
        }
    }

    /// A muscle that the user asked for stays solid at rest: selected, focused, or one of the few
    /// that are left when most are hidden.
    bool is_story(int muscle) const {
        const ViewSettings& view = *job_.view;
        const Structure structure{Structure::Kind::Muscle, muscle};
        return view.selected == structure || contains(view.focus, structure) ||
               2 * view.hidden_muscles.size() > job_.model->body.muscles.size();
    }

    void dress_muscle(DrawItem& item, int index) const {
        const model::Muscle& muscle = job_.model->body.muscles[static_cast<std::size_t>(index)];
        item.opacity = static_cast<float>(std::clamp(job_.view->muscle_opacity, 0.0, 1.0));
        item.tip_colour = to_linear(surroundings_.tendon);
        item.gloss = 0.42F;
        if (muscle.tissue != model::Tissue::Muscle) {
            item.colour = to_linear(muscle.tissue == model::Tissue::Nerve ? surroundings_.nerve
                                                                          : surroundings_.ligament);
            item.tip_colour = item.colour;  // no tendon at its ends
            return;
        }
        const model::MuscleState& state = frame().muscles[static_cast<std::size_t>(index)];
        const Look look = job_.view->show_states ? find_look(state.state, state.fill)
                                                 : find_look(model::State::Resting, 0.0);
        if (look.kind == PatternKind::Plain && !is_story(index)) {
            item.opacity *= static_cast<float>(std::clamp(job_.view->resting_opacity, 0.0, 1.0));
        }
        item.colour = to_linear(look.colour);
        item.ink = to_linear(look.ink);
        item.pattern = look.pattern;
        // Bands keep their width in the room, whatever the muscle's length; the neutral length, so
        // that they do not swim while it moves.
        const double neutral = state.length / std::max(state.length_ratio, 1e-6);
        const auto stretch = static_cast<float>(
            std::clamp(neutral > 0.0 ? neutral / kPatternLength : 1.0, 0.5, 2.5));
        item.pattern.first.frequency.x *= stretch;
        item.pattern.second.frequency.x *= stretch;
        item.outline = to_linear(look.outline);
        item.outline_width = look.outline_width;
    }

    void dress_ghost(DrawItem& item) const {
        const Version version = job_.figures[static_cast<std::size_t>(figure_)].version;
        item.colour = to_linear(find_version_look(version).accent);
        item.tip_colour = item.colour;
        item.pattern = {};
        item.outline = item.colour;
        item.outline_width = kGhostOutline;
        item.opacity = static_cast<float>(std::clamp(job_.view->ghost_opacity, 0.0, 1.0));
    }

    void emphasise(DrawItem& item) const {
        const ViewSettings& view = *job_.view;
        if (!view.focus.empty() && !contains(view.focus, item.pick.structure)) {
            const auto part = static_cast<float>(std::clamp(view.step_back, 0.0, 1.0));
            item.colour = fade(item.colour, backdrop_, part);
            item.tip_colour = fade(item.tip_colour, backdrop_, part);
            item.ink = fade(item.ink, backdrop_, part);
            item.gloss = 0.0F;
            item.outline_width = 0.0F;
            if (item.pick.structure.kind == Structure::Kind::Muscle) {
                item.opacity *= 1.0F - part;  // or they would hide what lies under them
            }
        }
        if (view.selected == item.pick.structure || view.hovered == item.pick.structure) {
            item.outline = to_linear(surroundings_.selection);
            item.outline_width = view.selected == item.pick.structure ? 3.0F : 1.6F;
        }
    }

    const BuildJob& job_;
    Layout layout_;
    DrawList& out_;
    Surroundings surroundings_;
    glm::vec3 backdrop_{0.5F};
    int figure_ = 0;
    Surface surface_ = Surface::Solid;
    Rigid place_;
};

void fill_palette(std::span<const Rigid> displacements, const Rigid& place, Palette& palette) {
    palette.matrices.clear();
    palette.dual_quats.resize(displacements.size());
    std::transform(
        displacements.begin(), displacements.end(), palette.dual_quats.begin(),
        [&](const Rigid& displacement) { return model::to_dual_quat(place * displacement); });
}

void set_backdrop(const ViewSettings& view, DrawList& out) {
    const Surroundings surroundings = find_surroundings(view.theme);
    out.background_top = surroundings.background_top;
    out.background_bottom = surroundings.background_bottom;
    out.exposure = surroundings.exposure;
    out.transparent = view.transparent;
    out.shadows = view.shadows;
    out.detail = view.detail;
}

/// What a figure sits, lies or leans on, in a palette of its own: blocks have no bones.
void add_props(const BuildJob& job, const model::Frame& frame, DrawList& out) {
    if (!job.view->parts.has(Part::Floor) || frame.props.empty()) {
        return;
    }
    Palette palette;
    const Surroundings surroundings = find_surroundings(job.view->theme);
    for (const model::Block& block : frame.props) {
        DrawItem item;
        item.mesh_set = kPropMeshes;
        item.palette = static_cast<int>(out.palettes.size());
        // Apart from the floor that it stands on, in every theme.
        item.colour =
            glm::mix(to_linear(surroundings.floor), to_linear(surroundings.floor_line), 0.35F);
        item.tip_colour = item.colour;
        item.gloss = 0.05F;
        item.pick = {0, {Structure::Kind::Bone, model::kNone}};
        out.items.push_back(item);
        palette.matrices = {glm::scale(glm::translate(glm::mat4{1.0F}, glm::vec3{block.underside}),
                                       glm::vec3{block.size})};
        out.palettes.push_back(palette);
    }
}

/// The floor reaches under everything that lies on it; two sizes only, so that it never breathes,
/// nor jumps when arms are stretched out.
double find_floor_radius(const BuildJob& job) {
    constexpr double kLies = 0.25;  // m above the floor
    double reach = 0.0;
    for (const FigureInput& figure : job.figures) {
        for (std::size_t i = 0; i < job.model->body.bones.size(); ++i) {
            const Vec3 p =
                figure.frame->pose.displacements[i].point(job.model->body.bones[i].origin);
            const double ahead = p.x + std::min(0.0, figure.frame->floor_way);
            reach = p.y < kLies ? std::max(reach, std::hypot(ahead, p.z)) : reach;
        }
    }
    return reach > 0.60 ? kWideFloorRadius : kFloorRadius;
}

Floor build_floor(const ViewSettings& view, double radius) {
    const Surroundings surroundings = find_surroundings(view.theme);
    Floor floor;
    floor.shown = view.parts.has(Part::Floor) && !view.transparent;
    floor.radius = radius;
    floor.colour = to_linear(surroundings.floor);
    floor.rim = to_linear(surroundings.floor_line);
    floor.shadow = view.shadows;
    return floor;
}

}  // namespace

void DrawList::clear() {
    items.clear();
    lines.clear();
    viewports.clear();
}

Result<Unit> BuildJob::validate() const {
    if (model == nullptr || view == nullptr) {
        return Error{ErrorCode::InvalidInput, "a draw list needs a model and view settings", {}};
    }
    if (figures.empty()) {
        return Error{ErrorCode::InvalidInput, "a draw list needs at least one figure", {}};
    }
    for (const FigureInput& figure : figures) {
        if (figure.frame == nullptr) {
            return Error{ErrorCode::InvalidInput, "a figure of the draw list has no frame", {}};
        }
        const std::size_t bones = figure.frame->pose.displacements.size();
        const std::size_t muscles = figure.frame->muscles.size();
        if (bones != model->body.bones.size() || muscles != model->body.muscles.size()) {
            return Error{
                ErrorCode::InvalidInput,
                fmt::format("the frame has {} bones and {} muscles, the body has {} and {}", bones,
                            muscles, model->body.bones.size(), model->body.muscles.size()),
                {}};
        }
    }
    return Unit{};
}

Result<Unit> BuildJob::run(DrawList& out) const {
    JW_CHECK(validate());
    out.clear();
    set_backdrop(*view, out);
    out.is_playing = is_playing;
    const Layout layout = figures.size() == 1 ? Layout::Single : view->layout;
    FigureBuilder builder{*this, layout, out};
    const std::size_t columns = layout == Layout::Side ? figures.size() : 1;
    // Whose room a viewport shows: the camera goes where it is put, the others come to it.
    const auto host = [&](std::size_t figure) {
        return shares_picture(layout) ? figures.size() - 1 : figure;
    };
    const auto place = [&](std::size_t figure) {
        return figures[host(figure)].place.inverse() * figures[figure].place;
    };
    out.palettes.resize(figures.size());
    for (std::size_t i = 0; i < figures.size(); ++i) {
        fill_palette(figures[i].frame->pose.displacements, place(i), out.palettes[i]);
    }
    const double radius = find_floor_radius(*this);
    for (std::size_t column = 0; column < columns; ++column) {
        Viewport port;
        port.x = static_cast<double>(column) / static_cast<double>(columns);
        port.width = 1.0 / static_cast<double>(columns);
        port.camera = camera;
        port.camera.held = figures[host(column)].place;
        port.first_item = static_cast<int>(out.items.size());
        port.first_line = static_cast<int>(out.lines.size());
        port.floor = build_floor(*view, radius);
        const model::Frame& walker = *figures[host(column)].frame;
        port.floor.line_spacing = walker.floor_spacing;
        port.floor.centre.x = std::max(0.0, -walker.floor_way);  // the disc goes with a traveller
        port.floor.line_shift = -std::abs(walker.floor_way);
        port.rim_light = glm::vec3{kNeutralRim};
        add_props(*this, walker, out);
        if (shares_picture(layout)) {
            for (std::size_t i = 0; i < figures.size(); ++i) {
                const bool is_ghost = figures[i].version == Version::Good;
                builder.add(static_cast<int>(i), is_ghost ? Surface::Ghost : Surface::Solid,
                            place(i));
                port.versions.push_back(figures[i].version);
            }
        } else {
            const Version version = figures[column].version;
            builder.add(static_cast<int>(column), Surface::Solid, place(column));
            port.versions.push_back(version);
            if (layout == Layout::Side) {
                const VersionLook look = find_version_look(version);
                port.floor.rim = to_linear(look.accent);
                port.floor.rim_dashed = look.dashed;
                port.rim_light = 0.6F * to_linear(look.accent) + glm::vec3{0.25F * kNeutralRim};
            }
        }
        port.item_count = static_cast<int>(out.items.size()) - port.first_item;
        port.line_count = static_cast<int>(out.lines.size()) - port.first_line;
        out.viewports.push_back(std::move(port));
    }
    return bodies == nullptr ? Result<Unit>{Unit{}} : pose_muscles(*this, out);
}

Result<Unit> GuestBuildJob::validate() const {
    if (guest == nullptr || view == nullptr) {
        return Error{ErrorCode::InvalidInput, "a draw list needs a model and view settings", {}};
    }
    if (palette.size() != guest->skin_joints.size()) {
        return Error{ErrorCode::InvalidInput,
                     fmt::format("{} matrices were given for the {} skin joints of the model",
                                 palette.size(), guest->skin_joints.size()),
                     {}};
    }
    return Unit{};
}

Result<Unit> GuestBuildJob::run(DrawList& out) const {
    JW_CHECK(validate());
    out.clear();
    set_backdrop(*view, out);
    out.is_playing = is_playing;
    out.palettes.resize(1);
    out.palettes[0].dual_quats.clear();
    out.palettes[0].matrices.assign(palette.begin(), palette.end());
    for (std::size_t i = 0; i < guest->meshes.size(); ++i) {
        DrawItem item;
        item.mesh_set = mesh_set;
        item.mesh = static_cast<int>(i);
        const int material = guest->meshes[i].material;
        if (material >= 0 && static_cast<std::size_t>(material) < guest->materials.size()) {
            const glm::vec4& colour = guest->materials[static_cast<std::size_t>(material)].colour;
            item.colour = glm::vec3{colour};
            item.opacity = std::clamp(colour.a, 0.05F, 1.0F);
        }
        item.tip_colour = item.colour;
        out.items.push_back(item);
    }
    const glm::vec3 size = guest->bounds_max - guest->bounds_min;
    Viewport port;
    port.camera = camera;
    port.item_count = static_cast<int>(out.items.size());
    port.floor =
        build_floor(*view, std::max(0.3, 0.75 * static_cast<double>(std::max(size.x, size.z))));
    const glm::vec3 middle = 0.5F * (guest->bounds_min + guest->bounds_max);
    port.floor.centre = {middle.x, guest->bounds_min.y, middle.z};
    port.rim_light = glm::vec3{kNeutralRim};
    out.viewports.push_back(std::move(port));
    return Unit{};
}

namespace {

void add_mesh(const model::Mesh& mesh, std::span<const Rigid> displacements, Box& box) {
    for (const model::Vertex& vertex : mesh.vertices) {
        box.add(model::calc_vertex_place(vertex, displacements));
    }
}

}  // namespace

Box calc_bounds(const model::Model& model, std::span<const Rigid> displacements) {
    Box box;
    for (const model::Mesh& mesh : model.meshes) {
        if (mesh.structure >= 0) {
            add_mesh(mesh, displacements, box);
        }
    }
    return box;
}

Box calc_bounds(const model::Model& model, std::span<const Rigid> displacements,
                std::span<const Structure> structures) {
    Box box;
    for (const model::Mesh& mesh : model.meshes) {
        const bool is_muscle = model::belongs_to_muscle(mesh.kind);
        const Structure own{is_muscle ? Structure::Kind::Muscle : Structure::Kind::Bone,
                            mesh.structure};
        if (std::find(structures.begin(), structures.end(), own) != structures.end()) {
            add_mesh(mesh, displacements, box);
        }
    }
    return box;
}

}  // namespace jw::scene

#include "session/name_labels.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "unit/scene/small_body.h"

namespace jw::session {
namespace {

using scene::Structure;

/// The small body: a superficial muscle and a deep one, each with a twin on the left; four bones.
class NameLabels : public testing::Test {
  protected:
    NameLabels() {
        for (const int i : {0, 1}) {
            model::Muscle twin = model_.body.muscles[static_cast<std::size_t>(i)];
            twin.id.back() = 'l';
            model_.body.muscles.push_back(twin);
        }
        const std::vector<model::Mesh> meshes = model_.meshes;
        for (const model::Mesh& mesh : meshes) {
            if (mesh.kind == model::MeshKind::Muscle) {
                model::Mesh twin = mesh;
                twin.structure += 2;
                for (model::Vertex& vertex : twin.vertices) {
                    vertex.position.z -= 1.0F;
                }
                model_.meshes.push_back(twin);
            }
        }
        for (std::size_t i = 0; i < model_.meshes.size(); ++i) {
            const model::Mesh& mesh = model_.meshes[i];
            scene::DrawItem item;
            item.mesh = static_cast<int>(i);
            item.pick.structure = {mesh.kind == model::MeshKind::Muscle ? Structure::Kind::Muscle
                                                                        : Structure::Kind::Bone,
                                   mesh.structure};
            items_.push_back(item);
        }
        frame_.pose.displacements.assign(model_.body.bones.size(), Rigid{});
        frame_.muscles.assign(model_.body.muscles.size(), {model::State::Working, 0.5, 0.5});
    }
    std::set<std::string> find_names(const Vec3& eye) {
        NameLabelJob job;
        job.model = &model_;
        job.frame = &frame_;
        job.items = items_;
        job.focus = focus_;
        job.eye = eye;
        std::set<std::string> names;
        for (const NameLabel& label : job.run()) {
            const auto index = static_cast<std::size_t>(label.structure.index);
            names.insert(label.structure.kind == Structure::Kind::Bone
                             ? model_.body.bones[index].id
                             : model_.body.muscles[index].id);
        }
        return names;
    }
    const Vec3 right_{0.0, 1.0, 5.0}, left_{0.0, 1.0, -5.0};
    model::Model model_ = test::build_small_model();
    model::Frame frame_;
    std::vector<scene::DrawItem> items_;
    std::vector<Structure> focus_;
};

TEST_F(NameLabels, are_of_what_works_on_the_side_of_the_eye) {
    EXPECT_EQ(find_names(right_), (std::set<std::string>{"front_r", "inner_r"}));
    EXPECT_EQ(find_names(left_), (std::set<std::string>{"front_l", "inner_l"}));
    frame_.muscles[0].state = frame_.muscles[2].state = model::State::Resting;
    EXPECT_EQ(find_names(right_), (std::set<std::string>{"inner_r"}));
}

TEST_F(NameLabels, are_of_what_is_in_focus_even_at_rest) {
    focus_ = {{Structure::Kind::Bone, 0}, {Structure::Kind::Muscle, 1}};
    frame_.muscles[1].state = model::State::Resting;
    EXPECT_EQ(find_names(right_), (std::set<std::string>{"pelvis", "inner_r"}));
}

TEST_F(NameLabels, are_of_bones_where_no_muscle_is_shown) {
    std::erase_if(items_, [](const scene::DrawItem& item) {
        return item.pick.structure.kind == Structure::Kind::Muscle;
    });
    EXPECT_EQ(find_names(right_), (std::set<std::string>{"femur_r"}));
}

TEST_F(NameLabels, of_a_group_are_two_at_most) {
    for (model::Muscle& muscle : model_.body.muscles) {
        muscle.group = "one";
        muscle.id += "_r";  // no twins now
    }
    EXPECT_EQ(find_names(right_).size(), 2U);
}

}  // namespace
}  // namespace jw::session

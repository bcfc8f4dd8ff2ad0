// The one table of bones. To add a bone: declare its builder beside its region, add its row.
#include "forge/bones/builders.h"
#include "forge/bones/limbs.h"

namespace jw::forge {

namespace {

template <int number>
Shape lumbar(const BoneContext& context) {
    return build_lumbar(context, number);
}

template <int number>
Shape thoracic(const BoneContext& context) {
    return build_thoracic(context, number);
}

template <int number>
Shape cervical(const BoneContext& context) {
    return build_cervical(context, number);
}

}  // namespace

std::vector<BoneEntry> bone_registry() {
    std::vector<BoneEntry> bones{
        // bone, builder, voxel, simplification error, most triangles
        {"hip_bone_r", build_hip_bone, 1.0e-3, 0.12e-3, 12000},
        {"sacrum", build_sacrum, 0.9e-3, 0.12e-3, 10000},
        {"coccyx", build_coccyx, 0.6e-3, 0.1e-3, 1400},
        {"L5", lumbar<5>, 0.8e-3, 0.10e-3, 4200},
        {"L4", lumbar<4>, 0.8e-3, 0.10e-3, 4200},
        {"L3", lumbar<3>, 0.8e-3, 0.10e-3, 4200},
        {"L2", lumbar<2>, 0.8e-3, 0.10e-3, 4200},
        {"L1", lumbar<1>, 0.8e-3, 0.10e-3, 4200},
        {"T12", thoracic<12>, 0.7e-3, 0.12e-3, 2600},
        {"T11", thoracic<11>, 0.7e-3, 0.12e-3, 2600},
        {"T10", thoracic<10>, 0.7e-3, 0.12e-3, 2600},
        {"T9", thoracic<9>, 0.7e-3, 0.12e-3, 2600},
        {"T8", thoracic<8>, 0.7e-3, 0.12e-3, 2600},
        {"T7", thoracic<7>, 0.7e-3, 0.12e-3, 2600},
        {"T6", thoracic<6>, 0.7e-3, 0.12e-3, 2600},
        {"T5", thoracic<5>, 0.7e-3, 0.12e-3, 2600},
        {"T4", thoracic<4>, 0.7e-3, 0.12e-3, 2600},
        {"T3", thoracic<3>, 0.7e-3, 0.12e-3, 2600},
        {"T2", thoracic<2>, 0.7e-3, 0.12e-3, 2600},
        {"T1", thoracic<1>, 0.7e-3, 0.12e-3, 2600},
        {"C7", cervical<7>, 0.6e-3, 0.12e-3, 2000},
        {"C6", cervical<6>, 0.6e-3, 0.12e-3, 2000},
        {"C5", cervical<5>, 0.6e-3, 0.12e-3, 2000},
        {"C4", cervical<4>, 0.6e-3, 0.12e-3, 2000},
        {"C3", cervical<3>, 0.6e-3, 0.12e-3, 2000},
        {"C2", cervical<2>, 0.6e-3, 0.12e-3, 2000},
        {"C1", cervical<1>, 0.6e-3, 0.12e-3, 2000},
        {"femur_r", build_femur, 1.0e-3, 0.12e-3, 6500},
    };
    const std::vector<BoneEntry> limbs = limb_bones();
    bones.insert(bones.end(), limbs.begin(), limbs.end());
    return bones;
}

}  // namespace jw::forge

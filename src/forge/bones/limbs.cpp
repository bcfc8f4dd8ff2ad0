#include "forge/bones/limbs.h"

namespace jw::forge {
namespace {

template <int N>
Shape rib(const BoneContext& context) {
    return build_rib(context, N);
}
template <int N>
Shape metatarsal(const BoneContext& context) {
    return build_metatarsal(context, N);
}

}  // namespace

std::vector<BoneEntry> limb_bones() {
    return {
        // bone, builder, voxel, simplification error, most triangles
        {"rib_01_r", rib<1>, 0.9e-3, 0.20e-3, 700},
        {"rib_02_r", rib<2>, 0.9e-3, 0.20e-3, 700},
        {"rib_03_r", rib<3>, 0.9e-3, 0.20e-3, 700},
        {"rib_04_r", rib<4>, 0.9e-3, 0.20e-3, 700},
        {"rib_05_r", rib<5>, 0.9e-3, 0.20e-3, 700},
        {"rib_06_r", rib<6>, 0.9e-3, 0.20e-3, 700},
        {"rib_07_r", rib<7>, 0.9e-3, 0.20e-3, 700},
        {"rib_08_r", rib<8>, 0.9e-3, 0.20e-3, 700},
        {"rib_09_r", rib<9>, 0.9e-3, 0.20e-3, 700},
        {"rib_10_r", rib<10>, 0.9e-3, 0.20e-3, 700},
        {"rib_11_r", rib<11>, 0.9e-3, 0.20e-3, 600},
        {"rib_12_r", rib<12>, 0.8e-3, 0.20e-3, 500},
        {"sternum_costal_cartilage", build_sternum, 1.0e-3, 0.20e-3, 3000},
        {"skull", build_skull, 1.1e-3, 0.16e-3, 9000},
        {"mandible", build_mandible, 0.9e-3, 0.18e-3, 2500},
        {"clavicle_r", build_clavicle, 0.9e-3, 0.15e-3, 1200},
        {"scapula_r", build_scapula, 0.9e-3, 0.15e-3, 3000},
        {"humerus_r", build_humerus, 1.1e-3, 0.15e-3, 3000},
        {"ulna_r", build_ulna, 0.9e-3, 0.15e-3, 2000},
        {"radius_r", build_radius, 0.9e-3, 0.15e-3, 2000},
        {"hand_r", build_hand, 0.7e-3, 0.18e-3, 6000},
        {"patella_r", build_patella, 0.9e-3, 0.12e-3, 800},
        {"tibia_r", build_tibia, 1.1e-3, 0.12e-3, 4000},
        {"fibula_r", build_fibula, 0.9e-3, 0.15e-3, 1500},
        {"talus_r", build_talus, 0.8e-3, 0.15e-3, 1200},
        {"calcaneus_r", build_calcaneus, 0.9e-3, 0.15e-3, 1500},
        {"navicular_r", build_navicular, 0.8e-3, 0.15e-3, 500},
        {"cuboid_r", build_cuboid, 0.8e-3, 0.15e-3, 500},
        {"cuneiform_medial_r", build_cuneiform_medial, 0.8e-3, 0.15e-3, 500},
        {"cuneiform_intermediate_r", build_cuneiform_intermediate, 0.8e-3, 0.15e-3, 500},
        {"cuneiform_lateral_r", build_cuneiform_lateral, 0.8e-3, 0.15e-3, 500},
        {"metatarsal_1_r", metatarsal<1>, 0.8e-3, 0.15e-3, 500},
        {"metatarsal_2_r", metatarsal<2>, 0.8e-3, 0.15e-3, 500},
        {"metatarsal_3_r", metatarsal<3>, 0.8e-3, 0.15e-3, 500},
        {"metatarsal_4_r", metatarsal<4>, 0.8e-3, 0.15e-3, 500},
        {"metatarsal_5_r", metatarsal<5>, 0.8e-3, 0.15e-3, 500},
        {"toes_r", build_toes, 0.7e-3, 0.18e-3, 2500},
    };
}

}  // namespace jw::forge

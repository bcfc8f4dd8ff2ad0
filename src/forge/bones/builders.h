// The builders of spine, pelvis and femur; those of the other regions stand in limbs.h.
#pragma once

#include "forge/bones/context.h"

namespace jw::forge {

// pelvis.cpp, sacrum.cpp
Shape build_hip_bone(const BoneContext& context);
Shape build_sacrum(const BoneContext& context);
Shape build_coccyx(const BoneContext& context);

// lumbar.cpp, thoracic.cpp, cervical.cpp; numbers as anatomists count
Shape build_lumbar(const BoneContext& context, int number);    // 1..5
Shape build_thoracic(const BoneContext& context, int number);  // 1..12
Shape build_cervical(const BoneContext& context, int number);  // 1..7

// femur.cpp
Shape build_femur(const BoneContext& context);

}  // namespace jw::forge

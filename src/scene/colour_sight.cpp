#include "scene/colour_sight.h"

namespace jw::scene {

glm::mat3 find_sight_matrix(ColourSight sight) {
    // Columns, as GLM keeps them: what red, green and blue light turn into.
    switch (sight) {
        case ColourSight::Protan:
            return {0.152286F,  0.114503F,  -0.003882F, 1.052583F, 0.786281F,
                    -0.048116F, -0.204868F, 0.099216F,  1.051998F};
        case ColourSight::Deutan:
            return {0.367322F, 0.280085F,  -0.011820F, 0.860646F, 0.672501F,
                    0.042940F, -0.227968F, 0.047413F,  0.968881F};
        case ColourSight::Tritan:
            return {1.255528F, -0.078411F, 0.004733F, -0.076749F, 0.930809F,
                    0.691367F, -0.178779F, 0.147602F, 0.303900F};
        case ColourSight::Usual:
            break;
    }
    return glm::mat3{1.0F};
}

}  // namespace jw::scene

# GLM >= 0.9.9 (MIT): vectors, matrices and quaternions.
find_package(glm REQUIRED GLOBAL)

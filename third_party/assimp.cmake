# Assimp >= 5.2 (BSD-3-Clause): reads our body and anybody's model, module import only.
find_package(assimp 5.2 REQUIRED GLOBAL)

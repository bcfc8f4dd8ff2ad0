# meshoptimizer >= 0.18 (MIT): simplifies and orders the surfaces that forge makes.
find_package(meshoptimizer REQUIRED GLOBAL)

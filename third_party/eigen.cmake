# Eigen >= 3.4 (MPL-2.0): linear algebra of the solver, module motion only.
find_package(Eigen3 3.4 REQUIRED NO_MODULE GLOBAL)

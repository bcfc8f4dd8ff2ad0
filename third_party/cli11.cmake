# CLI11 >= 2.1 (BSD-3-Clause): command lines.
find_package(CLI11 2.1 REQUIRED GLOBAL)

# {fmt} >= 9 (MIT): formatting; g++ 12 has no <format>.
find_package(fmt 9 REQUIRED GLOBAL)

# toml++ >= 3.3 (MIT): what people write, module content only.
find_package(tomlplusplus 3.3 REQUIRED GLOBAL)

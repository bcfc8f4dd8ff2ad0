# OpenAL Soft >= 1.19 (LGPL): the ladder's tick, module platform only. It finds the system's sound by itself and goes
# without where there is none.
pkg_check_modules(openal REQUIRED IMPORTED_TARGET GLOBAL openal>=1.19)

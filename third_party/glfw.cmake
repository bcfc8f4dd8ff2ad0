# GLFW >= 3.3 (zlib): the window, module platform only.
find_package(glfw3 3.3 REQUIRED GLOBAL)

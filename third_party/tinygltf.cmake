# tinygltf >= 2.7 (MIT): writes GLB; Assimp's exporters lose skins, extras or abort.
find_package(TinyGLTF REQUIRED GLOBAL)
add_library(jw_tinygltf INTERFACE)
target_link_libraries(jw_tinygltf INTERFACE TinyGLTF::TinyGLTF)

# stb (public domain or MIT): PNG files.
find_path(JW_STB_INCLUDE stb/stb_image_write.h REQUIRED)
add_library(jw_stb INTERFACE)
target_include_directories(jw_stb SYSTEM INTERFACE ${JW_STB_INCLUDE})
target_link_libraries(jw_stb INTERFACE stb)

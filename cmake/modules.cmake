# jw_module(name MODULES ... LIBS ... PRIVATE_LIBS ...): one static library jw_<name> from src/<name>,
# linked to the modules that it may include and to nothing else. `main.cpp` files belong to programs.
find_program(CLANG_TIDY_PROGRAM clang-tidy)

function(jw_compile_options target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
  # Nobody reads errno after a square root or catches a floating-point trap.
  target_compile_options(${target} PRIVATE -fno-math-errno -fno-trapping-math)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # g++ 12 sees overlapping copies in every `"text" + std::string` (GCC bug 105651).
    target_compile_options(${target} PRIVATE -Wno-restrict)
  endif()
  if(JW_SANITIZE)
    # With sanitizers g++ 12 no longer sees that std::regex sets what it uses.
    target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
    target_compile_options(${target} PUBLIC -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(${target} PUBLIC -fsanitize=address,undefined)
  endif()
  if(JW_TIDY AND CLANG_TIDY_PROGRAM)
    set_target_properties(${target} PROPERTIES CXX_CLANG_TIDY "${CLANG_TIDY_PROGRAM}")
  endif()
endfunction()

# What nearly every file includes is compiled once for all modules and once for all tests: it halves a
# clean build. Files still include what they use.
set(JW_COMMON_HEADERS
  <algorithm> <array> <cmath> <filesystem> <functional> <memory> <optional> <span> <string> <string_view> <vector>
  <fmt/format.h> <glm/glm.hpp> <glm/gtc/quaternion.hpp>)

function(jw_precompile target owner)
  if(target STREQUAL owner)
    target_precompile_headers(${target} PRIVATE ${JW_COMMON_HEADERS} ${ARGN})
  else()
    target_precompile_headers(${target} REUSE_FROM ${owner})
  endif()
endfunction()

function(jw_module name)
  cmake_parse_arguments(M "" "" "MODULES;LIBS;PRIVATE_LIBS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp ${PROJECT_SOURCE_DIR}/src/${name}/*/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(NOT sources)
    add_library(jw_${name} INTERFACE)
    target_include_directories(jw_${name} INTERFACE ${PROJECT_SOURCE_DIR}/src)
    return()
  endif()
  add_library(jw_${name} STATIC ${sources})
  target_include_directories(jw_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  foreach(module IN LISTS M_MODULES)
    target_link_libraries(jw_${name} PUBLIC jw_${module})
  endforeach()
  target_link_libraries(jw_${name} PUBLIC ${M_LIBS} PRIVATE ${M_PRIVATE_LIBS})

  jw_compile_options(jw_${name})
  jw_precompile(jw_${name} jw_core)
endfunction()

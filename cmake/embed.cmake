# Shaders travel inside the program; --shader-dir reads them from disk instead.
file(GLOB_RECURSE JW_SHADERS CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/shaders/*)
if(JW_SHADERS AND TARGET jw_render)
  get_target_property(render_type jw_render TYPE)
  if(render_type STREQUAL "STATIC_LIBRARY")
    set(embedded ${PROJECT_BINARY_DIR}/generated/embedded_shaders.cpp)
    add_custom_command(OUTPUT ${embedded}
      COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR}/shaders -DOUTPUT=${embedded} -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
      DEPENDS ${JW_SHADERS} ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
      COMMENT "Embedding the shaders")
    target_sources(jw_render PRIVATE ${embedded})
  endif()
endif()

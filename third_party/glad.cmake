# glad 2 (generator MIT, output CC0/Apache-2.0): loads OpenGL 4.1 core and EGL. Generated here, offline:
# --reproducible keeps it from looking for newer specifications on the network.
find_program(GLAD_PROGRAM glad REQUIRED)
set(GLAD_DIR ${PROJECT_BINARY_DIR}/generated/glad)
if(NOT EXISTS ${GLAD_DIR}/src/egl.c)
  message(STATUS "Generating the OpenGL loader")
  execute_process(
    COMMAND ${GLAD_PROGRAM} --api gl:core=4.1,egl=1.5
      --extensions EGL_EXT_platform_base,EGL_MESA_platform_surfaceless,EGL_KHR_create_context,EGL_EXT_platform_device,EGL_EXT_device_base,EGL_EXT_device_enumeration,GL_KHR_debug,GL_EXT_texture_filter_anisotropic
      --reproducible --quiet --out-path ${GLAD_DIR} c
    COMMAND_ERROR_IS_FATAL ANY)
endif()
add_library(jw_glad STATIC ${GLAD_DIR}/src/gl.c ${GLAD_DIR}/src/egl.c)
target_include_directories(jw_glad SYSTEM PUBLIC ${GLAD_DIR}/include)
target_link_libraries(jw_glad PUBLIC ${CMAKE_DL_LIBS})

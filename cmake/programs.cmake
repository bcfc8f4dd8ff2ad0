# The two programs, and the bodies that one makes for the other.
if(EXISTS ${PROJECT_SOURCE_DIR}/src/forge/main.cpp)
  add_executable(forge src/forge/main.cpp)
  target_link_libraries(forge PRIVATE jw_forge CLI11::CLI11)
  jw_compile_options(forge)

  # The body is cached by content: forge keeps each structure under a hash of what made it, so a change
  # to one bone rebuilds that bone only. The female body is carried from the male one: a second more.
  file(GLOB_RECURSE JW_BODY_DATA CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/assets/body/*)
  set(JW_BODY_DIR ${PROJECT_BINARY_DIR}/body)
  set(JW_BODIES ${JW_BODY_DIR}/body.glb ${JW_BODY_DIR}/body.json ${JW_BODY_DIR}/female.glb ${JW_BODY_DIR}/female.json)
  add_custom_command(OUTPUT ${JW_BODIES}
    COMMAND forge --data ${PROJECT_SOURCE_DIR}/assets/body --quality ${JW_BODY_QUALITY}
            --cache ${JW_BODY_DIR}/cache --body male,female --output ${JW_BODY_DIR}/body.glb
    DEPENDS forge ${JW_BODY_DATA}
    COMMENT "Making the bodies (${JW_BODY_QUALITY})" USES_TERMINAL)
  add_custom_target(body ALL DEPENDS ${JW_BODIES})
endif()

if(EXISTS ${PROJECT_SOURCE_DIR}/src/app/main.cpp)
  add_executable(jointwise src/app/main.cpp)
  target_link_libraries(jointwise PRIVATE jw_app)
  jw_compile_options(jointwise)
  if(TARGET body)
    add_dependencies(jointwise body)
  endif()
endif()

# nlohmann/json >= 3.11 (MIT): side-car, settings, SAX pre-check of glTF.
find_package(nlohmann_json 3.11 REQUIRED GLOBAL)

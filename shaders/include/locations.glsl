// Attribute locations; render/mesh_store.cpp has the same numbers and a test compares them.
#define LOC_POSITION 0
#define LOC_NORMAL 1
#define LOC_SURFACE 2
#define LOC_UV 3
#define LOC_BONES 4
#define LOC_WEIGHTS 5

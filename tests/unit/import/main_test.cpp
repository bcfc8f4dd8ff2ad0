// The test program is also the import child that `load_guest` starts.
#include "import/guest.h"

#include <gtest/gtest.h>

int main(int argc, char** argv) {
    if (const auto status = jw::import::maybe_run_import_child(argc, argv)) {
        return *status;
    }
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}

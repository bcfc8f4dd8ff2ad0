#include "app/cli.h"

int main(int argc, char** argv) {
    return jw::app::run(argc, argv);
}

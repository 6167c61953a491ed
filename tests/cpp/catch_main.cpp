// The main of Catch2 2, where the system has its headers alone.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

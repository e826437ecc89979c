// The one main of every Boost.Test program here; test files only include unit_test.hpp.
#define BOOST_TEST_MODULE b2go
#include <boost/test/unit_test.hpp>

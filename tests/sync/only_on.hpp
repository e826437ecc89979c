#pragma once

#include <boost/test/unit_test.hpp>

#include "tests/sync/central_place.hpp"

namespace b2go::tests {

/// For `*boost::unit_test::precondition(is_embedded)`: a test that is about the store's files.
[[nodiscard]] inline boost::test_tools::assertion_result
is_embedded(boost::unit_test::test_unit_id /*test*/) {
    boost::test_tools::assertion_result answer(!on_postgres());
    answer.message() << "only over the embedded store";
    return answer;
}

} // namespace b2go::tests

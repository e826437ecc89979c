#pragma once

#include <boost/test/unit_test.hpp>

#include "tests/disk/day.hpp"

namespace b2go::tests {

/// Quick by default; `-- whole` tries every point, `-- seed N` other power cuts.
struct Thoroughness {
    Thoroughness() {
        const auto& suite = boost::unit_test::framework::master_test_suite();
        for (int i = 1; i < suite.argc; ++i) {
            const std::string word = suite.argv[i];
            whole = whole || word == "whole";
            if (word == "seed" && i + 1 < suite.argc) {
                seed = std::stoull(suite.argv[i + 1]);
            }
        }
        BOOST_TEST_MESSAGE("seed " << seed);
    }
    [[nodiscard]] Sample sample(std::size_t quick_stride) const {
        return {whole ? 1 : quick_stride, seed, 1};
    }
    /// For power cuts, of which there are many at one point.
    [[nodiscard]] Sample cuts(std::size_t quick_stride) const {
        return {whole ? 1 : quick_stride, seed, whole ? 4U : 1U};
    }
    bool whole = false;
    std::uint64_t seed = 1;
};

inline void check_nothing_wrong(const Found& found, std::size_t at_least) {
    BOOST_TEST_MESSAGE(found.tried << " tried, " << found.wrong.size() << " wrong");
    BOOST_TEST(found.tried >= at_least);
    for (std::size_t i = 0; i < found.wrong.size() && i < 10; ++i) {
        BOOST_ERROR(found.wrong[i]);
    }
    BOOST_TEST(found.wrong.empty());
}

} // namespace b2go::tests

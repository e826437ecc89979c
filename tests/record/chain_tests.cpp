#include "record/chain.hpp"

#include <boost/test/unit_test.hpp>
#include <sodium.h>

using namespace b2go;
using record::Chain;

namespace {

/// BLAKE2b-256 by the library itself.
std::string blake2b_of(const std::string& input) {
    std::string hash(32, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                       reinterpret_cast<const unsigned char*>(input.data()), input.size(), nullptr,
                       0);
    return hash;
}

std::string raw(const Chain& chain) { return std::string(base::as_chars(chain)); }

} // namespace

BOOST_AUTO_TEST_SUITE(chain)

BOOST_AUTO_TEST_CASE(each_link_is_the_hash_of_the_link_before_and_the_changes_hash) {
    std::string expected(32, '\0');
    Chain link{};
    for (const std::string change : {"first change", "", "third change"}) {
        expected += blake2b_of(change);
        expected = blake2b_of(expected);
        link = record::extend(link, record::change_hash(change));
        BOOST_TEST(raw(link) == expected);
    }
}

BOOST_AUTO_TEST_CASE(a_link_can_be_checked_from_the_changes_hash_alone) {
    const base::Hash kept = record::change_hash("an erased change");
    BOOST_TEST(base::to_hex(record::extend(Chain{}, kept)) ==
               base::to_hex(record::extend(Chain{}, record::change_hash("an erased change"))));
}

BOOST_AUTO_TEST_CASE(the_tag_is_the_first_four_bytes_read_from_the_left) {
    Chain link{};
    link[0] = std::byte{0x9f};
    link[1] = std::byte{0x3a};
    link[2] = std::byte{0x1c};
    link[3] = std::byte{0x22};
    link[4] = std::byte{0xff};
    BOOST_TEST(record::tag_of(link) == 0x9f3a1c22U);
}

BOOST_AUTO_TEST_CASE(histories_that_part_never_share_a_link_again) {
    Chain one = record::extend(Chain{}, record::change_hash("a"));
    Chain other = record::extend(Chain{}, record::change_hash("b"));
    BOOST_TEST(record::tag_of(one) != record::tag_of(other));
    one = record::extend(one, record::change_hash("c"));
    other = record::extend(other, record::change_hash("c"));
    BOOST_TEST(raw(one) != raw(other));
}

BOOST_AUTO_TEST_SUITE_END()

#include "platform/window/window_files.hpp"

#include <fstream>

#include <boost/test/unit_test.hpp>

#include "platform/files.hpp"
#include "platform/window/said.hpp"
#include "tests/support/temp_folder.hpp"

namespace {

using namespace b2go;
using namespace b2go::platform;

constexpr base::Instant kNow{1'790'000'000'000};

struct Folder {
    tests::TempFolder folder;
    std::filesystem::path path = folder.path();

    void put(const char* name, const std::string& text) {
        std::ofstream(path / name, std::ios::binary) << text;
    }
};

BOOST_FIXTURE_TEST_SUITE(small_files_beside_the_store, Folder)

BOOST_AUTO_TEST_CASE(are_written_though_a_killed_program_left_half_of_one) {
    put("attempts.b2go-unfinished", "wro");
    put("window.b2go-unfinished", "");
    write_attempts(path, {2, kNow});
    BOOST_TEST(read_attempts(path, kNow).wrong == 2);
    screens::Preferences wanted;
    wanted.text_percent = 200;
    write_preferences(path, wanted);
    BOOST_TEST(read_preferences(path).text_percent == 200);
}

BOOST_AUTO_TEST_CASE(never_keep_the_window_from_opening_and_never_make_a_try_free) {
    const int longest = read_attempts(path / "nowhere", kNow).wrong;
    BOOST_TEST(longest == 0);
    for (const std::string& damage :
         {std::string(10'000, 'x'), std::string("?"), std::string("wrong=-1 last=0")}) {
        put("attempts", damage);
        put("window", damage);
        BOOST_TEST(screens::wait_ms(read_attempts(path, kNow), kNow) == screens::kLongestWaitMs);
        BOOST_TEST(read_preferences(path).text_percent == screens::Preferences{}.text_percent);
    }
    std::filesystem::remove(path / "attempts");
    std::filesystem::create_directory(path / "attempts");
    BOOST_TEST(screens::wait_ms(read_attempts(path, kNow), kNow) == screens::kLongestWaitMs);
}

BOOST_AUTO_TEST_CASE(count_tries_in_as_many_bytes_each_time) {
    write_attempts(path, {});
    const auto size = std::filesystem::file_size(path / "attempts");
    write_attempts(path, {1000, kNow});
    BOOST_TEST(std::filesystem::file_size(path / "attempts") == size);
    BOOST_TEST(read_attempts(path, kNow).wrong == 1000);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(what_is_told_of_a_text)

BOOST_AUTO_TEST_CASE(is_without_a_personal_number_however_it_was_written) {
    for (const char* number : {"6781854321", "678185-4321", "678185 4321", "678185 - 4321",
                               "67 81 85 4321", "678185.4321", "67.81.85-4321", "67/81/85 4321"}) {
        const std::string told = without_person_numbers("Navn " + std::string(number) + " ja");
        BOOST_TEST(told == "Navn ••••••-•••• ja", number);
    }
}

BOOST_AUTO_TEST_CASE(keeps_telephone_numbers_and_times) {
    for (const char* text : {"00 00 12 12", "22.11.2026 13:04", "2026-11-22 13:04", "12345678",
                             "kl. 13.04 den 22.11."}) {
        BOOST_TEST(without_person_numbers(text) == text);
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace

#include "platform/window/window_files.hpp"

#include <fstream>
#include <functional>
#include <semaphore>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <sys/stat.h>

#include "platform/exit_codes.hpp"
#include "platform/files.hpp"
#include "platform/os_clock.hpp"
#include "platform/tablet/tries.hpp"
#include "platform/window/said.hpp"
#include "platform/window/uptime_timer.hpp"
#include "tests/support/manual_uptime.hpp"
#include "tests/support/temp_folder.hpp"

namespace {

using namespace b2go;
using namespace b2go::platform;

constexpr base::Uptime kNow{7'200'000};

struct Folder {
    tests::TempFolder folder;
    std::filesystem::path path = folder.path();
    std::filesystem::path attempts = path / "attempts";
    tests::ManualUptime clock{kNow};

    void put(const char* name, const std::string& text) {
        std::ofstream(path / name, std::ios::binary) << text;
    }
};

BOOST_FIXTURE_TEST_SUITE(small_files_beside_the_store, Folder)

BOOST_AUTO_TEST_CASE(are_written_though_a_killed_program_left_half_of_one) {
    put("attempts.b2go-unfinished", "wro");
    put("window.b2go-unfinished", "");
    Tries(attempts, clock).begin();
    BOOST_TEST(read_attempts(attempts, clock.now()).wrong == 1);
    screens::Preferences wanted;
    wanted.text_percent = 200;
    write_preferences(path, wanted);
    BOOST_TEST(read_preferences(path).text_percent == 200);
}

BOOST_AUTO_TEST_CASE(never_keep_the_window_from_opening_and_never_make_a_try_free) {
    const int none = read_attempts(path / "nowhere", clock.now()).wrong;
    BOOST_TEST(none == 0);
    const auto wait = [&] {
        return store::wait_ms(read_attempts(attempts, clock.now()), clock.now());
    };
    for (const std::string& damage :
         {std::string(10'000, 'x'), std::string("?"), std::string("wrong=-1 last=0")}) {
        put("attempts", damage);
        put("window", damage);
        BOOST_TEST(wait() == store::kLongestWaitMs);
        BOOST_TEST(read_preferences(path).text_percent == screens::Preferences{}.text_percent);
    }
}

BOOST_AUTO_TEST_CASE(that_cannot_be_read_are_named_and_neither_waited_for_nor_touched) {
    const auto is_named = [this](const UnusableFile& fault) {
        const base::Label words = words_for(fault);
        return words.da.starts_with(attempts.string()) && words.en.starts_with(attempts.string());
    };
    const std::filesystem::path ring = path / "ring";
    std::filesystem::create_symlink(ring, ring);
    const std::vector<std::function<void()>> obstacles{
        [this] { std::filesystem::create_directory(attempts); },
        [this] { ::mkfifo(attempts.c_str(), kOwnerOnly); },
        [&] { std::filesystem::create_symlink(ring, attempts); },
        [this] { std::filesystem::create_symlink("/dev/zero", attempts); },
    };
    for (const auto& obstacle : obstacles) {
        obstacle();
        const auto before = std::filesystem::symlink_status(attempts).type();
        BOOST_CHECK_EXCEPTION(Tries(attempts, clock), UnusableFile, is_named);
        BOOST_TEST(store::wait_ms(read_attempts(attempts, clock.now()), clock.now()) == 0);
        BOOST_CHECK(std::filesystem::symlink_status(attempts).type() == before);
        std::filesystem::remove(attempts);
    }
}

BOOST_AUTO_TEST_CASE(keep_nobody_from_the_store_when_they_only_hold_preferences) {
    ::mkfifo((path / "window").c_str(), kOwnerOnly);
    BOOST_TEST(read_preferences(path).text_percent == screens::Preferences{}.text_percent);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_try_of_a_passphrase, Folder)

BOOST_AUTO_TEST_CASE(is_written_down_before_it_is_made) {
    Tries tries(attempts, clock);
    tries.begin();
    BOOST_TEST(read_attempts(attempts, clock.now()).wrong == 1); // the plug may be pulled now
    tries.forget();
    BOOST_TEST(read_attempts(attempts, clock.now()).wrong == 0);
}

BOOST_AUTO_TEST_CASE(has_to_wait_for_mistakes_in_any_program) {
    for (int i = 0; i < 3; ++i) {
        Tries tries(attempts, clock);
        BOOST_TEST(!tries.refused().has_value());
        tries.begin();
    }
    const Tries another(attempts, clock);
    BOOST_REQUIRE(another.refused().has_value());
    BOOST_TEST(is_wait(*another.refused()));
    BOOST_TEST(another.refused()->message.da.find("Vent 30 sekunder") != std::string::npos);
    clock.advance_ms(29'001);
    BOOST_TEST(another.refused()->message.en.find("Wait 1 second ") != std::string::npos);
    clock.advance_ms(999);
    BOOST_TEST(!another.refused().has_value());
}

BOOST_AUTO_TEST_CASE(tells_with_a_mistake_how_long_to_wait) {
    const base::Rejection wrong{base::Refusal::wrong_secret, {"Forkert.", "Wrong."}, {}};
    Tries tries(attempts, clock);
    tries.begin();
    BOOST_TEST(tries.told(wrong).message.da == "Forkert.");
    tries.begin();
    tries.begin();
    BOOST_TEST(tries.told(wrong).message.da.find("Forkert. Vent 30 sekunder") == 0U);
    BOOST_TEST(!is_wait(tries.told(wrong)));
}

BOOST_AUTO_TEST_CASE(is_forgiven_when_it_was_not_the_passphrases_fault) {
    Tries tries(attempts, clock);
    tries.begin();
    tries.forgive();
    BOOST_TEST(read_attempts(attempts, clock.now()).wrong == 0);
}

BOOST_AUTO_TEST_CASE(waits_anew_after_a_restart_of_the_machine_and_only_once) {
    for (int i = 0; i < 3; ++i) {
        Tries(attempts, clock).begin();
    }
    clock.restart();
    BOOST_TEST(Tries(attempts, clock).refused().has_value());
    clock.advance_ms(20'000);
    BOOST_TEST(Tries(attempts, clock).refused().has_value());
    clock.advance_ms(10'000);
    BOOST_TEST(!Tries(attempts, clock).refused().has_value());
}

BOOST_AUTO_TEST_CASE(waits_out_a_damaged_file_and_only_once) {
    put("attempts", "?");
    BOOST_TEST(Tries(attempts, clock).refused().has_value());
    clock.advance_ms(store::kLongestWaitMs);
    BOOST_TEST(!Tries(attempts, clock).refused().has_value());
}

BOOST_AUTO_TEST_CASE(takes_as_many_bytes_each_time) {
    Tries(attempts, clock).begin();
    const auto size = std::filesystem::file_size(attempts);
    clock.advance_ms(1'000'000'000'000);
    Tries(attempts, clock).begin();
    BOOST_TEST(std::filesystem::file_size(attempts) == size);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_timer_that_counts_while_the_machine_sleeps)

BOOST_AUTO_TEST_CASE(wakes_at_once_for_a_moment_that_passed_meanwhile) {
    std::binary_semaphore woken(0);
    const OsUptime uptime;
    UptimeTimer timer([&] { woken.release(); });
    timer.set(base::Uptime{uptime.now().ms - 1});
    woken.acquire();
    timer.set(base::Uptime{uptime.now().ms + 1});
    woken.acquire();
    BOOST_TEST(uptime.now().ms > 0);
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

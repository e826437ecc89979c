#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <limits>
#include <optional>

#include "base/limits.hpp"
#include "record/digest.hpp"
#include "tests/sync/client_scripted_central.hpp"

using namespace b2go;
using sync::Session;

namespace {

struct Fixture : tests::SessionFixture {
    /// Syncs and expects a refusal that leaves everything as it was.
    void require_refused_untouched(const std::string& words) {
        const auto before = store->sync_point();
        const auto unsent_before = store->counts().unsent;
        Session session(runner(), clock);
        carry(session);
        BOOST_REQUIRE(session.failed().has_value());
        BOOST_TEST(static_cast<int>(session.failed()->kind) ==
                   static_cast<int>(base::Refusal::peer_refused));
        BOOST_TEST(session.failed()->message.en.find(words) != std::string::npos,
                   session.failed()->message.en);
        BOOST_TEST(!session.failed()->message.da.empty());
        BOOST_TEST(!session.next().has_value());
        BOOST_TEST(store->counts().unsent == unsent_before);
        BOOST_TEST(store->sync_point().cursor == before.cursor);
        BOOST_TEST(store->sync_point().accepted_seq == before.accepted_seq);
        BOOST_TEST(store->receipt().empty());
        BOOST_TEST(store->verify().empty());
    }

    [[nodiscard]] std::uint64_t citizens() const {
        return store->count(domain::types::kCitizen, {});
    }
};

std::string random_text(std::size_t size, base::Random& random) {
    std::string bytes(size, '\0');
    random.fill(std::as_writable_bytes(std::span(bytes)));
    return base::to_base64url(base::as_bytes(bytes)).substr(0, size);
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(session, Fixture)

BOOST_AUTO_TEST_CASE(an_empty_outbox_takes_one_request_and_leaves_a_receipt) {
    Session session(runner(), clock);
    carry(session);
    BOOST_TEST(!session.failed().has_value());
    BOOST_TEST(session.report().requests == 1);
    BOOST_TEST(session.report().pushed == 0);
    BOOST_TEST(session.report().bytes_out > 0);
    BOOST_TEST(session.report().bytes_in > 0);
    BOOST_TEST(session.report().receipt.device() == tests::kOwnDevice);
    BOOST_TEST(!store->receipt().empty());
    BOOST_REQUIRE(central.syncs.size() == 1);
    BOOST_TEST(central.syncs[0].want_page());
    BOOST_TEST(central.syncs[0].demo());
    BOOST_TEST(central.syncs[0].first_seq() == 1);
}

BOOST_AUTO_TEST_CASE(a_long_outbox_goes_in_batches_and_only_the_last_asks_for_a_page) {
    const std::size_t total = 2 * limits::kChangesPerBatch + 3;
    for (std::size_t i = 0; i < total; ++i) {
        save();
    }
    Session session(runner(), clock);
    carry(session);
    BOOST_TEST(!session.failed().has_value());
    BOOST_REQUIRE(central.syncs.size() == 3);
    for (const auto& request : central.syncs) {
        BOOST_TEST(request.changes_size() <= static_cast<int>(limits::kChangesPerBatch));
        BOOST_TEST(request.position().last_seq() == total);
    }
    BOOST_TEST(!central.syncs[0].want_page());
    BOOST_TEST(!central.syncs[1].want_page());
    BOOST_TEST(central.syncs[2].want_page());
    BOOST_TEST(session.report().pushed == total);
    BOOST_TEST(session.report().verdicts.at("applied") == total);
    BOOST_TEST(store->counts().unsent == 0);
    BOOST_TEST(store->sync_point().accepted_seq == total);
    BOOST_TEST(session.progress().total == 0);
}

BOOST_AUTO_TEST_CASE(batches_of_words_that_do_not_shrink_stay_under_the_limit) {
    for (int i = 0; i < 12; ++i) {
        save(random_text(100'000, random));
    }
    Session session(runner(), clock);
    std::size_t largest = 0;
    while (const auto request = session.next()) {
        largest = std::max(largest, request->body.size());
        session.receive(reply_to(*request));
    }
    BOOST_TEST(!session.failed().has_value());
    BOOST_TEST(largest <= limits::kBatchBytesCompressed);
    BOOST_TEST(session.report().pushed == 12);
    BOOST_TEST(session.report().requests < 12);
}

BOOST_AUTO_TEST_CASE(pages_are_applied_slice_by_slice_until_there_are_no_more) {
    central.pages = {page("", 2, true), page("cc", 1, true), page("ccc", 1, false)};
    Session session(runner(), clock);
    carry(session);
    BOOST_TEST(!session.failed().has_value());
    BOOST_TEST(session.report().pulled == 8);
    BOOST_TEST(citizens() == 8);
    BOOST_TEST(store->sync_point().cursor == "cccc");
    BOOST_TEST(central.pulls.size() == 2);
    BOOST_TEST(store->verify().empty());
}

BOOST_AUTO_TEST_CASE(a_session_that_was_dropped_is_gone_on_with_by_the_next) {
    save();
    central.pages = {page("", 1, true)};
    {
        Session session(runner(), clock);
        session.receive(reply_to(*session.next()));
    }
    BOOST_TEST(store->sync_point().cursor == "c");
    central.pages = {page("c", 1, false)};
    Session session(runner(), clock);
    carry(session);
    BOOST_TEST(!session.failed().has_value());
    BOOST_TEST(session.report().pushed == 0);
    BOOST_TEST(citizens() == 5);
}

BOOST_AUTO_TEST_CASE(a_lost_answer_is_asked_for_again_and_counts_once) {
    save();
    Session session(runner(), clock);
    const auto lost = reply_to(*session.next());
    BOOST_TEST(lost.status == 200);
    BOOST_TEST(central.seq == 1);
    save(); // meanwhile
    carry(session);
    BOOST_TEST(!session.failed().has_value());
    BOOST_TEST(session.report().pushed == 2);
    BOOST_TEST(central.seq == 2);
    BOOST_TEST(store->counts().unsent == 0);
}

BOOST_AUTO_TEST_CASE(a_receipt_may_reach_beyond_the_batch_it_answers) {
    // An earlier, larger batch arrived, but its answer did not.
    for (int i = 0; i < 700; ++i) {
        save();
    }
    for (const auto& unsent : store->unsent(0, 600, limits::kPlainBytes)) {
        central.chain = record::extend(central.chain, record::change_hash(unsent.change));
        central.seq = unsent.seq;
    }
    BOOST_TEST(central.seq == 600);
    Session session(runner(), clock);
    carry(session);
    BOOST_TEST(!session.failed().has_value());
    BOOST_TEST(session.report().pushed == 700);
    BOOST_TEST(store->counts().unsent == 0);
}

BOOST_AUTO_TEST_CASE(a_receipt_that_is_not_for_this_history_is_refused) {
    save();
    const auto resigned = [&](auto alter) {
        central.alter_sync = [&, alter](sync::pb::SyncAnswer& answer) {
            alter(*answer.mutable_accepted()->mutable_receipt());
            sync::sign_receipt(*answer.mutable_accepted()->mutable_receipt(), central.key);
        };
    };
    resigned([](auto& receipt) { receipt.set_device(tests::kOtherDevice); });
    require_refused_untouched("another tablet");
    resigned([](auto& receipt) { receipt.set_epoch(0); });
    require_refused_untouched("epoch");
    resigned([](auto& receipt) { receipt.set_last_seq(0); });
    require_refused_untouched("does not cover");
    resigned([](auto& receipt) { receipt.set_last_seq(2); });
    require_refused_untouched("they have not");
    resigned([](auto& receipt) { receipt.set_chain(std::string(32, 'x')); });
    require_refused_untouched("they have not");
    resigned([](auto& receipt) { receipt.set_chain("short"); });
    require_refused_untouched("they have not");
}

BOOST_AUTO_TEST_CASE(a_receipt_signed_by_somebody_else_is_refused) {
    save();
    central.alter_sync = [&](sync::pb::SyncAnswer& answer) {
        sync::sign_receipt(*answer.mutable_accepted()->mutable_receipt(), device_key);
    };
    require_refused_untouched("not signed by our central");
    central.alter_sync = [](sync::pb::SyncAnswer& answer) {
        answer.mutable_accepted()->mutable_receipt()->set_time_ms(1);
    };
    require_refused_untouched("not signed by our central");
    central.alter_sync = [](sync::pb::SyncAnswer& answer) {
        answer.mutable_accepted()->clear_receipt();
    };
    require_refused_untouched("not signed by our central");
}

BOOST_AUTO_TEST_CASE(verdicts_that_do_not_fit_the_changes_are_refused) {
    save();
    const auto with_run = [&](sync::pb::VerdictKind kind, std::uint32_t count) {
        central.alter_sync = [=](sync::pb::SyncAnswer& answer) {
            auto& run = *answer.mutable_accepted()->mutable_verdicts(0);
            run.set_kind(kind);
            run.set_count(count);
        };
    };
    with_run(sync::pb::APPLIED, 2);
    require_refused_untouched("verdicts");
    with_run(sync::pb::APPLIED, 0);
    require_refused_untouched("verdicts");
    with_run(sync::pb::APPLIED, 0xffffffffU);
    require_refused_untouched("verdicts");
    with_run(sync::pb::VERDICT_NONE, 1);
    require_refused_untouched("verdicts");
}

BOOST_AUTO_TEST_CASE(verdicts_are_counted_by_name_and_kept) {
    for (int i = 0; i < 3; ++i) {
        save();
    }
    central.alter_sync = [](sync::pb::SyncAnswer& answer) {
        auto& accepted = *answer.mutable_accepted();
        accepted.mutable_verdicts(0)->set_count(2);
        auto& run = *accepted.add_verdicts();
        run.set_kind(sync::pb::QUARANTINED);
        run.set_count(1);
        run.set_reason_da("Ikke tilladt.");
        run.set_reason_en("Not allowed.");
    };
    Session session(runner(), clock);
    carry(session);
    BOOST_TEST(!session.failed().has_value());
    BOOST_TEST(session.report().verdicts.at("applied") == 2);
    BOOST_TEST(session.report().verdicts.at("quarantined") == 1);
    BOOST_TEST(store->counts().quarantined == 1);
    const auto apart = store->quarantined(10);
    BOOST_REQUIRE(apart.size() == 1U);
    BOOST_TEST(record::decode_change(apart[0].change).has_value());
    BOOST_TEST(!apart[0].reason.da.empty());
}

BOOST_AUTO_TEST_CASE(a_central_that_says_it_is_behind_and_is_not_is_asked_again_and_then_refused) {
    save();
    central.alter_sync = [](sync::pb::SyncAnswer& answer) {
        answer.mutable_behind()->set_chain(std::string(32, '\0'));
    };
    require_refused_untouched("is behind, and is not");
}

BOOST_AUTO_TEST_CASE(a_fork_of_what_is_this_tablets_own_history_is_not_obeyed) {
    save();
    central.alter_sync = [](sync::pb::SyncAnswer& answer) {
        answer.mutable_fork()->set_chain(std::string(32, '\0'));
    };
    require_refused_untouched("they have not");
    BOOST_TEST(central.numbers.empty());
}

BOOST_AUTO_TEST_CASE(no_number_is_taken_when_the_central_finds_one_history) {
    save();
    central.alter_sync = [](sync::pb::SyncAnswer& answer) { answer.mutable_fork()->set_seq(9); };
    require_refused_untouched("they have not");
    BOOST_TEST(!central.numbers.empty());
    BOOST_TEST(store->identity()->device == tests::kOwnDevice);
}

BOOST_AUTO_TEST_CASE(a_number_that_does_not_answer_the_question_is_refused) {
    save();
    central.alter_sync = [](sync::pb::SyncAnswer& answer) { answer.mutable_fork()->set_seq(9); };
    const auto refused = [&](std::uint32_t device, std::uint32_t epoch, std::uint64_t common,
                             const char* words) {
        central.alter_number = [=](sync::pb::RenumberAnswer& answer) {
            answer.set_device(device);
            answer.set_epoch(epoch);
            answer.set_common_seq(common);
        };
        require_refused_untouched(words);
        BOOST_TEST(store->identity()->device == tests::kOwnDevice);
    };
    refused(100'009, 2, 0, "incomplete number");
    refused(9, 0, 0, "incomplete number");
    refused(100'009, 1, 7, "another part of the history");
    central.alter_number = [](sync::pb::RenumberAnswer& answer) {
        answer.set_device(100'009);
        answer.set_epoch(1);
        answer.set_device_key(std::string(32, 'k'));
    };
    require_refused_untouched("another number");
}

BOOST_AUTO_TEST_CASE(the_last_common_change_is_found_in_few_questions) {
    constexpr record::Seq kWritten = 900;
    constexpr record::Seq kCommon = 517;
    sync::Parting parting(kWritten);
    std::optional<store::NewNumber> number;
    int rounds = 0;
    while (!number) {
        sync::pb::RenumberAnswer answer;
        answer.set_device(100'009);
        answer.set_epoch(1);
        for (const record::Seq seq : parting.asked()) {
            answer.set_common_seq(seq <= kCommon ? seq : answer.common_seq());
        }
        const auto taken = parting.take(answer);
        BOOST_REQUIRE(taken.has_value());
        number = *taken;
        ++rounds;
    }
    BOOST_TEST(number->common_seq == kCommon);
    BOOST_TEST(rounds == 2);
}

BOOST_AUTO_TEST_CASE(behind_and_fork_between_pages_begin_the_sync_again) {
    central.pages = {page("", 1, true)};
    int asked = 0;
    central.alter_pull = [&](sync::pb::PullAnswer& answer) {
        if (++asked == 1) {
            answer.mutable_behind()->set_chain(std::string(32, '\0'));
        } else if (asked == 2) {
            answer.mutable_fork()->set_chain(std::string(32, '\0'));
        }
    };
    Session session(runner(), clock);
    carry(session);
    BOOST_TEST(!session.failed().has_value());
    BOOST_TEST(store->sync_point().cursor == "c");
    BOOST_TEST(citizens() == 2);
}

BOOST_AUTO_TEST_CASE(a_stub_with_a_digest_of_another_size_refuses_the_whole_answer) {
    save();
    auto stubbed = page("", 2, false);
    stubbed.mutable_slices(1)->mutable_entries(1)->set_stub_digest(std::string(32, 'd'));
    central.pages = {stubbed};
    require_refused_untouched("a digest of the wrong size");
}

BOOST_AUTO_TEST_CASE(entries_that_cannot_be_used_refuse_the_whole_answer) {
    const auto refused = [&](auto alter, const std::string& words) {
        auto altered = page("", 2, false);
        alter(*altered.mutable_slices(1));
        central.pages = {altered};
        require_refused_untouched(words);
    };
    refused([](auto& slice) { slice.mutable_entries(0)->set_id("short"); }, "without id");
    refused([](auto& slice) { slice.mutable_entries(0)->clear_content(); }, "without content");
    const auto stub_of_change = [](auto& slice, std::uint32_t change) -> auto& {
        auto& entry = *slice.mutable_entries(0);
        entry.set_stub_digest(std::string(record::kStubBytes, 'd'));
        entry.clear_id();
        entry.set_change(change);
        return entry;
    };
    refused([&](auto& slice) { stub_of_change(slice, 1000); }, "without id"); // was not sent
    refused([&](auto& slice) { stub_of_change(slice, 1).set_id(std::string(16, 'i')); },
            "without id"); // two names
    refused([&](auto& slice) { stub_of_change(slice, 1).set_state("state"); }, "without id");
    refused([](auto& slice) { slice.mutable_entries(0)->set_state(""); }, "state");
    refused([](auto& slice) { slice.clear_cursor(); }, "without cursor");
}

BOOST_AUTO_TEST_CASE(a_state_that_is_none_stops_before_its_slice) {
    auto altered = page("", 2, false);
    altered.mutable_slices(1)->mutable_entries(0)->set_state("no state");
    central.pages = {altered};
    Session session(runner(), clock);
    BOOST_CHECK_THROW(carry(session), base::Fault);
    BOOST_TEST(store->sync_point().cursor == "c");
    BOOST_TEST(citizens() == 2);
    BOOST_TEST(store->verify().empty());
}

BOOST_AUTO_TEST_CASE(a_record_that_is_gone_disappears) {
    auto first = page("", 1, false);
    const std::string id = first.slices(0).entries(0).id();
    central.pages = {first};
    Session session(runner(), clock);
    carry(session);
    BOOST_TEST(citizens() == 2);

    sync::pb::Page second;
    second.set_from_cursor("c");
    auto& slice = *second.add_slices();
    slice.set_cursor("d");
    auto& gone = *slice.add_entries();
    gone.set_id(id);
    gone.set_gone(true);
    central.pages = {second};
    Session again(runner(), clock);
    carry(again);
    BOOST_TEST(!again.failed().has_value());
    BOOST_TEST(citizens() == 1);
    BOOST_TEST(store->verify().empty());
}

BOOST_AUTO_TEST_CASE(a_page_from_another_cursor_starts_over_a_bounded_number_of_times) {
    central.pages = {page("elsewhere", 1, false), page("", 1, false)};
    Session session(runner(), clock);
    carry(session);
    BOOST_TEST(!session.failed().has_value());
    BOOST_TEST(session.report().requests == 2);
    BOOST_TEST(citizens() == 2);

    for (int i = 0; i < 10; ++i) {
        central.pages.push_back(page("elsewhere", 1, false));
    }
    Session never(runner(), clock);
    carry(never);
    BOOST_REQUIRE(never.failed().has_value());
    BOOST_TEST(never.report().requests == limits::kSyncRestarts + 1);
    BOOST_TEST(citizens() == 2);
}

BOOST_AUTO_TEST_CASE(more_pages_that_never_get_further_end_the_sync) {
    central.pages = {page("", 0, true)};
    Session session(runner(), clock);
    carry(session);
    BOOST_REQUIRE(session.failed().has_value());
    BOOST_TEST(session.report().requests == 1);
}

BOOST_AUTO_TEST_CASE(the_clock_is_corrected_when_it_is_clearly_off) {
    central.time_ms = clock.now().ms + limits::kClockSlackMs - 1;
    Session close(runner(), clock);
    carry(close);
    BOOST_TEST(store->now().ms == clock.now().ms);

    central.time_ms = clock.now().ms - 40'000'000'000;
    Session off(runner(), clock);
    carry(off);
    BOOST_TEST(store->now().ms == central.time_ms);
}

BOOST_AUTO_TEST_CASE(a_time_that_there_cannot_be_is_not_believed) {
    for (const std::int64_t time_ms : {std::numeric_limits<std::int64_t>::min(), std::int64_t{-1},
                                       std::numeric_limits<std::int64_t>::max()}) {
        central.time_ms = time_ms;
        Session session(runner(), clock);
        carry(session);
        BOOST_TEST(!session.failed());
        BOOST_TEST(store->now().ms == clock.now().ms);
    }
}

BOOST_AUTO_TEST_CASE(a_tablet_that_is_not_enrolled_does_not_sync) {
    auto other = store::Store::create(folder.file("other.db"), data_key, clock, random);
    Session session({[&](const auto& job) { job(*other); }, {}}, clock);
    BOOST_TEST(!session.next().has_value());
    BOOST_REQUIRE(session.failed().has_value());
    BOOST_TEST(static_cast<int>(session.failed()->kind) ==
               static_cast<int>(base::Refusal::not_allowed));
}

BOOST_AUTO_TEST_CASE(bodies_that_are_no_answer_are_refused) {
    save();
    const std::string whole = sync::pack(sync::pb::SyncAnswer());
    for (const std::string& body : {std::string(), std::string("hello"), whole,
                                    sync::pack(central.receipt()), std::string(5000, '\xff')}) {
        Session session(runner(), clock);
        BOOST_REQUIRE(session.next().has_value());
        session.receive({200, body});
        BOOST_TEST(session.failed().has_value());
        BOOST_TEST(store->counts().unsent == 1);
    }
}

BOOST_AUTO_TEST_CASE(each_status_is_told_in_the_centrals_words_where_it_has_any) {
    const std::string words =
        sync::pack_refusal("revoked", {"Tabletten er spærret.", "The tablet is revoked."});
    for (const int status : {400, 401, 403, 404, 405, 413, 426, 431}) {
        Session session(runner(), clock);
        BOOST_REQUIRE(session.next().has_value());
        session.receive({status, words});
        BOOST_REQUIRE(session.failed().has_value());
        BOOST_TEST(static_cast<int>(session.failed()->kind) ==
                   static_cast<int>(base::Refusal::peer_refused));
        BOOST_TEST(session.failed()->message.da == "Tabletten er spærret.");
    }
    for (const int status : {302, 400, 403, 418, 500}) {
        Session session(runner(), clock);
        BOOST_REQUIRE(session.next().has_value());
        session.receive({status, "<html>"});
        BOOST_REQUIRE(session.failed().has_value());
        BOOST_TEST(static_cast<int>(session.failed()->kind) ==
                   static_cast<int>(base::Refusal::peer_refused));
        BOOST_TEST(session.failed()->message.en.find(std::to_string(status)) != std::string::npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <optional>

#include "base/limits.hpp"
#include "domain/attachment.hpp"
#include "domain/citizen.hpp"
#include "domain/matter.hpp"
#include "domain/reference_data.hpp"
#include "domain/types.hpp"
#include "sqlite/connection.hpp"
#include "sync/central/sql.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/support/decrypted_file.hpp"
#include "tests/sync/only_on.hpp"
#include "tests/sync/world.hpp"

/// Where the bytes of an attachment are, from the tablet that attached it to everybody who may read
/// it.
namespace {

using namespace b2go;
using namespace b2go::tests;
using domain::citizen;
using domain::matter;
using registry::Fields;

constexpr const char* kPlanted = "Fotograferet brev om Xylofonia";
constexpr std::size_t kPiece = static_cast<std::size_t>(limits::kPieceBytes);

/// Of three pieces, the last one short.
std::string letter(const std::string& about = "", std::size_t size = 2 * kPiece + 77) {
    std::string content;
    while (content.size() < size) {
        content += kPlanted + about + std::to_string(content.size());
    }
    content.resize(size);
    return content;
}

void flip(char& byte) { byte = static_cast<char>(byte ^ 1); }

Fields team_is(base::AnyId team) { return {{{citizen().team.number, team}}, {}}; }

/// A citizen with a matter, on two tablets of one team.
struct Office : World {
    explicit Office(std::uint64_t seed = 21) : World(seed, 2) {
        person =
            tablet(0).create(citizen().make({}).set(citizen().name, std::string("Bo Demosen")));
        concern = tablet(0).create(
            matter()
                .make({})
                .set(matter().citizen, domain::CitizenId(person))
                .set(matter().subject,
                     domain::SubjectId(domain::reference_id(domain::types::kSubject, "flytning"))));
        settle();
    }
    [[nodiscard]] std::string awaited() {
        std::string text;
        for (const central::AwaitedAttachment& row : central().awaited_attachments(100)) {
            text += std::to_string(row.device) + ":" + std::to_string(row.here) + "/" +
                    std::to_string(row.size) + " ";
        }
        return text;
    }
    /// How many requests went to a path while `work` was done.
    template <typename Work> std::size_t requests_to(std::string_view path, const Work& work) {
        std::size_t count = 0;
        wire = [&](const std::string& to, const std::string& body) {
            count += to == path ? 1 : 0;
            return answer(to, body);
        };
        work();
        wire = nullptr;
        return count;
    }
    void require_well() {
        settle();
        for (const std::string& wrong : findings()) {
            BOOST_ERROR(wrong);
        }
    }
    [[nodiscard]] store::BlobCounts counts(std::size_t index) {
        return tablet(index).store().blob_counts();
    }

    base::AnyId person;
    base::AnyId concern;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(an_attachment, Office)

BOOST_AUTO_TEST_CASE(comes_whole_to_every_tablet_that_holds_its_matter) {
    const std::string content = letter();
    const auto id = tablet(0).attach(content, concern);
    const auto sent = tablet(0).must_sync();
    BOOST_TEST(sent.attachments_sent == 1U);
    BOOST_TEST(counts(0).unsent == 0U);
    const auto fetched = tablet(1).must_sync();
    BOOST_TEST(fetched.attachments_fetched == 1U);
    BOOST_TEST((tablet(1).content(id) == content));
    BOOST_TEST(awaited().empty());
    require_well();
}

BOOST_AUTO_TEST_CASE(is_there_in_words_before_its_bytes_and_says_so) {
    const std::string content = letter();
    const auto id = tablet(0).attach(content, concern);
    tablet(0).sync_partly(1); // the words
    tablet(1).must_sync();
    BOOST_TEST(tablet(1).store().find(id).has_value());
    BOOST_TEST(!tablet(1).content(id).has_value());
    BOOST_TEST(counts(1).missing == 1U);
    const auto device = std::to_string(tablet(0).store().identity()->device);
    BOOST_TEST(awaited() == device + ":0/" + std::to_string(content.size()) + " ");
    BOOST_TEST(central().stats().awaited == 1U);
    // Whatever becomes of bytes, what is written goes on coming.
    tablet(0).edit(person, {{{citizen().preferred_name.number, std::string("Bosse")}}, {}});
    tablet(0).sync_partly(1);
    BOOST_TEST(tablet(1).must_sync().pulled == 1U);
    require_well();
    BOOST_TEST(awaited().empty());
}

BOOST_AUTO_TEST_CASE(goes_on_where_it_was_when_it_is_cut_at_any_message) {
    const std::string content = letter();
    const auto id = tablet(0).attach(content, concern);
    std::size_t puts = 0;
    std::size_t gets = 0;
    // Every sync sends its words and one more piece, whose answer is lost.
    for (int round = 0; round < 20 && counts(0).unsent > 0; ++round) {
        puts += requests_to(sync::path::kPutBlob, [&] {
            loss = Loss{Loss::What::reply, requests + 2};
            (void)tablet(0).sync();
            loss.reset();
        });
    }
    for (int round = 0; round < 20 && !tablet(1).content(id); ++round) {
        gets += requests_to(sync::path::kGetBlob, [&] {
            loss = Loss{Loss::What::request, requests + 3};
            (void)tablet(1).sync();
            loss.reset();
        });
    }
    BOOST_TEST((tablet(1).content(id) == content));
    BOOST_TEST(puts == 3U, "no piece that had arrived was sent again");
    BOOST_TEST(gets == 3U, "no piece that was here was fetched again");
    require_well();
}

BOOST_AUTO_TEST_CASE(goes_on_after_the_program_died_at_any_job) {
    const std::string content = letter();
    const auto id = tablet(0).attach(content, concern);
    for (std::size_t jobs = 1; jobs < 40; ++jobs) {
        for (std::size_t i = 0; i < 2; ++i) {
            tablet(i).jobs_until_crash = jobs;
            try {
                (void)tablet(i).sync();
            } catch (const Crash&) {
                tablet(i).reopen();
            }
            tablet(i).jobs_until_crash.reset();
            BOOST_TEST(tablet(i).store().verify().empty());
        }
    }
    BOOST_TEST((tablet(1).content(id) == content));
    require_well();
}

BOOST_AUTO_TEST_CASE(is_not_shown_if_a_byte_of_it_is_another) {
    const auto id = tablet(0).attach(letter(), concern);
    tablet(0).must_sync();
    wire = [&](const std::string& path, const std::string& body) {
        sync::Reply reply = answer(path, body);
        sync::pb::GetBlobAnswer got;
        if (path == sync::path::kGetBlob && sync::unpack(reply.body, got)) {
            flip(got.mutable_bytes()->front());
            reply.body = sync::pack(got);
        }
        return reply;
    };
    const auto report = tablet(1).must_sync();
    BOOST_TEST(report.attachments_fetched == 0U);
    BOOST_TEST(!tablet(1).content(id).has_value());
    wire = nullptr;
    require_well();
}

BOOST_AUTO_TEST_CASE(is_not_taken_by_the_central_if_a_byte_of_it_is_another) {
    const auto id = tablet(0).attach(letter(), concern);
    const auto key =
        base::SigningKey::from_seed(base::as_bytes(tablet(0).store().identity()->device_seed));
    wire = [&](const std::string& path, const std::string& body) {
        auto request = sync::read_request(body);
        sync::pb::PutBlobRequest put;
        if (path != sync::path::kPutBlob || !sync::unpack(request->payload(), put)) {
            return answer(path, body);
        }
        flip(put.mutable_bytes()->back());
        const std::string changed = sync::sign_request(put, path, request->device(), *key,
                                                       base::Instant{request->time_ms()});
        sync::Reply reply = answer(path, changed);
        sync::pb::PutBlobAnswer answered;
        if (sync::unpack(reply.body, answered)) {
            answered.set_to(request->signature());
            reply.body = sync::pack(answered);
        }
        return reply;
    };
    BOOST_TEST(tablet(0).must_sync().attachments_sent == 0U);
    BOOST_TEST(!awaited().empty());
    BOOST_TEST(counts(0).unsent == 1U);
    wire = nullptr;
    tablet(0).must_sync();
    BOOST_TEST(awaited().empty());
    BOOST_TEST(tablet(0).content(id).has_value());
    require_well();
}

BOOST_AUTO_TEST_CASE(does_not_count_as_taken_because_another_one_was) {
    tablet(0).attach(letter(" et", kPiece), concern);
    tablet(0).attach(letter(" to", kPiece), concern);
    std::optional<sync::Reply> first;
    wire = [&](const std::string& path, const std::string& body) {
        if (path != sync::path::kPutBlob) {
            return answer(path, body);
        }
        if (!first) {
            first = answer(path, body);
        }
        return *first;
    };
    BOOST_TEST(!tablet(0).sync().has_value());
    wire = nullptr;
    BOOST_TEST(counts(0).unsent == 1U);
    BOOST_TEST(central().stats().awaited == 1U);
    BOOST_TEST(tablet(0).must_sync().attachments_sent == 1U);
    require_well();
    BOOST_TEST(counts(0).unsent == 0U);
    BOOST_TEST(awaited().empty());
}

BOOST_AUTO_TEST_CASE(is_neither_given_to_another_team_nor_taken_from_it) {
    Tablet& south = add_tablet("Team Syd");
    const std::string content = letter();
    const auto id = tablet(0).attach(content, concern);
    tablet(0).must_sync();
    south.must_sync();
    const auto identity = south.store().identity().value();
    const auto key = base::SigningKey::from_seed(base::as_bytes(identity.device_seed));
    sync::pb::BlobName name;
    name.set_id(id.raw());
    name.set_sha256(domain::content_of(tablet(0).store().find(id).value())->sha256);
    const auto ask = [&](auto request, std::string_view path, auto answered) {
        request.set_protocol(sync::kProtocol);
        request.set_schema(domain::kSchema);
        request.set_demo(true);
        const auto reply =
            answer(std::string(path),
                   sync::sign_request(request, path, identity.device, *key, south.store().now()));
        BOOST_TEST(reply.status == 200);
        BOOST_TEST(sync::unpack(reply.body, answered));
        return answered;
    };
    sync::pb::GetBlobRequest get;
    *get.mutable_name() = name;
    const auto got = ask(get, sync::path::kGetBlob, sync::pb::GetBlobAnswer());
    BOOST_TEST(!got.standing().held());
    BOOST_TEST(got.bytes().empty());
    sync::pb::PutBlobRequest put;
    *put.mutable_name() = name;
    put.set_bytes(content.substr(0, kPiece));
    BOOST_TEST(!ask(put, sync::path::kPutBlob, sync::pb::PutBlobAnswer()).standing().held());
    sync::pb::BlobsRequest which;
    *which.add_names() = name;
    BOOST_TEST(!ask(which, sync::path::kBlobs, sync::pb::BlobsAnswer()).standings(0).held());
}

BOOST_AUTO_TEST_CASE(is_not_stored_where_a_reader_of_the_disk_finds_it,
                     *boost::unit_test::precondition(is_embedded)) {
    tablet(0).attach(letter(), concern);
    settle();
    BOOST_TEST(decrypted_file(tablet(1).file(), tablet(1).key()).find(kPlanted) !=
               std::string::npos);
    stop_central();
    BOOST_TEST(decrypted_file(central_file(), keys().master).find(kPlanted) == std::string::npos,
               "sealed under the citizen's key");
    restart_central();
}

BOOST_AUTO_TEST_CASE(is_erased_with_its_citizen_everywhere) {
    const auto id = tablet(0).attach(letter(), concern);
    settle();
    const auto unsent = tablet(1).attach(letter(" som aldrig blev sendt"), concern);
    tablet(1).sync_partly(1); // its words only
    BOOST_REQUIRE(erase(person));
    BOOST_TEST(central().stats().awaited == 0U);
    BOOST_TEST(central().verify().empty());
    settle();
    settle();
    for (std::size_t i = 0; i < tablets(); ++i) {
        BOOST_TEST(!tablet(i).store().find(id).has_value());
        BOOST_TEST(!tablet(i).store().find(unsent).has_value());
        BOOST_TEST(counts(i).bytes == 0);
        BOOST_TEST(decrypted_file(tablet(i).file(), tablet(i).key()).find(kPlanted) ==
                   std::string::npos);
    }
    require_well();
}

BOOST_AUTO_TEST_CASE(under_way_when_its_citizen_is_erased_leaves_nothing) {
    tablet(0).attach(letter(), concern);
    std::size_t puts = 0;
    wire = [&](const std::string& path, const std::string& body) {
        if (path == sync::path::kPutBlob && ++puts == 2) {
            BOOST_TEST(erase(person));
        }
        return answer(path, body);
    };
    (void)tablet(0).must_sync();
    wire = nullptr;
    BOOST_TEST(puts == 2U);
    settle();
    settle();
    BOOST_TEST(counts(0).bytes == 0);
    BOOST_TEST(central().verify().empty());
    require_well();
}

BOOST_AUTO_TEST_CASE(is_purged_when_its_citizen_is_left_but_not_before_it_has_been_taken) {
    Tablet& south = add_tablet("Team Syd");
    const std::string content = letter();
    const auto id = tablet(0).attach(content, concern);
    tablet(0).sync_partly(1); // its words only
    tablet(1).must_sync();
    tablet(1).edit(person, team_is(south.store().identity()->team));
    tablet(1).must_sync();
    // Told to leave, it gives the bytes first: nobody else has them.
    tablet(0).must_sync();
    BOOST_TEST(!tablet(0).store().find(id).has_value());
    BOOST_TEST(counts(0).bytes == 0);
    BOOST_TEST(decrypted_file(tablet(0).file(), tablet(0).key()).find(kPlanted) ==
               std::string::npos);
    south.must_sync();
    BOOST_TEST((south.content(id) == content));
    require_well();
}

BOOST_AUTO_TEST_CASE(is_given_back_to_a_restored_central_by_whoever_has_it) {
    const std::string content = letter();
    back_up_central();
    const auto lost_with_words = tablet(0).attach(content, concern);
    settle();
    restore_central();
    settle();
    BOOST_TEST(awaited().empty());
    // The words are in the next backup and the bytes are not.
    const auto lost_alone = tablet(0).attach(letter(" nummer to"), concern);
    tablet(0).sync_partly(1);
    back_up_central();
    settle();
    lose_tablet(0); // the other one has fetched them
    restore_central();
    settle();
    BOOST_TEST(awaited().empty());
    BOOST_TEST((tablet(0).content(lost_with_words) == content));
    BOOST_TEST(tablet(0).content(lost_alone).has_value());
    require_well();
}

BOOST_AUTO_TEST_CASE(is_in_a_backup_and_comes_out_of_it) {
    const std::string content = letter();
    const auto id = tablet(0).attach(content, concern);
    settle();
    back_up_central();
    lose_tablet(0);
    lose_tablet(0);
    restore_central();
    BOOST_TEST(central().verify().empty());
    Tablet& fresh = add_tablet();
    BOOST_TEST((fresh.content(id) == content));
}

BOOST_AUTO_TEST_CASE(keeps_its_bytes_for_a_while_after_it_was_deleted) {
    const std::string content = letter();
    const auto id = tablet(0).attach(content, concern);
    settle();
    const auto as_it_was = record::seen_of(tablet(1).store().find(id).value());
    tablet(0).remove(id);
    tablet(0).must_sync();
    // Somebody had edited it meanwhile, so that it is disputed and comes back.
    tablet(1).edit_as_seen(id, {{{2, std::string("confidential")}}, {}}, as_it_was);
    settle();
    BOOST_TEST((tablet(0).content(id) == content));
    BOOST_TEST(tablet(0).resolve_first(id, 0)); // it goes after all
    settle();
    clock.advance_ms(limits::kUnnamedBytesMs + limits::kLastSeenSlackMs);
    settle();
    settle();
    BOOST_TEST(central().verify().empty());
    for (std::size_t i = 0; i < tablets(); ++i) {
        BOOST_TEST(counts(i).bytes == 0);
    }
    if (!on_postgres()) {
        stop_central();
        sqlite::OpenOptions options;
        options.path = central_file();
        options.migrations = central::sql::migrations;
        {
            sqlite::Connection database(options, keys().master);
            auto rows = database.statement("SELECT count(*) FROM blob_piece");
            BOOST_TEST(rows.step());
            BOOST_TEST(rows.integer(0) == 0);
        }
        restart_central();
    }
}

BOOST_AUTO_TEST_CASE(that_was_set_apart_brings_its_bytes_when_it_is_released) {
    const std::string content = letter();
    appoint(tablet(0).staff_name(), "partner_staff", "Team Nord");
    const auto id = tablet(0).attach(content, concern); // the tablet does not know yet
    tablet(0).must_sync();
    BOOST_TEST(tablet(0).store().counts().quarantined == 1U);
    BOOST_TEST(central().stats().awaited == 0U);
    BOOST_TEST(counts(0).unsent == 0U, "they are kept as its words are");
    appoint(tablet(0).staff_name(), "staff", "Team Nord");
    BOOST_REQUIRE(release(ledger().apart().front()));
    lose_tablet(0);
    settle();
    settle();
    BOOST_TEST((tablet(0).content(id) == content));
    require_well();
}

BOOST_AUTO_TEST_CASE(of_the_team_s_own_comes_to_the_team) {
    const std::string content = letter("", 10);
    const auto id = tablet(0).attach(content);
    settle();
    BOOST_TEST((tablet(1).content(id) == content));
    require_well();
}

BOOST_AUTO_TEST_CASE(attached_twice_is_sent_once) {
    tablet(0).attach(letter(), concern);
    settle();
    const auto again = tablet(1).attach(letter(), concern);
    BOOST_TEST(requests_to(sync::path::kPutBlob, [&] { settle(); }) == 0U);
    BOOST_TEST(tablet(0).content(again).has_value());
    require_well();
}

BOOST_AUTO_TEST_CASE(that_is_damaged_at_the_central_is_found) {
    tablet(0).attach(letter(), concern);
    settle();
    BOOST_TEST(central().verify().empty());
    stop_central();
    const std::string second = "FROM blob_piece AS second WHERE second.number = 1"
                               " AND second.stream = blob_piece.stream"
                               " AND second.name = blob_piece.name";
    const std::string damage = "UPDATE blob_piece SET bytes = (SELECT bytes " + second +
                               ") WHERE number = 0 AND EXISTS (SELECT 1 " + second + ")";
    if (on_postgres()) {
        run_on_postgres(damage);
    } else {
        sqlite::OpenOptions options;
        options.path = central_file();
        options.migrations = central::sql::migrations;
        sqlite::Connection(options, keys().master).execute(damage);
    }
    restart_central();
    BOOST_TEST(!central().verify().empty());
}

BOOST_AUTO_TEST_SUITE_END()

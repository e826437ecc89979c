#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/crypto.hpp"
#include "domain/citizen.hpp"
#include "domain/types.hpp"
#include "merge/apply.hpp"
#include "record/chain.hpp"
#include "record/value.hpp"
#include "store/store.hpp"
#include "sync/client/session.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/sync/crypto_started.hpp"

namespace b2go::tests {

inline constexpr record::DeviceNumber kOwnDevice = 100'001;
inline constexpr record::DeviceNumber kOtherDevice = 100'002;

/// A central of one tablet that accepts everything, signs real answers, and lets a test alter
/// each of them before it is packed.
class ScriptedCentral {
public:
    explicit ScriptedCentral(base::Random& random) : key(base::SigningKey::random(random)) {}

    base::SigningKey key;
    /// Pages to hand out, one per answer that may hold one; after the last, empty ones.
    std::vector<sync::pb::Page> pages;
    std::function<void(sync::pb::SyncAnswer&)> alter_sync;
    std::function<void(sync::pb::PullAnswer&)> alter_pull;
    /// Without it the central says that the histories are one.
    std::function<void(sync::pb::RenumberAnswer&)> alter_number;
    std::int64_t time_ms = 0;
    record::Seq seq = 0;
    record::Chain chain{};
    std::vector<sync::pb::SyncRequest> syncs;
    std::vector<sync::pb::PullRequest> pulls;
    std::vector<sync::pb::RenumberRequest> numbers;

    sync::Reply answer(const sync::Outgoing& request, base::ByteView device_key) {
        const auto read = sync::read_request(request.body);
        if (!read || !sync::is_signed_by(*read, request.path, device_key)) {
            return {401, sync::pack_refusal("bad_signature",
                                            {"Forkert underskrift.", "Wrong signature."})};
        }
        if (request.path == sync::path::kRenumber) {
            return number(read->payload());
        }
        return request.path == sync::path::kSync ? sync(read->payload()) : pull(read->payload());
    }

    sync::pb::Receipt receipt() {
        sync::pb::Receipt made;
        made.set_device(kOwnDevice);
        made.set_epoch(1);
        made.set_last_seq(seq);
        made.set_chain(std::string(base::as_chars(chain)));
        made.set_time_ms(time_ms);
        sync::sign_receipt(made, key);
        return made;
    }

private:
    sync::Reply sync(const std::string& payload) {
        sync::pb::SyncRequest& request = syncs.emplace_back();
        if (!sync::unpack(payload, request)) {
            return {400, ""};
        }
        record::Seq at = request.first_seq();
        for (const std::string& change : request.changes()) {
            if (at++ == seq + 1) {
                chain = record::extend(chain, record::change_hash(change));
                ++seq;
            }
        }
        sync::pb::SyncAnswer answer;
        answer.set_time_ms(time_ms);
        sync::pb::Accepted& accepted = *answer.mutable_accepted();
        if (request.changes_size() > 0) {
            sync::pb::VerdictRun& run = *accepted.add_verdicts();
            run.set_kind(sync::pb::APPLIED);
            run.set_count(static_cast<std::uint32_t>(request.changes_size()));
        }
        *accepted.mutable_receipt() = receipt();
        if (request.want_page()) {
            *accepted.mutable_page() = next_page(request.cursor());
        }
        if (alter_sync) {
            alter_sync(answer);
        }
        return {200, sync::pack(answer)};
    }

    sync::Reply pull(const std::string& payload) {
        sync::pb::PullRequest& request = pulls.emplace_back();
        if (!sync::unpack(payload, request)) {
            return {400, ""};
        }
        sync::pb::PullAnswer answer;
        answer.set_time_ms(time_ms);
        *answer.mutable_page() = next_page(request.cursor());
        if (alter_pull) {
            alter_pull(answer);
        }
        return {200, sync::pack(answer)};
    }

    sync::Reply number(const std::string& payload) {
        sync::pb::RenumberRequest& request = numbers.emplace_back();
        if (!sync::unpack(payload, request)) {
            return {400, ""};
        }
        sync::pb::RenumberAnswer answer;
        answer.set_time_ms(time_ms);
        answer.set_device_key(request.device_key());
        if (alter_number) {
            alter_number(answer);
        }
        return {200, sync::pack(answer)};
    }

    sync::pb::Page next_page(const std::string& cursor) {
        sync::pb::Page page;
        if (!pages.empty()) {
            page = pages.front();
            pages.erase(pages.begin());
        } else {
            page.set_from_cursor(cursor);
        }
        return page;
    }
};

/// A real store of an enrolled tablet and a scripted central.
struct SessionFixture : CryptoStarted {
    TempFolder folder;
    ManualClock clock;
    SeededRandom random{7};
    base::SecretKey data_key = base::SecretKey::random(random);
    base::SigningKey device_key = base::SigningKey::random(random);
    ScriptedCentral central{random};
    std::unique_ptr<store::Store> store =
        store::Store::create(folder.file("store.db"), data_key, clock, random);
    base::AnyId staff = base::make_id(clock, random);

    SessionFixture() {
        store::Identity identity;
        identity.device = kOwnDevice;
        identity.epoch = 1;
        identity.staff = staff;
        identity.staff_name = "Anna Demosen";
        identity.team = base::make_id(clock, random);
        identity.demo = true;
        identity.central_key = std::string(base::as_chars(central.key.public_key()));
        identity.central_box_key = std::string(32, 'b');
        identity.device_seed = std::string(base::as_chars(device_key.seed()));
        identity.box_private_key = std::string(32, 'p');
        store->set_identity(identity);
        central.time_ms = clock.now().ms;
    }

    [[nodiscard]] sync::StoreRunner runner() {
        return {[this](const sync::StoreRunner::Job& job) { job(*store); }, {}};
    }

    static record::Write name_write(std::string name) {
        return {domain::citizen().name.number,
                {},
                record::encode(record::Value(std::move(name))),
                {},
                std::nullopt};
    }

    /// Saves a new citizen; returns its id.
    base::AnyId save(std::string name = "Bo Fiktivgaard") {
        const base::AnyId id = base::make_id(clock, random);
        const store::Draft draft{id,
                                 domain::types::kCitizen,
                                 record::Scope::citizen(id),
                                 {name_write(std::move(name))},
                                 {},
                                 std::nullopt};
        store->save(std::span(&draft, 1));
        return id;
    }

    /// Another tablet's new citizen as the central would send it.
    sync::pb::Entry entry(record::Seq seq) {
        record::Change change;
        change.device = kOtherDevice;
        change.seq = seq;
        change.id = base::make_id(clock, random);
        change.type = domain::types::kCitizen;
        change.scope = record::Scope::citizen(change.id);
        change.schema = 1;
        change.time = clock.now();
        change.author = staff;
        change.writes = {name_write("Carla Testholm")};
        record::RecordState state = merge::empty_record(change);
        merge::apply(state, change, {kOtherDevice, seq, 77});
        sync::pb::Entry made;
        made.set_id(change.id.raw());
        made.set_seq(seq);
        made.set_state(record::encode(state));
        return made;
    }

    /// A page of `slices` slices of two records each, whose cursors are `from` with one more
    /// letter each.
    sync::pb::Page page(const std::string& from, int slices, bool more) {
        sync::pb::Page made;
        made.set_from_cursor(from);
        made.set_more(more);
        std::string cursor = from;
        for (int i = 0; i < slices; ++i) {
            sync::pb::Slice& slice = *made.add_slices();
            *slice.add_entries() = entry(++other_seq_);
            *slice.add_entries() = entry(++other_seq_);
            cursor.push_back('c');
            slice.set_cursor(cursor);
        }
        return made;
    }

    sync::Reply reply_to(const sync::Outgoing& request) {
        return central.answer(request, device_key.public_key());
    }

    /// Every message delivered, in order.
    void carry(sync::Session& session) {
        while (const auto request = session.next()) {
            session.receive(reply_to(*request));
        }
    }

private:
    record::Seq other_seq_ = 0;
};

} // namespace b2go::tests

#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/citizen.hpp"
#include "record/chain.hpp"
#include "record/seen.hpp"
#include "record/state.hpp"
#include "registry/object.hpp"
#include "sync/central/central.hpp"
#include "sync/protocol/sync.pb.h"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/sync/central_place.hpp"

/// A real central on a real store (central_place.hpp), and tablets that speak the protocol by
/// themselves: they stamp, chain and sign real changes, and can be told to do it wrongly.
namespace b2go::tests {

namespace pb = sync::pb;

/// The central of one test. `reopen` is what a restart is; `crash` one without a clean end.
struct TestCentral {
    explicit TestCentral(bool demo = true);

    TempFolder folder;
    ManualClock clock;
    SeededRandom random{7};
    base::BoxKeyPair recovery;
    std::string key_file;
    CentralPlace place;
    std::unique_ptr<central::Central> central;
    std::string erasures; ///< the list, kept outside the store

    [[nodiscard]] central::Keys keys() const { return central::Keys::decode(key_file); }
    void reopen();
    [[nodiscard]] std::string code(std::string_view staff = "Test Demosen",
                                   std::string_view role = "staff",
                                   std::string_view team = "Team Nord");
    central::Reply ask(std::string_view request_path, const std::string& body);
};

/// A citizen's name, to be put into a change.
[[nodiscard]] registry::Fields named(std::string name);

/// A refusal's code; empty for an answer of 200.
[[nodiscard]] std::string code_of(const central::Reply& reply);
[[nodiscard]] pb::SyncAnswer sync_answer(const central::Reply& reply);
/// One verdict per change.
[[nodiscard]] std::vector<pb::VerdictKind> verdicts_of(const pb::SyncAnswer& answer);

class Tablet {
public:
    explicit Tablet(TestCentral& central, std::uint64_t seed = 1);

    /// Asks with its own keys; keeps who it is if the central says yes.
    central::Reply enrol(std::string_view code);
    [[nodiscard]] std::string enrol_body(std::string_view code) const;

    /// A change of a record this tablet knows, seeing what it has seen of it.
    record::Change edit(base::AnyId id, const registry::Fields& fields);
    record::Change put(const registry::Object& object, const record::Scope& scope);
    /// Stamps a change with the next place in the history, unless `as_is`.
    record::Change save(record::Change change, bool as_is = false);
    /// Any bytes as the next change.
    void save_bytes(std::string bytes);

    /// Everything unsent, and a page.
    [[nodiscard]] pb::SyncRequest request() const;
    [[nodiscard]] std::string body(const pb::SyncRequest& request) const;
    central::Reply send(const pb::SyncRequest& request);
    /// Sends everything, takes the answer and all further pages.
    pb::SyncAnswer sync();
    void take(const pb::SyncAnswer& answer);
    /// `sent` is where the changes of the request that it answers begin in `changes`.
    void take(const pb::Page& page, std::size_t sent = 0);
    [[nodiscard]] pb::PullRequest pull_request() const;
    [[nodiscard]] pb::Records ask_for(const std::vector<std::string>& ids);
    [[nodiscard]] pb::Entry whole(const pb::Entry& stub);

    /// What colleagues hold too: all but notices to this tablet's user.
    [[nodiscard]] std::map<base::AnyId, record::RecordState> shared() const;
    [[nodiscard]] record::Dot last_dot() const;
    [[nodiscard]] registry::Object shown(base::AnyId id) const;

    TestCentral& central;
    SeededRandom random;
    base::SigningKey key;
    base::BoxKeyPair box;
    record::DeviceNumber device = 0;
    base::AnyId staff;
    base::AnyId team;
    std::vector<std::string> changes; ///< by seq, from 1
    std::vector<record::Chain> chains;
    record::Seq accepted = 0;
    std::string cursor;
    std::map<base::AnyId, record::RecordState> records; ///< the central's, as paged
    std::map<base::AnyId, std::string> gone;            ///< with the erased scope
    std::vector<pb::Share> left;                        ///< what it was told to leave
    std::size_t stubs = 0;
    std::vector<std::uint64_t> page_seqs; ///< in the order they came
};

/// An anonymous citizen of the tablet's team.
[[nodiscard]] registry::Object citizen_of(Tablet& tablet, std::string_view name = "Ditte Demosen");

} // namespace b2go::tests

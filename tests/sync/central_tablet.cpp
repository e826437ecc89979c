#include "tests/sync/central_tablet.hpp"

#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "domain/record_view.hpp"
#include "domain/types.hpp"
#include "record/digest.hpp"
#include "registry/diff.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/sync/kept_list.hpp"

namespace b2go::tests {

using base::as_chars;

TestCentral::TestCentral(bool demo)
    : recovery((base::init_crypto(), base::make_box_keys(random))),
      key_file(central::Keys::make(random, as_chars(recovery.public_key)).encode()),
      place(folder.file("central.db")) {
    auto own = keys();
    auto store = place.create(own.master, random);
    central = std::make_unique<central::Central>(std::move(store), std::move(own), clock, random);
    central->initialise(demo);
    central->keep_erasures_in(std::make_unique<KeptList>(erasures));
}

void TestCentral::reopen() {
    central.reset();
    auto own = keys();
    auto store = place.open(own.master, random);
    central = std::make_unique<central::Central>(std::move(store), std::move(own), clock, random);
    central->keep_erasures_in(std::make_unique<KeptList>(erasures));
}

std::string TestCentral::code(std::string_view staff, std::string_view role,
                              std::string_view team) {
    return central->make_code(staff, role, team).value().code;
}

central::Reply TestCentral::ask(std::string_view request_path, const std::string& body) {
    const central::Request request{std::string(request_path), body};
    return central->answer({&request, 1}).at(0);
}

registry::Fields named(std::string name) {
    return {{{domain::citizen().name.number, std::move(name)}}, {}};
}

std::string code_of(const central::Reply& reply) {
    if (reply.status == 200) {
        return {};
    }
    pb::Refused refused;
    BOOST_REQUIRE(sync::unpack(reply.body, refused));
    BOOST_TEST(!refused.message_da().empty());
    BOOST_TEST(!refused.message_en().empty());
    return refused.code();
}

pb::SyncAnswer sync_answer(const central::Reply& reply) {
    BOOST_REQUIRE_EQUAL(code_of(reply), "");
    pb::SyncAnswer answer;
    BOOST_REQUIRE(sync::unpack(reply.body, answer));
    return answer;
}

std::vector<pb::VerdictKind> verdicts_of(const pb::SyncAnswer& answer) {
    std::vector<pb::VerdictKind> verdicts;
    for (const pb::VerdictRun& run : answer.accepted().verdicts()) {
        verdicts.insert(verdicts.end(), run.count(), run.kind());
    }
    return verdicts;
}

Tablet::Tablet(TestCentral& its_central, std::uint64_t seed)
    : central(its_central), random(1000 + seed), key(base::SigningKey::random(random)),
      box(base::make_box_keys(random)) {}

std::string Tablet::enrol_body(std::string_view code) const {
    pb::EnrolRequest request;
    request.set_protocol(sync::kProtocol);
    request.set_schema(domain::kSchema);
    request.set_code(sync::normalised_code(code).value_or(std::string(code)));
    request.set_device_key(std::string(as_chars(key.public_key())));
    request.set_box_key(std::string(as_chars(box.public_key)));
    request.set_program("b2go test");
    return sync::sign_request(request, sync::path::kEnrol, 0, key, central.clock.now());
}

central::Reply Tablet::enrol(std::string_view code) {
    central::Reply reply = central.ask(sync::path::kEnrol, enrol_body(code));
    if (reply.status == 200) {
        pb::EnrolAnswer answer;
        BOOST_REQUIRE(sync::unpack(reply.body, answer));
        device = answer.device();
        staff = base::AnyId::from_bytes(answer.staff()).value();
        team = base::AnyId::from_bytes(answer.team()).value();
    }
    return reply;
}

record::Change Tablet::save(record::Change change, bool as_is) {
    if (!as_is) {
        change.device = device;
        change.seq = changes.size() + 1;
        change.author = staff;
        change.schema = domain::kSchema;
        change.time = central.clock.now();
    }
    save_bytes(record::encode(change));
    return change;
}

void Tablet::save_bytes(std::string bytes) {
    const record::Chain before = chains.empty() ? record::Chain{} : chains.back();
    chains.push_back(record::extend(before, record::change_hash(bytes)));
    changes.push_back(std::move(bytes));
}

record::Change Tablet::put(const registry::Object& object, const record::Scope& scope) {
    record::Change change;
    change.id = object.id;
    change.type = object.type;
    change.scope = scope;
    change.writes = registry::writes_of({}, object.fields, record::Seen{object.id, {}},
                                        registry::Given::changed);
    return save(std::move(change));
}

record::Change Tablet::edit(base::AnyId id, const registry::Fields& fields) {
    const record::RecordState& state = records.at(id);
    record::Change change;
    change.id = id;
    change.type = state.type;
    change.scope = state.scope;
    change.writes = registry::writes_of(domain::object_of(state).fields, fields,
                                        record::seen_of(state), registry::Given::changed);
    return save(std::move(change));
}

pb::SyncRequest Tablet::request() const {
    pb::SyncRequest request;
    request.set_protocol(sync::kProtocol);
    request.set_schema(domain::kSchema);
    request.set_demo(true);
    const auto chain_at = [this](record::Seq seq) {
        return std::string(as_chars(seq == 0 ? record::Chain{} : chains.at(seq - 1)));
    };
    request.mutable_position()->set_last_seq(changes.size());
    request.mutable_position()->set_chain(chain_at(changes.size()));
    request.set_first_seq(accepted + 1);
    request.set_chain_before(chain_at(accepted));
    for (record::Seq seq = accepted; seq < changes.size(); ++seq) {
        request.add_changes(changes[seq]);
    }
    request.set_cursor(cursor);
    request.set_want_page(true);
    return request;
}

std::string Tablet::body(const pb::SyncRequest& request) const {
    return sync::sign_request(request, sync::path::kSync, device, key, central.clock.now());
}

central::Reply Tablet::send(const pb::SyncRequest& request) {
    return central.ask(sync::path::kSync, body(request));
}

pb::PullRequest Tablet::pull_request() const {
    const pb::SyncRequest from = request();
    pb::PullRequest pull;
    pull.set_protocol(from.protocol());
    pull.set_schema(from.schema());
    pull.set_demo(from.demo());
    *pull.mutable_position() = from.position();
    pull.set_cursor(from.cursor());
    return pull;
}

pb::SyncAnswer Tablet::sync() {
    pb::SyncAnswer answer = sync_answer(send(request()));
    take(answer);
    bool more = answer.accepted().page().more();
    while (more) {
        const central::Reply reply =
            central.ask(sync::path::kPull, sync::sign_request(pull_request(), sync::path::kPull,
                                                              device, key, central.clock.now()));
        BOOST_REQUIRE_EQUAL(code_of(reply), "");
        pb::PullAnswer pulled;
        BOOST_REQUIRE(sync::unpack(reply.body, pulled));
        BOOST_REQUIRE(pulled.has_page());
        take(pulled.page());
        more = pulled.page().more();
    }
    return answer;
}

void Tablet::take(const pb::SyncAnswer& answer) {
    BOOST_REQUIRE(answer.has_accepted());
    const auto sent = static_cast<std::size_t>(accepted);
    const pb::Receipt& receipt = answer.accepted().receipt();
    BOOST_TEST(sync::is_valid(receipt, central.keys().signing.public_key()));
    BOOST_TEST(receipt.device() == device);
    accepted = receipt.last_seq();
    BOOST_REQUIRE(accepted <= chains.size());
    BOOST_TEST(receipt.chain() ==
               std::string(as_chars(accepted == 0 ? record::Chain{} : chains[accepted - 1])));
    if (answer.accepted().has_page()) {
        take(answer.accepted().page(), sent);
    }
}

void Tablet::take(const pb::Page& page, std::size_t sent) {
    BOOST_TEST(page.from_cursor() == cursor);
    for (const pb::Slice& slice : page.slices()) {
        for (const pb::Share& share : slice.left()) {
            left.push_back(share);
        }
        for (pb::Entry each : slice.entries()) {
            if (each.change() != 0) {
                BOOST_TEST(each.id().empty());
                each.set_id(record::decode_change(changes.at(sent + each.change() - 1))->id.raw());
            }
            if (each.gone()) {
                const auto id = base::AnyId::from_bytes(each.id()).value();
                gone[id] = each.erased_scope();
                records.erase(id);
                continue;
            }
            stubs += each.has_stub_digest() ? 1 : 0;
            const pb::Entry entry = each.has_stub_digest() ? whole(each) : each;
            auto state = record::decode_state(entry.state());
            BOOST_REQUIRE(state.has_value());
            BOOST_TEST(state->id.raw() == entry.id());
            page_seqs.push_back(entry.seq());
            records.insert_or_assign(state->id, std::move(*state));
        }
        cursor = slice.cursor();
    }
}

pb::Records Tablet::ask_for(const std::vector<std::string>& ids) {
    const pb::SyncRequest from = request();
    pb::RecordsRequest asked;
    asked.set_protocol(from.protocol());
    asked.set_schema(from.schema());
    asked.set_demo(from.demo());
    *asked.mutable_position() = from.position();
    for (const std::string& id : ids) {
        asked.add_ids(id);
    }
    const central::Reply reply =
        central.ask(sync::path::kRecords, sync::sign_request(asked, sync::path::kRecords, device,
                                                             key, central.clock.now()));
    BOOST_REQUIRE_EQUAL(code_of(reply), "");
    pb::RecordsAnswer answer;
    BOOST_REQUIRE(sync::unpack(reply.body, answer));
    BOOST_REQUIRE(answer.has_records());
    return answer.records();
}

/// This tablet keeps what was paged, not what it wrote: it asks for everything whole.
pb::Entry Tablet::whole(const pb::Entry& stub) {
    const pb::Records answer = ask_for({stub.id()});
    BOOST_REQUIRE(answer.entries_size() == 1);
    const auto id = base::AnyId::from_bytes(stub.id()).value();
    if (answer.entries(0).seq() == stub.seq()) { // otherwise somebody has written since
        BOOST_TEST(stub.stub_digest() == record::stub_of(id, answer.entries(0).state()));
    }
    pb::Entry entry = stub;
    entry.set_state(answer.entries(0).state());
    return entry;
}

std::map<base::AnyId, record::RecordState> Tablet::shared() const {
    auto found = records;
    std::erase_if(found, [](const auto& each) {
        return each.second.scope.kind == record::Scope::Kind::staff;
    });
    return found;
}

record::Dot Tablet::last_dot() const {
    return {device, changes.size(), record::tag_of(chains.back())};
}

registry::Object Tablet::shown(base::AnyId id) const { return domain::object_of(records.at(id)); }

registry::Object citizen_of(Tablet& tablet, std::string_view name) {
    const auto id = base::make_id(tablet.central.clock, tablet.random);
    registry::Object object = domain::citizen().make(id);
    object.set(domain::citizen().id_type, registry::Choice{"anonymous"})
        .set(domain::citizen().name, std::string(name))
        .set(domain::citizen().team, domain::TeamId(tablet.team));
    return object;
}

} // namespace b2go::tests

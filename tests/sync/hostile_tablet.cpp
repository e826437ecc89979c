#include "tests/sync/hostile_tablet.hpp"

#include <boost/test/unit_test.hpp>

#include "domain/attachment.hpp"
#include "domain/location.hpp"
#include "domain/types.hpp"
#include "sync/protocol/status.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::tests {

namespace {

using record::Scope;

constexpr std::string_view kContent = "a letter";

std::string content_hash() {
    base::Sha256 hash;
    hash.add(base::as_bytes(kContent));
    return std::string(base::as_chars(hash.finish()));
}

template <typename Message> Message asking() {
    Message message;
    message.set_protocol(sync::kProtocol);
    if constexpr (requires { message.set_schema(0); }) {
        message.set_schema(domain::kSchema);
    }
    message.set_demo(true);
    return message;
}

} // namespace

HostileTablet::HostileTablet(TestCentral& central, std::uint64_t seed)
    : mangler(seed), central_(central), seed_(seed) {
    enrol();
}

void HostileTablet::enrol() {
    tablet_ = std::make_unique<Tablet>(central_, seed_ * 1000 + static_cast<unsigned>(++enrolled_));
    BOOST_REQUIRE_EQUAL(code_of(tablet_->enrol(central_.code("Mallory Demosen"))), "");
    tablet_->sync();
    write_something();
}

void HostileTablet::write_something() {
    const registry::Object person = citizen_of(*tablet_);
    tablet_->put(person, Scope::citizen(person.id));
    citizen_ = person.id;
    registry::Object paper =
        domain::attachment().make(base::make_id(central_.clock, tablet_->random));
    paper.set(domain::attachment().sha256, base::to_hex(base::as_bytes(content_hash())))
        .set(domain::attachment().media_type, std::string("image/jpeg"))
        .set(domain::attachment().size, static_cast<std::int64_t>(kContent.size()));
    tablet_->put(paper, Scope::citizen(person.id));
    attachment_ = paper.id;
    tablet_->sync();
    code_ = central_.code("Mallory Demosen");
}

/// The next in the tablet's history.
record::Change HostileTablet::write_some_change() {
    if (mangler.choose(3) == 0) {
        const registry::Object person = citizen_of(*tablet_);
        return tablet_->put(person, Scope::citizen(person.id));
    }
    if (mangler.choose(3) == 0) {
        registry::Object place =
            domain::location().make(base::make_id(central_.clock, tablet_->random));
        place.set(domain::location().name, std::string("Biblioteket"))
            .set(domain::location().type, registry::Choice{"library"});
        return tablet_->put(place, Scope::reference());
    }
    registry::Fields edits;
    edits.plain[domain::citizen().preferred_name.number] =
        std::string("Ditte ") + std::to_string(mangler.choose(1000));
    return tablet_->edit(citizen_, edits);
}

HostileTablet::Message HostileTablet::push(bool is_sealed) {
    pb::SyncRequest request = tablet_->request();
    if (is_sealed && request.changes_size() > 0) {
        request.set_changes(
            0, base::seal_to(central_.keys().box.public_key, base::as_bytes(request.changes(0))));
        pb::SealedChange& sealed = *request.add_sealed();
        sealed.set_index(0);
        sealed.set_origin_device(tablet_->device);
        sealed.set_origin_seq(1);
    }
    return to(sync::path::kSync, request);
}

HostileTablet::Message HostileTablet::push_of_stub() {
    pb::SyncRequest request = tablet_->request();
    if (request.changes_size() > 0) {
        pb::Stub& stub = *request.add_stubs();
        stub.set_seq(request.first_seq());
        stub.set_hash(std::string(base::as_chars(record::change_hash(request.changes(0)))));
        stub.set_scope(Scope::citizen(citizen_).encode());
        request.set_changes(0, "");
        request.add_erased(stub.scope());
    }
    return to(sync::path::kSync, request);
}

HostileTablet::Message HostileTablet::question() {
    const pb::PullRequest pull = tablet_->pull_request();
    switch (mangler.choose(5)) {
    case 0:
        return to(sync::path::kPull, pull);
    case 1: {
        auto request = asking<pb::RangesRequest>();
        *request.mutable_position() = pull.position();
        request.mutable_share()->set_scope(Scope::team(tablet_->team).encode());
        request.mutable_share()->set_citizens(mangler.choose(2) == 0);
        request.add_ranges()->set_last(citizen_.raw());
        request.add_ranges()->set_last(std::string(16, '\xff'));
        return to(sync::path::kRanges, request);
    }
    case 2: {
        auto request = asking<pb::RecordsRequest>();
        *request.mutable_position() = pull.position();
        request.add_ids(citizen_.raw());
        return to(sync::path::kRecords, request);
    }
    case 3: {
        auto request = asking<pb::HistoryRequest>();
        request.set_id(citizen_.raw());
        return to(sync::path::kHistory, request);
    }
    default: {
        auto request = asking<pb::RenumberRequest>();
        *request.mutable_position() = pull.position();
        const Tablet next(central_, mangler.choose(1000));
        request.set_device_key(std::string(base::as_chars(next.key.public_key())));
        request.set_box_key(std::string(base::as_chars(next.box.public_key)));
        pb::Mark& mark = *request.add_marks();
        mark.set_seq(1);
        mark.set_chain(std::string(base::as_chars(tablet_->chains.at(0))));
        return to(sync::path::kRenumber, request);
    }
    }
}

HostileTablet::Message HostileTablet::about_bytes() {
    pb::BlobName name;
    name.set_id(attachment_.raw());
    name.set_sha256(content_hash());
    switch (mangler.choose(4)) {
    case 0: {
        auto request = asking<pb::BlobsRequest>();
        *request.add_names() = name;
        return to(sync::path::kBlobs, request);
    }
    case 1: {
        auto request = asking<pb::PutBlobRequest>();
        *request.mutable_name() = name;
        request.set_bytes(std::string(kContent));
        return to(sync::path::kPutBlob, request);
    }
    case 2: {
        auto request = asking<pb::GetBlobRequest>();
        *request.mutable_name() = name;
        return to(sync::path::kGetBlob, request);
    }
    default: {
        auto request = asking<pb::WitnessRequest>();
        request.add_sealed(base::seal_to(
            central_.keys().box.public_key,
            base::as_bytes(mangler.message(record::encode(tablet_->records.at(citizen_))))));
        return to(sync::path::kWitness, request);
    }
    }
}

HostileTablet::Message HostileTablet::some_message() {
    switch (mangler.choose(6)) {
    case 0:
        write_some_change();
        return push(false);
    case 1:
        write_some_change();
        return push(true);
    case 2:
        write_some_change();
        return push_of_stub();
    case 3:
        return about_bytes();
    default:
        return question();
    }
}

std::string HostileTablet::body_of(const Message& message) const {
    return sync::sign_request(*message.content, message.path, tablet_->device, tablet_->key,
                              central_.clock.now());
}

/// What can still be read of it is what will be signed.
void HostileTablet::spoil(google::protobuf::MessageLite& content) {
    static_cast<void>(content.ParsePartialFromString(mangler.message(content.SerializeAsString())));
}

/// The change is spoiled before it is chained: nothing but what it says is wrong with it.
central::Reply HostileTablet::attack_with_change() {
    const record::Change change = write_some_change();
    tablet_->changes.pop_back();
    tablet_->chains.pop_back();
    tablet_->save_bytes(mangler.message(record::encode(change)));
    return central_.ask(sync::path::kSync, body_of(push(mangler.choose(8) == 0)));
}

central::Reply HostileTablet::attack() {
    switch (mangler.choose(8)) {
    case 0:
    case 1:
    case 2:
    case 3:
        return attack_with_change();
    case 4: { // not signed again
        const Message message = some_message();
        return central_.ask(message.path, mangler.choose(2) == 0 ? mangler.message(body_of(message))
                                                                 : mangler.bytes(body_of(message)));
    }
    case 5: {
        pb::SignedRequest enrolling;
        pb::EnrolRequest request;
        const Tablet next(central_, mangler.choose(1000));
        BOOST_REQUIRE(enrolling.ParseFromString(next.enrol_body(code_)));
        BOOST_REQUIRE(sync::unpack(enrolling.payload(), request));
        request.set_staff(tablet_->staff.raw());
        request.set_staff_name("Mallory Demosen");
        request.set_former_device(tablet_->device);
        spoil(request);
        return central_.ask(sync::path::kEnrol, sync::sign_request(request, sync::path::kEnrol, 0,
                                                                   next.key, central_.clock.now()));
    }
    default: {
        const Message message = some_message();
        spoil(*message.content);
        return central_.ask(message.path, body_of(message));
    }
    }
}

void HostileTablet::go_on() {
    const central::Reply reply = tablet_->send(tablet_->request());
    if (reply.status == sync::status::kOk) {
        const auto answer = sync_answer(reply);
        // Unless it has pushed under this name what it does not hold itself.
        if (answer.has_accepted() && tablet_->records.contains(citizen_) &&
            answer.accepted().receipt().last_seq() <= tablet_->changes.size()) {
            tablet_->take(answer);
            return;
        }
    }
    enrol();
}

} // namespace b2go::tests

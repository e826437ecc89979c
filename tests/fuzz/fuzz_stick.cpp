// A stick as anybody may fill it, read by a real central and a real tablet; and, since hardly any
// bytes would be sealed rightly, the same bytes as what is inside: requests that the tablet signed
// and sealed, answers that the central did.
#include <optional>
#include <string>
#include <string_view>

#include "base/outcome.hpp"
#include "domain/location.hpp"
#include "record/chain.hpp"
#include "sync/central/bundle.hpp"
#include "sync/central/requests.hpp"
#include "sync/central/sqlcipher_store.hpp"
#include "sync/client/bundle.hpp"
#include "sync/protocol/bundle.hpp"
#include "sync/protocol/status.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/sync/world.hpp"

using namespace b2go;

namespace {

/// A tablet that has something unsent, and its central. Both are put back after every input, so
/// that an input finds the same again when it is tried alone.
class Desk {
public:
    Desk() {
        registry::Object place = domain::location().make({});
        place.set(domain::location().name, std::string("Nordbiblioteket"))
            .set(domain::location().type, registry::Choice{"library"});
        const base::AnyId id = tablet().create(place);
        tablet().must_sync();
        registry::Fields renamed;
        renamed.plain[domain::location().name.number] = std::string("Biblioteket");
        tablet().edit(id, renamed);
        tablet().keep_copy();
        before_ = tablet().bytes(id);
        place_ = id;
        standing_ = standing();
        world_.stop_central();
        store_ = central::open_sqlcipher_store({world_.central_file(), {}}, keys().master);
        scope_keys_.emplace(*store_, keys().master, world_.random);
    }

    [[nodiscard]] tests::Tablet& tablet() { return world_.tablet(0); }
    [[nodiscard]] const central::Keys& keys() const { return world_.keys(); }
    [[nodiscard]] base::Instant now() const { return world_.clock.now(); }

    /// What the central answers; nothing is kept of it.
    std::optional<std::string> answered(std::string_view file) {
        const auto asked = central::open_asked(keys(), file);
        if (!asked) {
            return std::nullopt;
        }
        central::Context context{*store_, keys(), *scope_keys_, world_.clock, world_.random};
        store_->begin();
        const auto answer =
            central::answer_bundle(context, *asked, [&](const central::Request& request) {
                store_->begin_part();
                auto reply = central::answer_request(context, request);
                reply.status == sync::status::kOk ? store_->keep_part() : store_->undo_part();
                return reply;
            });
        store_->rollback();
        scope_keys_->forget();
        return answer ? std::optional(*answer) : std::nullopt;
    }

    /// False if the tablet refused the file, or its sync ended in a fault: at a record that cannot
    /// be read, say.
    bool read(std::string_view file) {
        try {
            return sync::read_bundle(tablet().runner(), world_.clock, file).has_value();
        } catch (const base::Fault&) {
            return false;
        }
    }

    /// Whatever it was given; most files get no further than to be refused.
    void check_tablet() {
        if (standing() == standing_) {
            return check_untouched();
        }
        base::require(tablet().store().verify().empty(), "a tablet's store stays sound");
        base::require(tablet().store().chain_at(kWritten).has_value(), "and what it wrote is kept");
        tablet().go_back();
    }
    void check_untouched() {
        base::require(tablet().bytes(place_) == before_ && tablet().store().counts().unsent == 1,
                      "a file that does not open changes nothing");
    }

private:
    /// What every step of a sync changes something of.
    [[nodiscard]] std::string standing() {
        const store::Store& store = tablet().store();
        const store::SyncPoint point = store.sync_point();
        return std::to_string(store.identity().value().device) + ' ' +
               std::to_string(point.last_seq) + ' ' + std::to_string(point.accepted_seq) + ' ' +
               point.cursor + ' ' + store.receipt();
    }

    static constexpr record::Seq kWritten = 2;

    tests::World world_{1, 1};
    base::AnyId place_;
    std::string before_;
    std::string standing_;
    std::unique_ptr<central::CentralStore> store_;
    std::optional<central::ScopeKeys> scope_keys_;
};

void check_file(Desk& desk, std::string_view bytes) {
    if (const auto answer = desk.answered(bytes)) {
        const auto head = sync::read_bundle_head(*answer);
        base::require(head && head->kind == sync::BundleKind::answers,
                      "what a bundle is answered with is one");
    }
    if (desk.read(bytes)) {
        desk.check_tablet();
    } else {
        desk.check_untouched();
    }
}

/// The requests in it are plain messages, each signed and packed here.
void check_requests(Desk& desk, std::string_view bytes) {
    sync::pb::BundledRequests bundle;
    if (!bundle.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
        return;
    }
    const auto identity = desk.tablet().store().identity().value();
    const auto key = base::SigningKey::from_seed(base::as_bytes(identity.device_seed)).value();
    bundle.set_device(identity.device);
    for (std::string& request : *bundle.mutable_requests()) {
        sync::pb::SyncRequest message;
        if (!message.ParseFromString(request)) {
            return;
        }
        request = sync::sign_request(message, sync::path::kSync, identity.device, key, desk.now());
    }
    const auto answer =
        desk.answered(sync::seal_bundle({sync::BundleKind::requests, identity.device}, bundle,
                                        base::as_bytes(identity.central_box_key)));
    base::require(answer.has_value() == !bundle.requests().empty(),
                  "what a tablet signed and sealed is answered");
    if (answer) {
        static_cast<void>(desk.read(*answer));
        desk.check_tablet();
    }
}

/// The body of an answer, from a plain message; a receipt in it is signed.
template <typename Message> bool pack_body(const Desk& desk, sync::pb::BundledAnswer& answer) {
    Message message;
    if (!message.ParseFromString(answer.body())) {
        return false;
    }
    if constexpr (std::is_same_v<Message, sync::pb::SyncAnswer>) {
        if (message.has_accepted()) {
            sync::sign_receipt(*message.mutable_accepted()->mutable_receipt(), desk.keys().signing);
        }
    }
    answer.set_body(sync::pack(message));
    return true;
}

/// The answers in it are plain messages, packed and signed here.
void check_answers(Desk& desk, std::string_view bytes) {
    sync::pb::BundledAnswers bundle;
    if (!bundle.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
        return;
    }
    for (sync::pb::BundledAnswer& answer : *bundle.mutable_answers()) {
        const bool is_packed = answer.path() == sync::path::kPull
                                   ? pack_body<sync::pb::PullAnswer>(desk, answer)
                                   : pack_body<sync::pb::SyncAnswer>(desk, answer);
        if (!is_packed) {
            return;
        }
    }
    const auto identity = desk.tablet().store().identity().value();
    auto own = base::SecretKey::copy_of(base::as_bytes(identity.box_private_key)).value();
    bundle.set_device(identity.device);
    sync::sign_answers(bundle, desk.keys().signing);
    static_cast<void>(
        desk.read(sync::seal_bundle({sync::BundleKind::answers, identity.device}, bundle,
                                    base::box_keys_of(std::move(own)).public_key)));
    desk.check_tablet();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Desk desk;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_file(desk, bytes);
    check_requests(desk, bytes);
    check_answers(desk, bytes);
    return 0;
}

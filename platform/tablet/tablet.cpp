#include "platform/tablet/tablet.hpp"

#include <chrono>

#include "platform/files.hpp"
#include "platform/program.hpp"
#include "platform/tablet/kdf_calibration.hpp"
#include "platform/tablet/real_waiter.hpp"
#include "platform/tablet/tries.hpp"
#include "store/vault.hpp"
#include "sync/client/cpprest_transport.hpp"
#include "sync/client/enrolment.hpp"
#include "sync/client/synchronise.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::platform {

namespace {

constexpr std::size_t kMostVaultBytes = 1024 * 1024; // slots of a whole municipality

tl::unexpected<base::Rejection> not_enrolled() {
    return base::refuse(base::Refusal::not_allowed,
                        {"Der er ingen tablet i mappen. Tilmeld den først: b2go enrol.",
                         "There is no tablet in this folder. Enrol it first: b2go enrol."});
}

std::string bytes_of(base::ByteView bytes) { return std::string(base::as_chars(bytes)); }

/// The key file has vouched for the key, so it is the store that is not what was written.
std::unique_ptr<store::Store> open_store(const TabletFolder& folder, const base::SecretKey& key,
                                         const base::Clock& clock, base::Random& random) {
    try {
        return store::Store::open(folder.store().string(), key, clock, random);
    } catch (const base::Fault& fault) {
        if (fault.code() != base::FaultCode::wrong_key) {
            throw;
        }
        throw base::Fault(base::FaultCode::corrupt,
                          folder.store().string() +
                              " is damaged at its beginning, or is not the store of this key file");
    }
}

base::Rejection not_of_this_try() {
    return {base::Refusal::wrong_secret,
            {"Adgangssætningen passer ikke til den tilmelding, der blev begyndt i mappen. Mappen "
             "indeholder ikke andet: prøv igen med den adgangssætning, du brugte da, eller slet "
             "mappen, og tilmeld på ny.",
             "The passphrase does not fit the enrolment that was begun in this folder. The folder "
             "holds nothing else: try again with the passphrase you used then, or delete the "
             "folder and enrol anew."},
            {}};
}

tl::unexpected<base::Rejection> not_reached() {
    return base::refuse(
        base::Refusal::offline,
        {"Centralen kan ikke nås. Tabletten er ikke tilmeldt endnu, og intet er gået tabt. Prøv "
         "igen med samme mappe, adgangssætning og kode, når der er forbindelse.",
         "The central cannot be reached. The tablet is not enrolled yet, and nothing is lost. Try "
         "again with the same folder, passphrase and code when there is a connection."});
}

} // namespace

Tablet::Tablet(const std::filesystem::path& folder, base::Clocks clocks, base::Random& random)
    : folder_(folder), clocks_(clocks), random_(random), lock_(folder_.lock()),
      reserve_(folder_.reserve()) {}

/// The one place a passphrase is tried, under the folder's lock.
base::Outcome<base::SecretKey> Tablet::key_for(std::string_view passphrase) {
    const auto bytes = read_file(folder_.keys(), kMostVaultBytes);
    if (!bytes) {
        return not_enrolled();
    }
    const store::Vault vault = store::Vault::decode(*bytes);
    Tries tries(folder_.attempts(), clocks_.uptime);
    if (auto wait = tries.refused()) {
        return tl::unexpected(std::move(*wait));
    }
    tries.begin();
    try {
        auto key = vault.unlock(passphrase);
        if (!key) {
            return tl::unexpected(
                tries.told(folder_.is_unfinished() ? not_of_this_try() : key.error()));
        }
        tries.forget();
        return key;
    } catch (...) { // too little memory, say
        tries.forgive();
        throw;
    }
}

/// On a full disk as well: on the room that was kept.
base::Outcome<void> Tablet::unlock(std::string_view passphrase) {
    try {
        return unlock_once(passphrase);
    } catch (const base::Fault& fault) {
        if (!make_room_after(fault)) {
            throw;
        }
    }
    return unlock_once(passphrase);
}

base::Outcome<void> Tablet::unlock_once(std::string_view passphrase) {
    require_usable(folder_.store());
    auto key = key_for(passphrase);
    if (!key) {
        return tl::unexpected(key.error());
    }
    thread_ = std::make_unique<store::StoreThread>(
        [&] { return open_store(folder_, *key, clocks_.wall, random_); });
    reserve_.keep();
    return {};
}

base::Outcome<std::unique_ptr<Tablet>> Tablet::open(const std::filesystem::path& folder,
                                                    std::string_view passphrase,
                                                    base::Clocks clocks, base::Random& random) {
    const TabletFolder place(folder);
    if (auto refused = place.refused()) {
        return tl::unexpected(std::move(*refused));
    }
    if (place.is_free()) {
        return not_enrolled();
    }
    std::unique_ptr<Tablet> tablet(new Tablet(folder, clocks, random));
    if (auto unlocked = tablet->unlock(passphrase); !unlocked) {
        return tl::unexpected(unlocked.error());
    }
    const auto identity = tablet->thread_->run(
        store::Priority::person, [](store::Store& store) { return store.identity(); });
    if (!identity || identity->device == 0) {
        return not_enrolled();
    }
    if (place.is_unfinished()) { // enrolled, and ended before it could say so
        place.finish();
    }
    return tablet;
}

void Tablet::make_store(std::string_view passphrase, KdfEffort effort) {
    const base::SecretKey key = base::SecretKey::random(random_);
    const base::KdfCost cost =
        effort == KdfEffort::floor ? base::KdfCost::floor() : calibrated_kdf_cost();
    folder_.begin();
    thread_ = std::make_unique<store::StoreThread>(
        [&] { return store::Store::create(folder_.store().string(), key, clocks_.wall, random_); });
    const sync::DeviceKeys keys = sync::DeviceKeys::make(random_);
    store::Identity pending;
    pending.device_seed = bytes_of(keys.signing.seed());
    pending.box_private_key = bytes_of(keys.box.private_key.view());
    thread_->run(store::Priority::person,
                 [&](store::Store& store) { store.set_identity(pending); });
    const auto vault = store::Vault::create(key, "owner", passphrase, cost, random_);
    write_file(folder_.keys(), vault.encode(), kOwnerOnly);
    Tries(folder_.attempts(), clocks_.uptime).forget(); // there from now on: a full disk takes it
    reserve_.keep();
}

base::Outcome<void> Tablet::ask_central(const Enrolment& enrolment) {
    auto identity =
        thread_->run(store::Priority::person, [](store::Store& store) { return store.identity(); });
    base::require(identity.has_value(), "a store holds its device keys before it is enrolled");
    // Enrolled already: the central says whether it still knows the tablet.
    const bool is_again = identity->device != 0;
    if (is_again) {
        folder_.finish();
    }
    const std::string program = "b2go " + version();
    auto request = is_again ? thread_->run(store::Priority::person,
                                           [&](store::Store& store) {
                                               return sync::enrol_again_request(enrolment.code,
                                                                                store, program);
                                           })
                            : sync::enrol_request(enrolment.code,
                                                  sync::DeviceKeys::of(identity->device_seed,
                                                                       identity->box_private_key),
                                                  program, clocks_.wall.now());
    if (!request) {
        return tl::unexpected(request.error());
    }
    auto transport = sync::make_rest_transport({enrolment.central_url, {enrolment.ca_fingerprint}},
                                               clocks_.wall);
    if (!transport) {
        return tl::unexpected(transport.error());
    }
    RealWaiter waiter;
    const auto reply = sync::send(**transport, *request, waiter, random_);
    if (!reply) {
        return tl::unexpected(reply.error());
    }
    const sync::CentralGiven central{enrolment.central_url, enrolment.ca_fingerprint};
    const auto enrolled =
        thread_->run(store::Priority::person, [&](store::Store& store) -> base::Outcome<void> {
            if (is_again) {
                return sync::enrol_again(*reply, store, central);
            }
            const auto keys =
                sync::DeviceKeys::of(identity->device_seed, identity->box_private_key);
            const auto given = sync::read_enrol_answer(*reply, keys, central);
            if (!given) {
                return tl::unexpected(given.error());
            }
            store.set_identity(*given);
            return {};
        });
    if (!enrolled) {
        return tl::unexpected(enrolled.error());
    }
    folder_.finish();
    return {};
}

base::Outcome<std::unique_ptr<Tablet>> Tablet::enrol(const std::filesystem::path& folder,
                                                     std::string_view passphrase,
                                                     const Enrolment& enrolment, KdfEffort effort,
                                                     base::Clocks clocks, base::Random& random) {
    if (!sync::normalised_code(enrolment.code)) {
        return base::refuse(
            base::Refusal::invalid,
            {"Engangskoden er ikke skrevet rigtigt. Intet er ændret.",
             "The one-time code is not written correctly. Nothing was changed."},
            {{"code", {"Ti tegn, som XXXXX-XXXXX.", "Ten characters, as XXXXX-XXXXX."}}});
    }
    const TabletFolder place(folder);
    if (auto refused = place.refused()) {
        return tl::unexpected(std::move(*refused));
    }
    make_folder(folder);
    std::unique_ptr<Tablet> tablet(new Tablet(folder, clocks, random));
    const bool is_new = place.is_free(); // asked again: nobody else can change it now
    if (is_new) {
        tablet->make_store(passphrase, effort);
    } else if (auto unlocked = tablet->unlock(passphrase); !unlocked) {
        return tl::unexpected(unlocked.error());
    }
    if (auto asked = tablet->ask_central(enrolment); !asked) {
        // Only when the answer may have been lost do the keys have to wait for another try.
        if (is_new && asked.error().kind == base::Refusal::offline) {
            return not_reached();
        }
        if (is_new) {
            tablet.reset();
            place.discard();
        }
        return tl::unexpected(asked.error());
    }
    return tablet;
}

base::Outcome<sync::Transport*> Tablet::transport() {
    if (!transport_) {
        const auto identity = thread_->run(store::Priority::person,
                                           [](store::Store& store) { return store.identity(); });
        auto made = sync::make_rest_transport({identity->central_url,
                                               {identity->ca_fingerprint},
                                               {identity->certificate, identity->certificate_seed}},
                                              clocks_.wall);
        if (!made) {
            return tl::unexpected(made.error());
        }
        transport_ = std::move(*made);
    }
    return transport_.get();
}

template <typename Query> base::Outcome<void> Tablet::carry_out(Query& query) {
    const auto way = transport();
    if (!way) {
        return tl::unexpected(way.error());
    }
    RealWaiter waiter;
    while (const auto request = query.next()) {
        const auto reply = sync::send(**way, *request, waiter, random_);
        if (!reply) {
            return tl::unexpected(reply.error());
        }
        query.receive(*reply);
    }
    if (query.failed()) {
        return tl::unexpected(*query.failed());
    }
    return {};
}

base::Outcome<std::vector<sync::pb::PastChange>> Tablet::history(base::AnyId id) {
    auto query = thread_->run(store::Priority::person,
                              [&](store::Store& store) { return sync::HistoryQuery(store, id); });
    if (auto asked = carry_out(query); !asked) {
        return tl::unexpected(std::move(asked.error()));
    }
    return query.changes();
}

base::Outcome<void> Tablet::fetch(base::AnyId attachment) {
    sync::Fetching fetching(runner(), attachment);
    return carry_out(fetching);
}

base::Outcome<sync::SyncReport> Tablet::sync(const sync::Watch& watch) {
    const auto way = transport();
    if (!way) {
        return tl::unexpected(way.error());
    }
    sync::Session session(runner(), clocks_.wall);
    RealWaiter waiter;
    return sync::run(session, **way, waiter, random_, watch);
}

base::Outcome<sync::WrittenBundle> Tablet::write_bundle() {
    return sync::write_bundle(runner(), clocks_.wall);
}

base::Outcome<sync::SyncReport> Tablet::read_bundle(std::string_view file) {
    return sync::read_bundle(runner(), clocks_.wall, file);
}

sync::StoreRunner Tablet::runner() {
    return {[this](const sync::StoreRunner::Job& job) { thread_->run(store::Priority::sync, job); },
            [this] { return thread_->person_waits(); }};
}

} // namespace b2go::platform

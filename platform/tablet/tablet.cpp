#include "platform/tablet/tablet.hpp"

#include <chrono>
#include <thread>

#include "platform/files.hpp"
#include "platform/tablet/kdf_calibration.hpp"
#include "store/vault.hpp"
#include "sync/client/cpprest_transport.hpp"
#include "sync/client/enrolment.hpp"
#include "sync/client/synchronise.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::platform {

namespace {

constexpr std::size_t kMostVaultBytes = 1024 * 1024; // slots of a whole municipality
constexpr std::string_view kProgram = "b2go 0.1.0";

std::filesystem::path vault_path(const std::filesystem::path& folder) { return folder / "keys"; }
std::filesystem::path store_path(const std::filesystem::path& folder) {
    return folder / "store.db";
}

tl::unexpected<base::Rejection> not_enrolled() {
    return base::refuse(base::Refusal::not_allowed,
                        {"Der er ingen tablet i mappen. Tilmeld den først: b2go enrol.",
                         "There is no tablet in this folder. Enrol it first: b2go enrol."});
}

class SleepingWaiter final : public sync::Waiter {
public:
    void wait(std::chrono::milliseconds duration) override {
        std::this_thread::sleep_for(duration);
    }
};

std::string bytes_of(base::ByteView bytes) { return std::string(base::as_chars(bytes)); }

/// The device's keys, kept in the store from before the central was first asked.
sync::DeviceKeys keys_of(const store::Identity& identity) {
    auto signing = base::SigningKey::from_seed(base::as_bytes(identity.device_seed));
    auto box = base::SecretKey::copy_of(base::as_bytes(identity.box_private_key));
    if (!signing || !box) {
        throw base::Fault(base::FaultCode::corrupt, "the device's keys are damaged");
    }
    return {std::move(*signing), base::box_keys_of(std::move(*box))};
}

void remove_store(const std::filesystem::path& folder) {
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
        std::filesystem::remove(store_path(folder).string() + suffix);
    }
}

/// Takes away what a refused enrolment made; a folder with anything else in it stays.
void remove_tablet(const std::filesystem::path& folder) {
    remove_store(folder);
    std::filesystem::remove(vault_path(folder));
    std::filesystem::remove(folder / "lock");
    if (std::filesystem::is_empty(folder)) {
        std::filesystem::remove(folder);
    }
}

} // namespace

Tablet::Tablet(const std::filesystem::path& folder, const base::Clock& clock, base::Random& random)
    : folder_(folder), clock_(clock), random_(random), lock_(folder / "lock") {}

base::Outcome<void> Tablet::unlock(std::string_view passphrase) {
    const auto bytes = read_file(vault_path(folder_), kMostVaultBytes);
    if (!bytes) {
        return not_enrolled();
    }
    auto key = store::Vault::decode(*bytes).unlock(passphrase);
    if (!key) {
        return tl::unexpected(key.error());
    }
    thread_ = std::make_unique<store::StoreThread>(
        [&] { return store::Store::open(store_path(folder_).string(), *key, clock_, random_); });
    return {};
}

base::Outcome<std::unique_ptr<Tablet>> Tablet::open(const std::filesystem::path& folder,
                                                    std::string_view passphrase,
                                                    const base::Clock& clock,
                                                    base::Random& random) {
    if (!std::filesystem::exists(vault_path(folder))) {
        return not_enrolled();
    }
    std::unique_ptr<Tablet> tablet(new Tablet(folder, clock, random));
    if (auto unlocked = tablet->unlock(passphrase); !unlocked) {
        return tl::unexpected(unlocked.error());
    }
    const auto identity = tablet->thread_->run(
        store::Priority::person, [](store::Store& store) { return store.identity(); });
    if (!identity || identity->device == 0) {
        return not_enrolled();
    }
    return tablet;
}

void Tablet::make_store(std::string_view passphrase, KdfEffort effort) {
    const base::SecretKey key = base::SecretKey::random(random_);
    const base::KdfCost cost =
        effort == KdfEffort::floor ? base::KdfCost::floor() : calibrated_kdf_cost();
    // A store without its key file is what an interrupted first try leaves: it holds nothing yet.
    remove_store(folder_);
    thread_ = std::make_unique<store::StoreThread>(
        [&] { return store::Store::create(store_path(folder_).string(), key, clock_, random_); });
    const sync::DeviceKeys keys = sync::DeviceKeys::make(random_);
    store::Identity pending;
    pending.device_seed = bytes_of(keys.signing.seed());
    pending.box_private_key = bytes_of(keys.box.private_key.view());
    thread_->run(store::Priority::person,
                 [&](store::Store& store) { store.set_identity(pending); });
    const auto vault = store::Vault::create(key, "owner", passphrase, cost, random_);
    write_file(vault_path(folder_), vault.encode(), kOwnerOnly);
}

base::Outcome<void> Tablet::ask_central(const Enrolment& enrolment) {
    auto identity =
        thread_->run(store::Priority::person, [](store::Store& store) { return store.identity(); });
    base::require(identity.has_value(), "a store holds its device keys before it is enrolled");
    if (identity->device != 0) {
        return base::refuse(
            base::Refusal::not_allowed,
            {"Tabletten i mappen er allerede tilmeldt. Intet er ændret.",
             "The tablet in this folder is already enrolled. Nothing was changed."});
    }
    const sync::DeviceKeys keys = keys_of(*identity);
    auto request = sync::enrol_request(enrolment.code, keys, kProgram, clock_.now());
    if (!request) {
        return tl::unexpected(request.error());
    }
    auto transport =
        sync::make_rest_transport({enrolment.central_url, {enrolment.ca_fingerprint}}, clock_);
    if (!transport) {
        return tl::unexpected(transport.error());
    }
    SleepingWaiter waiter;
    const auto reply = sync::send(**transport, *request, waiter, random_);
    if (!reply) {
        return tl::unexpected(reply.error());
    }
    const auto enrolled =
        sync::read_enrol_answer(*reply, keys, {enrolment.central_url, enrolment.ca_fingerprint});
    if (!enrolled) {
        return tl::unexpected(enrolled.error());
    }
    thread_->run(store::Priority::person,
                 [&](store::Store& store) { store.set_identity(*enrolled); });
    return {};
}

base::Outcome<std::unique_ptr<Tablet>> Tablet::enrol(const std::filesystem::path& folder,
                                                     std::string_view passphrase,
                                                     const Enrolment& enrolment, KdfEffort effort,
                                                     const base::Clock& clock,
                                                     base::Random& random) {
    if (!sync::normalised_code(enrolment.code)) {
        return base::refuse(
            base::Refusal::invalid,
            {"Engangskoden er ikke skrevet rigtigt. Intet er ændret.",
             "The one-time code is not written correctly. Nothing was changed."},
            {{"code", {"Ti tegn, som XXXXX-XXXXX.", "Ten characters, as XXXXX-XXXXX."}}});
    }
    make_folder(folder);
    std::unique_ptr<Tablet> tablet(new Tablet(folder, clock, random));
    const bool is_new = !std::filesystem::exists(vault_path(folder));
    if (!is_new) {
        if (auto unlocked = tablet->unlock(passphrase); !unlocked) {
            return tl::unexpected(unlocked.error());
        }
    } else {
        tablet->make_store(passphrase, effort);
    }
    if (auto asked = tablet->ask_central(enrolment); !asked) {
        // Only when the answer may have been lost do the keys have to wait for another try.
        if (is_new && asked.error().kind != base::Refusal::offline) {
            tablet.reset();
            remove_tablet(folder);
        }
        return tl::unexpected(asked.error());
    }
    return tablet;
}

base::Outcome<sync::SyncReport> Tablet::sync(const sync::Watch& watch) {
    const auto identity =
        thread_->run(store::Priority::person, [](store::Store& store) { return store.identity(); });
    if (!transport_) {
        auto made =
            sync::make_rest_transport({identity->central_url, {identity->ca_fingerprint}}, clock_);
        if (!made) {
            return tl::unexpected(made.error());
        }
        transport_ = std::move(*made);
    }
    sync::Session session(
        [this](const std::function<void(store::Store&)>& job) {
            thread_->run(store::Priority::sync, job);
        },
        clock_);
    SleepingWaiter waiter;
    return sync::run(session, *transport_, waiter, random_, watch);
}

} // namespace b2go::platform

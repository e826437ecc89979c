#include "tests/bench/town.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "app/save_record.hpp"
#include "domain/follow_up.hpp"
#include "domain/outing.hpp"
#include "platform/files.hpp"
#include "store/vault.hpp"
#include "tests/bench/database.hpp"
#include "tests/bench/report.hpp"

namespace b2go::bench {

namespace {

constexpr std::size_t kRecordsPerSave = 500;
/// What a coordinator's first screen shows: a month of outings, the open promises of a team.
constexpr std::size_t kOutings = 60;
constexpr std::size_t kFollowUps = 200;
constexpr std::int64_t kDayMs = std::int64_t{24} * 3600 * 1000;
constexpr std::int64_t kHourMs = std::int64_t{3600} * 1000;

std::vector<base::AnyId> save_all(app::Workspace& workspace,
                                  std::vector<registry::Object> objects) {
    const auto saved = app::create_all(workspace, std::move(objects));
    if (!saved) {
        throw std::runtime_error("a record was refused: " + saved.error().message.en +
                                 (saved.error().fields.empty()
                                      ? ""
                                      : " " + saved.error().fields.front().field + ": " +
                                            saved.error().fields.front().message.en));
    }
    std::vector<base::AnyId> ids;
    for (const app::Saved& one : *saved) {
        ids.push_back(one.id);
    }
    return ids;
}

std::vector<registry::Object> outings(app::Workspace& workspace) {
    const base::Instant now = workspace.store().now();
    std::vector<registry::Object> objects;
    for (std::size_t i = 0; i < kOutings; ++i) {
        const auto days = static_cast<std::int64_t>(i) - static_cast<std::int64_t>(kOutings / 2);
        // Ten in the morning, when one may go alone.
        const std::int64_t start = (now.ms / kDayMs + days) * kDayMs + 10 * kHourMs;
        registry::Object outing = domain::outing().make(workspace.new_id());
        outing.set(domain::outing().start, base::Instant{start})
            .set(domain::outing().end, base::Instant{start + 2 * kHourMs});
        objects.push_back(std::move(outing));
    }
    return objects;
}

std::vector<registry::Object> follow_ups(app::Workspace& workspace, const Ids& citizens) {
    std::vector<registry::Object> objects;
    for (std::size_t i = 0; i < kFollowUps; ++i) {
        registry::Object promise = domain::follow_up().make(workspace.new_id());
        promise.set(domain::follow_up().kind, std::string("Ring til boligselskabet"))
            .set(domain::follow_up().parent,
                 domain::RecordId(citizens[i * citizens.size() / kFollowUps]));
        objects.push_back(std::move(promise));
    }
    return objects;
}

} // namespace

std::filesystem::path Town::tablet_folder(Which which) const {
    constexpr std::array kNames{"first", "second", "third"};
    return folder_ / kNames.at(static_cast<std::size_t>(which));
}

void Town::build(std::uint64_t records) {
    std::filesystem::create_directories(folder_);
    const std::string fingerprint = init_central(bench_.central_program, central_folder());
    const auto central = start_central();
    port_ = central->port();
    for (const Which which : {Which::first, Which::second, Which::third}) {
        enrol(which, fingerprint);
    }
    fill(records);
    central->stop();
}

void Town::enrol(Which which, const std::string& fingerprint) {
    constexpr std::array kNames{"Astrid Demosen", "Bo Fiktivgaard", "Carl Testholm"};
    const std::string code = enrolment_code(bench_.central_program, central_folder(),
                                            kNames.at(static_cast<std::size_t>(which)));
    const auto tablet =
        platform::Tablet::enrol(tablet_folder(which), kPassphrase,
                                {"https://127.0.0.1:" + std::to_string(port_), fingerprint, code},
                                platform::KdfEffort::floor, bench_.clocks(), bench_.random);
    if (!tablet) {
        throw std::runtime_error("enrolment was refused: " + tablet.error().message.en);
    }
}

void Town::fill(std::uint64_t records) {
    const auto tablet = open(Which::first);
    sync_or_throw(*tablet); // the places and the team that records refer to
    People people(bench_.seed);
    tablet->store().run(store::Priority::person, [&](store::Store& store) {
        app::Workspace workspace(store, bench_.random);
        while (citizens_.size() < records) {
            std::vector<registry::Object> objects;
            const std::size_t left = records - citizens_.size();
            for (std::size_t i = 0; i < std::min(left, kRecordsPerSave); ++i) {
                objects.push_back(people.citizen(workspace));
            }
            const auto ids = save_all(workspace, std::move(objects));
            citizens_.insert(citizens_.end(), ids.begin(), ids.end());
        }
        save_all(workspace, outings(workspace));
        save_all(workspace, follow_ups(workspace, citizens_));
    });
}

Town Town::copy_to(const std::filesystem::path& folder) const {
    copy_town(folder_, folder);
    return at(folder);
}

Town Town::at(const std::filesystem::path& folder) const {
    Town town(bench_, folder);
    town.port_ = port_;
    town.citizens_ = citizens_;
    return town;
}

void Town::remove() const { remove_town(folder_); }

std::unique_ptr<CentralProcess> Town::start_central() const {
    return std::make_unique<CentralProcess>(bench_.central_program, central_folder(), port_);
}

std::unique_ptr<CentralProcess> Town::start_central_elsewhere() const {
    return std::make_unique<CentralProcess>(bench_.central_program, central_folder(),
                                            std::uint16_t{0});
}

std::unique_ptr<platform::Tablet> Town::open(Which which) const {
    auto tablet =
        platform::Tablet::open(tablet_folder(which), kPassphrase, bench_.clocks(), bench_.random);
    if (!tablet) {
        throw std::runtime_error("a tablet was refused: " + tablet.error().message.en);
    }
    return std::move(*tablet);
}

void Town::verify() const {
    for (const Which which : {Which::first, Which::second, Which::third}) {
        const auto problems = open(which)->store().run(
            store::Priority::person, [](store::Store& store) { return store.verify(); });
        if (!problems.empty()) {
            throw WrongResult("a tablet's verify: " + problems.front());
        }
    }
    verify_central(bench_.central_program, central_folder());
}

Ids Town::recent(std::size_t count, std::size_t skipped) const {
    const auto end = citizens_.end() - static_cast<std::ptrdiff_t>(skipped);
    return {end - static_cast<std::ptrdiff_t>(count), end};
}

base::SecretKey Town::key_of(const std::filesystem::path& tablet_folder) {
    constexpr std::size_t kMostBytes = 1024 * 1024;
    const auto bytes = platform::read_file(tablet_folder / "keys", kMostBytes);
    auto key = store::Vault::decode(bytes.value_or("")).unlock(kPassphrase);
    if (!key) {
        throw std::runtime_error("the bench's own passphrase does not open its store");
    }
    return std::move(*key);
}

} // namespace b2go::bench

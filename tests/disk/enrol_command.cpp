#include "tests/disk/enrol_command.hpp"

#include <set>

namespace b2go::tests {

namespace {

constexpr const char* kPassphrase = "fem helt opdigtede ord her";

} // namespace

platform::Enrolment EnrollingCentral::enrolment() {
    const std::string staff = "Anna Demosen " + std::to_string(++people_);
    return {"https://127.0.0.1:" + std::to_string(server_.port()),
            central::fingerprint(server_.certificates.authority.certificate),
            must(world_.central().make_code(staff, "staff", "Team Nord")).code};
}

std::string EnrolCommand::run() {
    const auto enrolled =
        platform::Tablet::enrol(tablet(), kPassphrase, enrolment_, platform::KdfEffort::floor,
                                {central_.clock(), uptime_}, central_.random());
    return enrolled ? std::string() : enrolled.error().message.en;
}

std::vector<std::string> EnrolCommand::lacking() {
    try {
        const auto opened = platform::Tablet::open(tablet(), kPassphrase,
                                                   {central_.clock(), uptime_}, central_.random());
        if (!opened) {
            return {opened.error().message.en};
        }
        if (const auto synced = (*opened)->sync(); !synced) {
            return {synced.error().message.en};
        }
        std::vector<std::string> wrong = (*opened)->store().run(
            store::Priority::person, [](store::Store& store) { return store.verify(); });
        for (const auto& entry : std::filesystem::directory_iterator(tablet())) {
            static const std::set<std::string> kOwn{"attempts", "keys",     "lock",
                                                    "reserve",  "store.db", "store.db-wal"};
            if (!kOwn.contains(entry.path().filename())) {
                wrong.push_back("there is the file " + entry.path().filename().string());
            }
        }
        return wrong;
    } catch (const std::exception& thrown) {
        return {thrown.what()};
    }
}

std::vector<std::string> EnrolCommand::damage() {
    const auto refused = platform::TabletFolder(tablet()).refused();
    return refused ? std::vector{refused->message.en} : std::vector<std::string>{};
}

} // namespace b2go::tests

#include "tests/disk/central_commands.hpp"

#include "sync/central/backup.hpp"
#include "sync/central/context.hpp"
#include "sync/central/erasure.hpp"
#include "sync/central/scope_keys.hpp"
#include "sync/central/sqlcipher_store.hpp"

namespace b2go::tests {

namespace {

namespace fs = std::filesystem;

constexpr auto kLanguage = base::Language::english;

std::string words_of(const platform::Answer& answer) {
    if (answer.code == platform::kDone) {
        return {};
    }
    return answer.words.empty() ? "refused without a word" : answer.words.front();
}

std::string hex_in(const fs::path& path) {
    const std::string text = bytes_of_file(path);
    return text.substr(0, text.find('\n'));
}

base::SecretKey recovery_key(const fs::path& path) {
    return base::SecretKey::copy_of(base::as_bytes(base::from_hex(hex_in(path)).value())).value();
}

std::uint64_t changes_of(central::Central& central, std::vector<std::string>& wrong) {
    for (std::string& each : central.verify()) {
        wrong.push_back(std::move(each));
    }
    return central.stats().changes;
}

/// A central that has been backed up, and changed since. Made once, and copied.
class Template {
public:
    Template() {
        base::init_crypto();
        ManualClock clock;
        SeededRandom random;
        const auto place = platform::CentralFolder::at(folder_.file("central"), "", "", "");
        const auto made = platform::init(place, {{}, true}, clock, random, kLanguage);
        base::require(made.code == platform::kDone, "a central is made");
        const auto central = platform::open_central(place, clock, random).value();
        (void)central->make_code("Anna Demosen", "staff", "Team Nord").value();
        central->backup(folder_.file("backup"));
        before = central->stats().changes;
        (void)central->make_code("Bo Demosen", "staff", "Team Syd").value();
        after = central->stats().changes;
    }
    [[nodiscard]] const fs::path& path() const { return folder_.path(); }

    std::uint64_t before = 0; ///< changes in the backup
    std::uint64_t after = 0;

private:
    TempFolder folder_;
};

const Template& made_before() {
    static const Template made;
    return made;
}

/// The made central's list of erasures, with nobody on it.
std::string list_of_nobody_erased() {
    const auto place =
        platform::CentralFolder::at((made_before().path() / "central").string(), "", "", "");
    const central::Keys keys = platform::read_keys(place).value();
    const ManualClock clock;
    SeededRandom random;
    const TempFolder beside;
    const auto store = central::create_sqlcipher_store({beside.file("any.db"), {}}, keys.master);
    central::ScopeKeys scope_keys(*store, keys.master, random);
    central::Context context{*store, keys, scope_keys, clock, random};
    return central::sealed_erasures(context, {});
}

} // namespace

platform::CentralFolder CentralCommand::place() const {
    return platform::CentralFolder::at(folder_.file("central"), "", "", "");
}

std::vector<std::string> CentralCommand::damage() {
    if (platform::missing(place())) {
        return {};
    }
    return lacking();
}

std::vector<std::string> CentralCommand::findings(const std::string& expected) {
    std::vector<std::string> wrong;
    try {
        auto central = platform::open_central(place(), clock_, random_);
        if (!central) {
            return {central.error().message.en};
        }
        (void)changes_of(**central, wrong);
        central->reset();
    } catch (const std::exception& thrown) {
        return {thrown.what()};
    }
    if (const std::string files = files_in(folder()); files != expected) {
        wrong.push_back("there are the files " + files);
    }
    return wrong;
}

std::string InitCommand::run() {
    return words_of(platform::init(place(), {{}, true}, clock_, random_, kLanguage));
}

std::vector<std::string> InitCommand::lacking() {
    auto wrong = findings("central.key\ncentral.recovery-key\ncentral/central.db\ncentral/lock\n");
    if (wrong.empty()) {
        const auto keys = platform::read_keys(place()).value();
        const auto pair = base::box_keys_of(recovery_key(place().recovery_key_file()));
        if (keys.recovery_public != base::as_chars(pair.public_key)) {
            wrong.emplace_back("the recovery key is not this central's");
        }
    }
    return wrong;
}

BackupCommand::BackupCommand() {
    fs::copy(made_before().path(), folder(),
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

std::string BackupCommand::run() {
    const auto central = platform::open_central(place(), clock_, random_);
    if (!central) {
        return central.error().message.en;
    }
    if (const auto rejection = central::refused_target(file("backup"))) {
        return rejection->message.en;
    }
    (*central)->backup(file("backup"));
    return {};
}

std::uint64_t BackupCommand::changes_in_backup(std::vector<std::string>& wrong) {
    const TempFolder beside;
    const std::string path = beside.file("central.db");
    auto keys = central::restore_backup(file("backup"), recovery_key(place().recovery_key_file()),
                                        path, clock_, random_);
    if (!keys) {
        wrong.push_back(keys.error().message.en);
        return 0;
    }
    auto store = central::open_sqlcipher_store({path, {}}, keys->master);
    central::Central central(std::move(store), std::move(*keys), clock_, random_);
    return changes_of(central, wrong);
}

std::vector<std::string> BackupCommand::lacking() {
    fs::remove_all(file("backup.unfinished")); // a power cut may bring it back: the next takes it
    auto wrong = findings("backup\ncentral.key\ncentral.recovery-key\n"
                          "central/central.db\ncentral/lock\n");
    if (changes_in_backup(wrong) != made_before().after && wrong.empty()) {
        wrong.emplace_back("the backup is the earlier one");
    }
    return wrong;
}

std::vector<std::string> BackupCommand::damage() {
    std::vector<std::string> wrong;
    const std::uint64_t changes = changes_in_backup(wrong);
    if (wrong.empty() && changes != made_before().before && changes != made_before().after) {
        wrong.emplace_back("the backup is neither the earlier nor the new one");
    }
    try {
        const auto central = platform::open_central(place(), clock_, random_).value();
        if (changes_of(*central, wrong) != made_before().after) {
            wrong.emplace_back("the central has lost something");
        }
    } catch (const std::exception& thrown) {
        wrong.emplace_back(thrown.what());
    }
    return wrong;
}

RestoreCommand::RestoreCommand() {
    fs::copy(made_before().path() / "backup", folder());
    fs::copy(made_before().path() / "central.recovery-key", folder() / "recovery");
    write_file(folder() / "erased", list_of_nobody_erased());
}

std::string RestoreCommand::run() {
    return words_of(platform::restore(place(), {file("backup"), file("recovery"), file("erased")},
                                      clock_, random_, kLanguage));
}

std::vector<std::string> RestoreCommand::lacking() {
    return findings("backup\ncentral.erasures\ncentral.key\ncentral/central.db\ncentral/lock\n"
                    "erased\nrecovery\n");
}

} // namespace b2go::tests

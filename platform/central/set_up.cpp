#include "platform/central/set_up.hpp"

#include <utility>

#include "base/crypto.hpp"
#include "platform/central/setting_up.hpp"
#include "platform/files.hpp"
#include "sync/central/backup.hpp"
#include "sync/central/certificates.hpp"
#include "sync/central/postgres_store.hpp"
#include "sync/central/sqlcipher_store.hpp"

namespace b2go::platform {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kRecoveryKeyFileBytes = 1024;

base::Rejection in_the_way(const char* field, const fs::path& path) {
    const base::Label message{path.string() + " findes allerede. Intet er ændret. Vælg et andet "
                                              "sted, eller flyt det, der ligger der.",
                              path.string() + " is there already. Nothing was changed. Choose "
                                              "another place or move what lies there."};
    return {base::Refusal::invalid, message, {{field, message}}};
}

base::Rejection no_folder(const char* field, const fs::path& path) {
    const base::Label message{
        "Mappen " + path.string() + " findes ikke. Intet er ændret. Opret den først.",
        "The folder " + path.string() + " does not exist. Nothing was changed. Create it first."};
    return {base::Refusal::invalid, message, {{field, message}}};
}

std::optional<base::Rejection> check_places(const CentralFolder& folder) {
    if (!folder.is_unused() && !folder.is_unfinished()) {
        return in_the_way("data", folder.data);
    }
    if (!fs::is_directory(folder.data.parent_path())) {
        return no_folder("data", folder.data.parent_path());
    }
    if (!fs::is_directory(folder.key_file().parent_path())) {
        return no_folder("key-file", folder.key_file().parent_path());
    }
    const fs::path inside = folder.key_file().lexically_relative(folder.data);
    if (!inside.empty() && *inside.begin() != "..") {
        const base::Label message{"Nøglefilen må ikke ligge i datamappen. Intet er ændret. Vælg et "
                                  "sted udenfor.",
                                  "The key file must not lie in the data folder. Nothing was "
                                  "changed. Choose a place outside."};
        return base::Rejection{base::Refusal::invalid, message, {{"key-file", message}}};
    }
    return std::nullopt;
}

/// Nobody's keys are written over. What a killed init left is cleared before this is asked.
std::optional<base::Rejection> check_no_keys(const CentralFolder& folder) {
    if (fs::exists(folder.key_file())) {
        return in_the_way("key-file", folder.key_file());
    }
    if (fs::exists(folder.erasures_file())) { // of another central, whose keys open it
        return in_the_way("data", folder.erasures_file());
    }
    if (fs::exists(folder.recovery_key_file())) {
        return in_the_way("data", folder.recovery_key_file());
    }
    return std::nullopt;
}

base::Outcome<central::Certificates>
make_certificates(const InitCall& call, const base::Clock& clock, base::Random& random) {
    const std::vector<std::string> this_machine{"localhost", "127.0.0.1", "::1"};
    central::Certificates made;
    made.authority = central::make_authority(clock.now(), random);
    auto server = central::make_server_certificate(
        made.authority, call.hosts.empty() ? this_machine : call.hosts, clock.now(), random);
    if (!server) {
        return tl::unexpected(server.error());
    }
    made.server = std::move(*server);
    return made;
}

Answer made(const std::string& certificates, std::uint32_t epoch) {
    const auto decoded = central::Certificates::decode(certificates);
    return {kDone,
            {{{"ca_fingerprint", central::fingerprint(decoded.authority.certificate)},
              {"epoch", epoch}}},
            {}};
}

base::Label words_about_keys(const CentralFolder& folder) {
    const std::string key = folder.key_file().string();
    const std::string recovery = folder.recovery_key_file().string();
    return {"Centralen er oprettet. Nøglefilen er " + key +
                "; gem den adskilt fra data og sikkerhedskopier. Gendannelsesnøglen er " +
                recovery +
                "; flyt den til et sikkert sted uden net, og slet den her. Uden den "
                "kan ingen sikkerhedskopi åbnes.",
            "The central is made. The key file is " + key +
                "; keep it apart from data and backups. The recovery key is " + recovery +
                "; move it to a safe place off the network and delete it here. Without it no "
                "backup can be opened."};
}

base::Outcome<base::SecretKey> read_recovery_key(const fs::path& path) {
    if (!fs::exists(path)) {
        const std::string looked = fs::absolute(path).string();
        return base::refuse(base::Refusal::wrong_secret,
                            {"Gendannelsesnøglen findes ikke: " + looked +
                                 ". Intet er ændret. Angiv den med --recovery-key.",
                             "There is no recovery key: " + looked +
                                 ". Nothing was changed. Give it with --recovery-key."});
    }
    const auto text = read_named_file(path, kRecoveryKeyFileBytes);
    std::optional<base::SecretKey> key;
    if (text) {
        const auto bytes = base::from_hex(text->substr(0, text->find('\n')));
        key = bytes ? base::SecretKey::copy_of(base::as_bytes(*bytes)) : std::nullopt;
    }
    if (!key) {
        return base::refuse(base::Refusal::wrong_secret,
                            {path.string() + " er ingen gendannelsesnøgle. Intet er ændret. Angiv "
                                             "den med --recovery-key.",
                             path.string() + " is no recovery key. Nothing was changed. Give it "
                                             "with --recovery-key."});
    }
    return std::move(*key);
}

tl::unexpected<base::Rejection> refused_erasures(const base::Label& why) {
    const base::Label message{
        why.da + " Intet er ændret. Angiv den hele liste over slettede, DIR.erasures, som lå ved "
                 "siden af den gamle datamappe: uden den er de slettede her igen.",
        why.en + " Nothing was changed. Give the whole list of erasures, DIR.erasures, that lay "
                 "beside the old data folder: without it the erased are here again."};
    return base::refuse(base::Refusal::invalid, message, {{"erasures", message}});
}

/// The list of what was erased, given or beside the new folder; nothing if there is neither.
base::Outcome<std::optional<std::string>> find_erasures(const CentralFolder& folder,
                                                        const RestoreCall& call) {
    std::optional<std::string> found;
    for (const fs::path& path : {fs::path(call.erasures_file), folder.erasures_file()}) {
        if (path.empty() || (path == folder.erasures_file() && !fs::exists(path))) {
            continue;
        }
        auto bytes = read_named_file(path, kErasuresFileBytes);
        if (!bytes || bytes->empty()) {
            return refused_erasures({path.string() + " kan ikke læses, er tom eller er ingen liste "
                                                     "over slettede.",
                                     path.string() + " cannot be read, is empty, or is no list of "
                                                     "erasures."});
        }
        if (found && *found != *bytes) {
            return refused_erasures({"Der ligger en anden liste i " + path.string() +
                                         ": flyt den, hvis den, der er angivet, er den nyeste.",
                                     "There is another list at " + path.string() +
                                         ": move it away if the one given is the newest."});
        }
        found = std::move(bytes);
    }
    return found;
}

base::Label words_about_no_erasures(const CentralFolder& folder) {
    const std::string file = folder.erasures_file().string();
    return {"Der er ingen liste over slettede borgere i " + file +
                ". Er nogen slettet efter sikkerhedskopien, er de her igen: læg listen dér (den lå "
                "ved siden af den gamle datamappe), og start centralen, så bliver de slettet igen.",
            "There is no list of erased citizens in " + file +
                ". Whoever was erased after the backup is here again: put the list there (it lay "
                "beside the old data folder) and start the central; they are erased again."};
}

std::unique_ptr<central::CentralStore>
create_store(const CentralFolder& folder, const central::Keys& keys, base::Random& random) {
    return folder.other_postgres.empty()
               ? central::create_sqlcipher_store({folder.store().string(), {}}, keys.master)
               : central::create_postgres_store({folder.other_postgres}, keys.master, random);
}

/// So that later commands need not be told where the store is.
void write_down_place(const CentralFolder& folder) {
    if (!folder.other_postgres.empty()) {
        write_file(folder.postgres_file(), folder.other_postgres, kOwnerOnly);
    }
}

/// Writes the key file; an existing one stays if it holds the same keys.
std::optional<base::Rejection> put_keys(const CentralFolder& folder, const central::Keys& keys,
                                        SettingUp& setting_up) {
    const fs::path path = folder.key_file();
    const std::string bytes = keys.encode();
    if (!fs::exists(path)) {
        setting_up.write(path, bytes);
        return std::nullopt;
    }
    return read_named_file(path, kKeyFileBytes) == bytes
               ? std::nullopt
               : std::optional(in_the_way("key-file", path));
}

} // namespace

Answer init(const CentralFolder& folder, const InitCall& call, const base::Clock& clock,
            base::Random& random, base::Language language) {
    if (const auto rejection = check_places(folder)) {
        return answer_of(*rejection, language);
    }
    const auto certificates = make_certificates(call, clock, random);
    if (!certificates) {
        return answer_of(certificates.error(), language);
    }
    const base::BoxKeyPair recovery = base::make_box_keys(random);
    central::Keys keys = central::Keys::make(random, base::as_chars(recovery.public_key));
    keys.certificates = certificates->encode();

    SettingUp setting_up(folder);
    // Asked again under the lock: another init may have been faster.
    if (const auto rejection = check_places(folder)) {
        return answer_of(*rejection, language);
    }
    if (const auto rejection = check_no_keys(folder)) {
        return answer_of(*rejection, language);
    }
    setting_up.begin();
    setting_up.write(folder.recovery_key_file(), base::to_hex(recovery.private_key.view()) + "\n");
    setting_up.write(folder.key_file(), keys.encode());

    const std::string encoded = keys.certificates;
    auto store = create_store(folder, keys, random);
    central::Central made_central(std::move(store), std::move(keys), clock, random);
    made_central.initialise(call.demo);
    write_down_place(folder);
    Answer answer = made(encoded, made_central.stats().epoch);
    answer.words.push_back(words_about_keys(folder).in(language));
    setting_up.keep();
    return answer;
}

Answer restore(const CentralFolder& folder, const RestoreCall& call, const base::Clock& clock,
               base::Random& random, base::Language language) {
    if (const auto rejection = check_places(folder)) {
        return answer_of(*rejection, language);
    }
    const auto recovery_key =
        read_recovery_key(call.recovery_key_file.empty() ? folder.recovery_key_file()
                                                         : fs::path(call.recovery_key_file));
    if (!recovery_key) {
        return answer_of(recovery_key.error(), language);
    }
    if (!fs::is_regular_file(call.file)) {
        const base::Label message{"Der er ingen sikkerhedskopi i " + call.file +
                                      ". Intet er ændret. Angiv den fil, backup skrev.",
                                  "There is no backup at " + call.file +
                                      ". Nothing was changed. Give the file that backup wrote."};
        return answer_of({base::Refusal::invalid, message, {{"FILE", message}}}, language);
    }
    const auto erasures = find_erasures(folder, call);
    if (!erasures) {
        return answer_of(erasures.error(), language);
    }
    SettingUp setting_up(folder);
    if (const auto rejection = check_places(folder)) {
        return answer_of(*rejection, language);
    }
    setting_up.begin();
    if (*erasures && !fs::exists(folder.erasures_file())) {
        setting_up.write(folder.erasures_file(), **erasures);
    }
    auto keys = central::restore_backup(call.file, *recovery_key, folder.store().string(),
                                        folder.other_postgres.empty()
                                            ? central::as_file(folder.store().string())
                                            : central::in_postgres({folder.other_postgres}, random),
                                        clock, random);
    if (!keys) {
        return answer_of(keys.error(), language);
    }
    if (const auto rejection = put_keys(folder, *keys, setting_up)) {
        return answer_of(*rejection, language);
    }
    const std::string certificates = keys->certificates;
    write_down_place(folder);
    auto store = open_store(folder, *keys, random);
    central::Central restored(std::move(store), std::move(*keys), clock, random);
    restored.keep_erasures_in(erasure_list(folder));
    Answer answer = made(certificates, restored.stats().epoch);
    const base::Label words{"Centralen er gendannet. Det, tablets har sendt siden "
                            "sikkerhedskopien, sender de selv igen, når de synkroniserer; slet "
                            "ingen tablet før. Se bagefter witness list: det er ord, som kun "
                            "andres tablets har.",
                            "The central is restored. What tablets have sent since the backup they "
                            "send again by themselves when they sync; wipe no tablet before. Then "
                            "see witness list: words that only other people's tablets have."};
    answer.words.push_back(words.in(language));
    if (!*erasures) {
        answer.words.push_back(words_about_no_erasures(folder).in(language));
    }
    setting_up.keep();
    return answer;
}

} // namespace b2go::platform

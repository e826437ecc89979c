#include "platform/central/folder.hpp"

#include <algorithm>
#include <utility>

#include "platform/files.hpp"
#include "sync/central/postgres_store.hpp"
#include "sync/central/sqlcipher_store.hpp"

namespace b2go::platform {

namespace fs = std::filesystem;

namespace {

/// Several hosts with all their settings.
constexpr std::size_t kTargetBytes = 16 * 1024;
constexpr const char* kCredentialName = "b2go-central.key";

class ErasureFile final : public central::ErasureList {
public:
    explicit ErasureFile(fs::path path) : path_(std::move(path)) { remove_unfinished(path_); }
    std::string read() override {
        const auto bytes = read_file(path_, kErasuresFileBytes);
        if (bytes && bytes->empty()) {
            throw UnusableFile(
                path_,
                {"er tom, og det er listen over slettede aldrig",
                 "is empty, which the list of erasures never is"},
                {"Læg den hele liste dér fra en kopi; er der ingen, så fjern filen.",
                 "Put the whole list there from a copy; if there is none, take the file away."});
        }
        return bytes.value_or(std::string());
    }
    void write(std::string_view bytes) override { write_file(path_, bytes, kOwnerOnly); }

private:
    fs::path path_;
};

fs::path without_slash(const fs::path& path) {
    const fs::path normal = fs::absolute(path).lexically_normal();
    return normal.has_filename() ? normal : normal.parent_path();
}

} // namespace

CentralFolder CentralFolder::at(const std::string& data, const std::string& key_file,
                                const std::string& credentials, const std::string& postgres) {
    CentralFolder folder;
    folder.data = without_slash(data);
    folder.other_postgres = postgres;
    if (!key_file.empty()) {
        folder.other_key_file = without_slash(key_file);
    } else if (!credentials.empty() && fs::exists(fs::path(credentials) / kCredentialName)) {
        folder.other_key_file = fs::path(credentials) / kCredentialName;
        folder.key_file_is_vouched_for = true;
    }
    return folder;
}

fs::path CentralFolder::key_file() const { return other_key_file.value_or(data.string() + ".key"); }

std::string CentralFolder::postgres() const {
    return other_postgres.empty() ? read_file(postgres_file(), kTargetBytes).value_or("")
                                  : other_postgres;
}

fs::path CentralFolder::recovery_key_file() const { return data.string() + ".recovery-key"; }

fs::path CentralFolder::erasures_file() const { return data.string() + ".erasures"; }

bool CentralFolder::is_unused() const {
    std::error_code error;
    if (!fs::exists(data, error)) {
        return true;
    }
    const fs::directory_iterator entries(data, error);
    return !error && std::all_of(fs::begin(entries), fs::end(entries), [this](const auto& entry) {
        return entry.path() == lock() || entry.path() == socket() ||
               entry.path() == unfinished_of(mark());
    });
}

base::Outcome<central::Keys> read_keys(const CentralFolder& folder) {
    const fs::path path = folder.key_file();
    const auto bytes = read_file(path, kKeyFileBytes);
    if (!bytes) {
        return base::refuse(base::Refusal::wrong_secret,
                            {"Nøglefilen " + path.string() +
                                 " findes ikke. Intet er ændret. Angiv den med --key-file.",
                             "The key file " + path.string() +
                                 " does not exist. Nothing was changed. Give it with --key-file."});
    }
    if (!folder.key_file_is_vouched_for && is_open_to_others(path)) {
        const base::Label message{
            "Nøglefilen " + path.string() +
                " kan læses af andre. Intet er ændret. Gør den privat med chmod "
                "600, og overvej, om andre har set den.",
            "The key file " + path.string() +
                " can be read by others. Nothing was changed. Make it private "
                "with chmod 600, and consider whether others have seen it."};
        return base::refuse(base::Refusal::not_allowed, message, {{"key-file", message}});
    }
    return central::Keys::decode(*bytes);
}

std::unique_ptr<central::ErasureList> erasure_list(const CentralFolder& folder) {
    return std::make_unique<ErasureFile>(folder.erasures_file());
}

std::optional<base::Rejection> missing(const CentralFolder& folder) {
    if (folder.is_unfinished()) {
        const base::Label message{
            "Oprettelsen af centralen i " + folder.data.string() +
                " blev afbrudt, og der er intet gemt i den. Kør init eller restore igen.",
            "Making the central in " + folder.data.string() +
                " was interrupted, and nothing is stored in it. Run init or restore again."};
        return base::Rejection{base::Refusal::not_found, message, {{"data", message}}};
    }
    if (fs::exists(folder.store()) || !folder.postgres().empty()) {
        return std::nullopt;
    }
    const base::Label message{"Der er ingen central i " + folder.data.string() +
                                  ". Intet er ændret. Opret den med init.",
                              "There is no central in " + folder.data.string() +
                                  ". Nothing was changed. Make one with init."};
    return base::Rejection{base::Refusal::not_found, message, {{"data", message}}};
}

std::unique_ptr<central::CentralStore> open_store(const CentralFolder& folder,
                                                  const central::Keys& keys, base::Random& random) {
    const std::string target = folder.postgres();
    return target.empty()
               ? central::open_sqlcipher_store({folder.store().string(), {}}, keys.master)
               : central::open_postgres_store({target}, keys.master, random);
}

std::optional<base::Rejection> refused_target(const std::string& target) {
    using central::postgres::Target;
    const Target found = central::postgres::inspect(target);
    if (found == Target::usable) {
        return std::nullopt;
    }
    const base::Label message =
        found == Target::has_password
            ? base::Label{"Adressen på databasen indeholder en adgangskode, som andre på maskinen "
                          "kan se. Intet er ændret. Skift den, og læg den i en fil, som PGPASSFILE "
                          "nævner.",
                          "The database's address holds a password, which others on this machine "
                          "can see. Nothing was changed. Change it and put it into a file named by "
                          "PGPASSFILE."}
            : base::Label{"Adressen på databasen kan ikke læses. Intet er ændret. Skriv den som "
                          "postgresql://BRUGER@MASKINE/DATABASE.",
                          "The database's address cannot be read. Nothing was changed. Write it as "
                          "postgresql://USER@HOST/DATABASE."};
    return base::Rejection{base::Refusal::invalid, message, {{"postgres", message}}};
}

base::Outcome<std::unique_ptr<central::Central>>
open_central(const CentralFolder& folder, const base::Clock& clock, base::Random& random) {
    if (auto rejection = missing(folder)) {
        return tl::unexpected(std::move(*rejection));
    }
    auto keys = read_keys(folder);
    if (!keys) {
        return tl::unexpected(keys.error());
    }
    auto store = open_store(folder, *keys, random);
    auto central =
        std::make_unique<central::Central>(std::move(store), std::move(*keys), clock, random);
    central->keep_erasures_in(erasure_list(folder));
    return central;
}

} // namespace b2go::platform

#include "platform/central/migrate.hpp"

#include <utility>

#include "platform/files.hpp"
#include "platform/lock_file.hpp"
#include "sync/central/postgres_store.hpp"
#include "sync/central/sqlcipher_store.hpp"
#include "sync/central/store_copy.hpp"

namespace b2go::platform {

namespace fs = std::filesystem;

namespace {

constexpr const char* kMovedEnding = ".moved";

base::Rejection refusal(const char* field, base::Label message) {
    return {base::Refusal::invalid, message, {{field, message}}};
}

std::optional<base::Rejection> check_places(const CentralFolder& folder) {
    if (auto rejection = missing(folder)) {
        return rejection;
    }
    if (folder.other_postgres.empty()) {
        return refusal("postgres", {"Databasen mangler. Intet er ændret. Angiv den med --postgres.",
                                    "The database is missing. Nothing was changed. Give it with "
                                    "--postgres."});
    }
    if (fs::exists(folder.postgres_file()) || !fs::exists(folder.store())) {
        return refusal("data", {"Centralens lager er allerede i en database. Intet er ændret.",
                                "The central's store is in a database already. Nothing was "
                                "changed."});
    }
    return std::nullopt;
}

std::vector<std::string> findings(std::unique_ptr<central::CentralStore> store,
                                  const central::Keys& keys, const base::Clock& clock,
                                  base::Random& random) {
    central::Central central(std::move(store), central::Keys::decode(keys.encode()), clock, random);
    return central.verify();
}

std::unique_ptr<central::CentralStore> in_file(const CentralFolder& folder,
                                               const central::Keys& keys) {
    return central::open_sqlcipher_store({folder.store().string(), {}}, keys.master);
}

Answer not_sound(const std::vector<std::string>& problems, base::Language language) {
    const base::Label words{
        "Lageret er ikke helt, som det skal være. Intet er flyttet. Kør verify.",
        "The store is not quite as it must be. Nothing was moved. Run verify."};
    return {kFound, {{{"ok", false}, {"problems", problems}}}, {words.in(language)}};
}

/// From here on every command finds the database. The file stays, out of the way.
void switch_over(const CentralFolder& folder) {
    write_file(folder.postgres_file(), folder.other_postgres, kOwnerOnly);
    for (const char* ending : {"", "-wal"}) {
        const fs::path file = folder.store().string() + ending;
        if (fs::exists(file)) {
            move_file(file, folder.store().string() + kMovedEnding + ending);
        }
    }
    flush_folder(folder.data);
}

base::Label words_about_file(const CentralFolder& folder) {
    const std::string file = folder.store().string() + kMovedEnding;
    return {"Lageret er flyttet og sammenlignet række for række. Den gamle fil er " + file +
                "; tag en sikkerhedskopi af databasen, og slet den så.",
            "The store was moved and compared row by row. The old file is " + file +
                "; take a backup of the database, then delete it."};
}

} // namespace

Answer migrate(const CentralFolder& folder, const MigrateCall& call, const base::Clock& clock,
               base::Random& random, base::Language language) {
    if (const auto rejection = check_places(folder)) {
        return answer_of(*rejection, language);
    }
    const LockFile lock(folder.lock());
    const auto keys = read_keys(folder);
    if (!keys) {
        return answer_of(keys.error(), language);
    }
    if (const auto problems = findings(in_file(folder, *keys), *keys, clock, random);
        !problems.empty()) {
        return not_sound(problems, language);
    }
    const auto from = in_file(folder, *keys);
    const central::StoredCounts counts = from->counts();
    Answer answer{kDone,
                  {{{"records", counts.records},
                    {"changes", counts.changes},
                    {"devices", counts.devices},
                    {"moved", !call.dry_run}}},
                  {}};
    const central::PostgresOptions database{folder.other_postgres};
    if (call.dry_run) {
        central::try_postgres_store(database, keys->master, random);
        return answer;
    }
    const auto to = central::create_postgres_store(database, keys->master, random);
    central::copy_rows(*from, *to, central::ScopeKeyRows::with);
    if (const auto problems = findings(central::open_postgres_store(database, keys->master, random),
                                       *keys, clock, random);
        !problems.empty()) {
        return not_sound(problems, language);
    }
    switch_over(folder);
    answer.words.push_back(words_about_file(folder).in(language));
    return answer;
}

} // namespace b2go::platform

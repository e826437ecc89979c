#include "sync/central/backup.hpp"

#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "base/limits.hpp"
#include "sync/central/backup_pieces.hpp"
#include "sync/central/lengths.hpp"
#include "sync/central/own_changes.hpp"
#include "sync/central/sqlcipher_store.hpp"

namespace b2go::central {

using base::as_bytes;
using base::as_chars;
using base::Outcome;
using base::SecretKey;

namespace {

constexpr char kStorePart = 's';
constexpr char kKeysPart = 'k';

/// A file that is not to outlive what it was made for.
class Scratch {
public:
    explicit Scratch(std::string path) : path_(std::move(path)) { remove(); }
    ~Scratch() { remove(); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    void remove() const {
        for (const char* ending : {"", "-wal", "-journal", "-shm"}) {
            std::error_code ignored;
            std::filesystem::remove(path_ + ending, ignored);
        }
    }
    std::string path_;
};

struct PartKeys {
    SecretKey copy;
    SecretKey store;
    SecretKey keys;
};

void write_store_part(FileWriter& out, const std::string& copy, const SecretKey& key,
                      base::Random& random) {
    PieceWriter part(out, key, kStorePart, random);
    FileReader in(copy);
    for (;;) {
        const std::string bytes = in.read(limits::kBackupPieceBytes);
        if (bytes.empty()) {
            break;
        }
        part.write(bytes);
    }
    part.finish();
}

void write_keys_part(FileWriter& out, CentralStore& store, const Keys& keys, const SecretKey& key,
                     base::Random& random) {
    PieceWriter part(out, key, kKeysPart, random);
    std::string own = keys.encode();
    std::string bytes;
    append_with_length(bytes, own);
    part.write(bytes);
    base::wipe(own);
    base::wipe(bytes);
    store.each_scope_key([&](std::string_view scope, std::string_view wrapped) {
        bytes.clear();
        append_with_length(bytes, scope);
        append_with_length(bytes, wrapped);
        part.write(bytes);
    });
    part.finish();
}

tl::unexpected<base::Rejection> not_whole() {
    return base::refuse(base::Refusal::malformed,
                        {"Filen er ikke en hel sikkerhedskopi. Intet er gendannet; prøv med en "
                         "anden kopi.",
                         "The file is no whole backup. Nothing was restored; try another copy."});
}

tl::unexpected<base::Rejection> wrong_recovery_key() {
    return base::refuse(base::Refusal::wrong_secret,
                        {"Gendannelsesnøglen åbner ikke denne sikkerhedskopi. Intet er gendannet.",
                         "The recovery key does not open this backup. Nothing was restored."});
}

/// Nothing if the recovery key is not the one, or the seals are damaged: that cannot be told.
std::optional<PartKeys> open_seals(FileReader& in, const base::BoxKeyPair& recovery) {
    const auto next = [&]() -> std::optional<SecretKey> {
        const auto sealed = in.read_with_length();
        auto opened = sealed ? base::open_box(recovery, as_bytes(*sealed)) : std::nullopt;
        if (!opened) {
            return std::nullopt;
        }
        auto key = SecretKey::copy_of(as_bytes(*opened));
        base::wipe(*opened);
        return key;
    };
    auto copy = next();
    auto store = next();
    auto keys = next();
    if (!copy || !store || !keys) {
        return std::nullopt;
    }
    return PartKeys{std::move(*copy), std::move(*store), std::move(*keys)};
}

bool restore_copy(FileReader& in, const SecretKey& key, const std::string& path) {
    PieceReader part(in, key, kStorePart);
    FileWriter out(path);
    while (auto piece = part.next()) {
        out.write(*piece);
    }
    out.close();
    return part.is_whole();
}

/// The keys part, read to its end; nothing if it is damaged.
std::optional<std::string> read_keys_part(FileReader& in, const SecretKey& key) {
    PieceReader part(in, key, kKeysPart);
    std::string bytes;
    while (auto piece = part.next()) {
        bytes += *piece;
        base::wipe(*piece);
    }
    return part.is_whole() && in.is_at_end() ? std::optional(std::move(bytes)) : std::nullopt;
}

bool put_scope_keys(CentralStore& store, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto scope = take_with_length(bytes);
        const auto wrapped = take_with_length(bytes);
        if (!scope || !wrapped) {
            return false;
        }
        store.put_scope_key(*scope, *wrapped);
    }
    return true;
}

/// Numbers given after the backup are unknown here, so none of this epoch is given again.
void begin_next_epoch(CentralStore& store, const Keys& keys, const base::Clock& clock,
                      base::Random& random) {
    const auto stream = store.stream();
    if (!stream) {
        throw base::Fault(base::FaultCode::corrupt, "the backup holds no initialised store");
    }
    store.set_epoch(stream->epoch + 1);
    ScopeKeys scope_keys(store, keys.master, random);
    Context context{store, keys, scope_keys, clock, random};
    add_own_device(context, stream->epoch + 1);
}

} // namespace

void write_backup(CentralStore& store, const Keys& keys, base::Random& random,
                  const std::string& file) {
    const PartKeys part_keys{SecretKey::random(random), SecretKey::random(random),
                             SecretKey::random(random)};
    const Scratch copy(file + ".copy");
    const Scratch unfinished(file + ".unfinished");
    store.copy_without_scope_keys(copy.path(), part_keys.copy);
    FileWriter out(unfinished.path());
    out.write(kBackupMagic);
    for (const SecretKey* key : {&part_keys.copy, &part_keys.store, &part_keys.keys}) {
        std::string sealed;
        append_with_length(sealed, base::seal_to(as_bytes(keys.recovery_public), key->view()));
        out.write(sealed);
    }
    write_store_part(out, copy.path(), part_keys.store, random);
    write_keys_part(out, store, keys, part_keys.keys, random);
    out.flush_to_disk();
    out.close();
    rename_durably(unfinished.path(), file);
}

Outcome<Keys> restore_backup(const std::string& file, const SecretKey& recovery_private,
                             const std::string& store_path, const base::Clock& clock,
                             base::Random& random) {
    FileReader in(file);
    if (in.read(kBackupMagic.size()) != kBackupMagic) {
        return not_whole();
    }
    auto own_copy = SecretKey::copy_of(recovery_private.view());
    const auto part_keys = open_seals(in, base::box_keys_of(std::move(*own_copy)));
    if (!part_keys) {
        return wrong_recovery_key();
    }
    const Scratch copy(store_path + ".restoring");
    if (!restore_copy(in, part_keys->store, copy.path())) {
        return not_whole();
    }
    auto keys_part = read_keys_part(in, part_keys->keys);
    if (!keys_part) {
        return not_whole();
    }
    std::string_view rest = *keys_part;
    const auto own = take_with_length(rest);
    if (!own) {
        return not_whole();
    }
    Keys keys = Keys::decode(*own);
    {
        SqlcipherStore source({copy.path(), {}}, sqlite::OpenOptions::Mode::open, part_keys->copy);
        source.begin();
        const bool is_readable = put_scope_keys(source, rest);
        base::wipe(*keys_part);
        if (!is_readable) {
            return not_whole();
        }
        begin_next_epoch(source, keys, clock, random);
        source.commit();
        source.copy_to({store_path, {}}, keys.master);
    }
    return keys;
}

} // namespace b2go::central

#include "sync/central/backup.hpp"

#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "base/limits.hpp"
#include "sync/central/backup_pieces.hpp"
#include "sync/central/lengths.hpp"
#include "sync/central/own_changes.hpp"
#include "sync/central/postgres_store.hpp"
#include "sync/central/sqlcipher_store.hpp"
#include "sync/central/store_copy.hpp"

namespace b2go::central {

namespace fs = std::filesystem;

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

/// The folder a backup is made in, beside where it is to stand. Its first file says whose it is,
/// so that what a killed backup left can be taken away and nothing else ever is.
class ScratchFolder {
public:
    static bool may_be_used(const fs::path& path) {
        const auto status = fs::symlink_status(path);
        return !fs::exists(status) ||
               (fs::is_directory(status) && (fs::is_empty(path) || fs::exists(path / kMark)));
    }
    explicit ScratchFolder(fs::path path) : path_(std::move(path)) {
        try {
            clear();
            fs::create_directory(path_);
            fs::permissions(path_, fs::perms::owner_all);
        } catch (const fs::filesystem_error& error) {
            const bool is_full = error.code() == std::errc::no_space_on_device;
            throw base::Fault(is_full ? base::FaultCode::disk_full : base::FaultCode::io,
                              "the backup's folder could not be made");
        }
        FileWriter((path_ / kMark).string()).close();
    }
    ~ScratchFolder() {
        try {
            clear();
        } catch (const fs::filesystem_error&) {
            return; // the next backup to this place takes it away
        }
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] std::string copy() const { return (path_ / "copy").string(); }
    [[nodiscard]] std::string whole() const { return (path_ / "whole").string(); }

private:
    static constexpr const char* kMark = "b2go-backup";
    void clear() const {
        for (const char* name : {"copy", "copy-wal", "copy-journal", "copy-shm", "whole", kMark}) {
            fs::remove(path_ / name);
        }
        fs::remove(path_);
    }
    fs::path path_;
};

fs::path scratch_of(const fs::path& file) { return file.string() + ".unfinished"; }

bool is_backup(const std::string& file) {
    return FileReader(file).read(kBackupMagic.size()) == kBackupMagic;
}

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
    const base::Label message{
        "Filen er ikke en hel sikkerhedskopi. Intet er gendannet; prøv med en anden kopi.",
        "The file is no whole backup. Nothing was restored; try another copy."};
    return base::refuse(base::Refusal::invalid, message, {{"FILE", message}});
}

tl::unexpected<base::Rejection> wrong_recovery_key() {
    return base::refuse(base::Refusal::wrong_secret,
                        {"Gendannelsesnøglen åbner ikke denne sikkerhedskopi, eller kopien er "
                         "beskadiget. Intet er gendannet. Brug den nøgle, der hører til, eller en "
                         "anden kopi.",
                         "The recovery key does not open this backup, or the backup is damaged. "
                         "Nothing was restored. Use the key that belongs to it, or another copy."});
}

/// Refused as the wrong key where a seal is damaged, too: that cannot be told.
Outcome<PartKeys> open_seals(FileReader& in, const base::BoxKeyPair& recovery) {
    bool are_there = true;
    const auto next = [&]() -> std::optional<SecretKey> {
        const auto sealed = in.read_with_length();
        auto opened = sealed ? base::open_box(recovery, as_bytes(*sealed)) : std::nullopt;
        if (!opened) {
            are_there = are_there && sealed.has_value();
            return std::nullopt;
        }
        auto key = SecretKey::copy_of(as_bytes(*opened));
        base::wipe(*opened);
        return key;
    };
    auto copy = next();
    auto store = next();
    auto keys = next();
    if (!are_there) {
        return not_whole();
    }
    if (!copy || !store || !keys) {
        return wrong_recovery_key();
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

constexpr std::size_t kLifeBytes = 16;

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
    std::array<std::byte, kLifeBytes> life{};
    random.fill(life);
    add_own_device(context, stream->epoch + 1, std::string(base::as_chars(life)));
}

} // namespace

std::vector<StoredDevice> write_backup(CentralStore& store, const Keys& keys, base::Random& random,
                                       const std::string& file) {
    const PartKeys part_keys{SecretKey::random(random), SecretKey::random(random),
                             SecretKey::random(random)};
    if (const auto rejection = refused_target(file)) {
        throw base::Fault(base::FaultCode::io, rejection->message.en);
    }
    const ScratchFolder scratch(scratch_of(file));
    store.copy_without_scope_keys(scratch.copy(), part_keys.copy);
    FileWriter out(scratch.whole());
    out.write(kBackupMagic);
    for (const SecretKey* key : {&part_keys.copy, &part_keys.store, &part_keys.keys}) {
        std::string sealed;
        append_with_length(sealed, base::seal_to(as_bytes(keys.recovery_public), key->view()));
        out.write(sealed);
    }
    write_store_part(out, scratch.copy(), part_keys.store, random);
    write_keys_part(out, store, keys, part_keys.keys, random);
    out.flush_to_disk();
    out.close();
    auto devices = open_sqlcipher_store({scratch.copy(), {}}, part_keys.copy)->devices();
    rename_durably(scratch.whole(), file);
    return devices;
}

std::optional<base::Rejection> refused_target(const std::string& file) {
    const auto refused = [&file](const base::Label& why) {
        const base::Label message{
            file + why.da + " Intet er ændret. Vælg et andet navn til sikkerhedskopien.",
            file + why.en + " Nothing was changed. Choose another name for the backup."};
        return base::Rejection{base::Refusal::invalid, message, {{"FILE", message}}};
    };
    std::error_code ignored;
    const fs::path path = file;
    const bool exists = fs::exists(fs::symlink_status(path, ignored));
    if (exists && (!fs::is_regular_file(path, ignored) || !is_backup(file))) {
        return refused({" findes og er ikke en sikkerhedskopi.", " is there and is no backup."});
    }
    if (!path.has_filename() || !fs::is_directory(fs::absolute(path).parent_path(), ignored)) {
        return refused({" ligger ikke i en mappe, der findes.", " is not in a folder there is."});
    }
    if (!ScratchFolder::may_be_used(scratch_of(path))) {
        return refused(
            {": navnet " + scratch_of(path).string() + ", den skrives under, er optaget.",
             ": the name " + scratch_of(path).string() + " it is written under is taken."});
    }
    return std::nullopt;
}

MakeStore as_file(std::string path) {
    return [path = std::move(path)](SqlcipherStore& source, const Keys& keys) {
        source.copy_to({path, {}}, keys.master);
    };
}

MakeStore in_postgres(PostgresOptions options, base::Random& random) {
    return [options = std::move(options), &random](SqlcipherStore& source, const Keys& keys) {
        const auto store = create_postgres_store(options, keys.master, random);
        copy_rows(source, *store, ScopeKeyRows::with);
    };
}

Outcome<Keys> restore_backup(const std::string& file, const SecretKey& recovery_private,
                             const std::string& store_path, const base::Clock& clock,
                             base::Random& random) {
    return restore_backup(file, recovery_private, store_path, as_file(store_path), clock, random);
}

Outcome<Keys> restore_backup(const std::string& file, const SecretKey& recovery_private,
                             const std::string& scratch, const MakeStore& make,
                             const base::Clock& clock, base::Random& random) {
    FileReader in(file);
    if (in.read(kBackupMagic.size()) != kBackupMagic) {
        return not_whole();
    }
    auto own_copy = SecretKey::copy_of(recovery_private.view());
    const auto part_keys = open_seals(in, base::box_keys_of(std::move(*own_copy)));
    if (!part_keys) {
        return tl::unexpected(part_keys.error());
    }
    const Scratch copy(scratch + ".restoring");
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
        make(source, keys);
    }
    return keys;
}

} // namespace b2go::central

#include "platform/central/setting_up.hpp"

#include "base/crypto.hpp"
#include "platform/central/answer.hpp"
#include "platform/files.hpp"
#include "platform/json_text.hpp"

namespace b2go::platform {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMarkBytes = 64 * 1024;
constexpr std::size_t kMadeFileBytes = 64 * 1024;

std::string hash_of(std::string_view bytes) {
    return base::to_hex(base::blake2b({base::as_bytes(bytes)}));
}

/// Nothing where something lies that no program of ours wrote. What the disk does not give is a
/// fault: it may be ours.
std::optional<std::string> read_if_ours(const fs::path& path, std::size_t most_bytes) {
    try {
        return read_file(path, most_bytes);
    } catch (const UnusableFile&) {
        return std::nullopt;
    } catch (const base::Fault& fault) {
        if (fault.code() != base::FaultCode::corrupt) {
            throw;
        }
        return std::nullopt;
    }
}

bool make_if_missing(const fs::path& folder) {
    const bool is_missing = !fs::exists(folder);
    make_folder(folder);
    return is_missing;
}

} // namespace

SettingUp::SettingUp(const CentralFolder& folder)
    : folder_(folder), made_folder_(make_if_missing(folder.data)), lock_(folder.lock()) {
    clear();
}

SettingUp::~SettingUp() {
    try {
        take_back();
    } catch (const std::exception&) {
        return; // the mark is taken away last: the next try goes on from here
    }
}

void SettingUp::begin() {
    is_marked_ = true;
    write_mark();
}

void SettingUp::write(const fs::path& path, std::string_view bytes) {
    made_.push_back({path.string(), hash_of(bytes)});
    write_mark();
    write_file(path, bytes, kOwnerOnly);
}

void SettingUp::keep() {
    remove_file(folder_.mark());
    flush_folder(folder_.data);
    is_marked_ = false;
    made_folder_ = false;
}

std::vector<SettingUp::Made> SettingUp::marked() const {
    std::vector<Made> made;
    const auto text = read_if_ours(folder_.mark(), kMarkBytes);
    const auto list = text ? parse_json(*text) : std::nullopt;
    for (const Json& file : list.value_or(Json::array())) {
        made.push_back({file.value("path", ""), file.value("hash", "")});
    }
    return made;
}

void SettingUp::write_mark() const {
    Json list = Json::array();
    for (const Made& file : made_) {
        list.push_back({{"path", file.path}, {"hash", file.hash}});
    }
    write_file(folder_.mark(), list.dump(), kOwnerOnly);
}

void SettingUp::clear() const {
    remove_unfinished(folder_.mark());
    if (!folder_.is_unfinished()) {
        return;
    }
    for (const Made& file : marked()) {
        remove_unfinished(file.path);
        const auto bytes = read_if_ours(file.path, kMadeFileBytes);
        if (bytes && hash_of(*bytes) == file.hash) {
            remove_file(file.path);
        }
    }
    for (const char* name : {"", ".restoring"}) {
        for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
            remove_file(folder_.store().string() + name + suffix);
        }
    }
    remove_unfinished(folder_.postgres_file());
    remove_file(folder_.postgres_file());
    remove_file(folder_.mark());
    flush_folder(folder_.data);
}

void SettingUp::take_back() const {
    if (is_marked_) {
        clear();
    }
    if ((is_marked_ || made_folder_) && folder_.is_unused()) {
        remove_file(folder_.lock());
    }
    if (made_folder_ && fs::is_empty(folder_.data)) {
        remove_file(folder_.data);
    }
}

} // namespace b2go::platform

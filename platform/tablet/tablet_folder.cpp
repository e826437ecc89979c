#include "platform/tablet/tablet_folder.hpp"

#include "platform/files.hpp"

namespace b2go::platform {

namespace fs = std::filesystem;

namespace {

/// What cannot be looked at, a link that leads round in a circle for one, is there too: whoever
/// opens it says what is wrong with it.
bool is_there(const fs::path& path) {
    std::error_code unknown;
    return fs::status(path, unknown).type() != fs::file_type::not_found;
}

base::Rejection missing(const fs::path& path, const base::Label& what) {
    const base::Label message{
        what.da + " " + path.string() +
            " mangler, men resten af tabletten er der. Intet er ændret. Læg filen tilbage, eller "
            "flyt mappen et andet sted hen, før du tilmelder på ny.",
        what.en + " " + path.string() +
            " is missing, but the rest of the tablet is there. Nothing was changed. Put the file "
            "back, or move the folder away before you enrol anew."};
    return {base::Refusal::not_allowed, message, {{"store", message}}};
}

} // namespace

bool TabletFolder::has_store() const {
    return is_there(store()) || is_there(store().string() + "-wal");
}

bool TabletFolder::is_unfinished() const { return is_there(mark()); }

bool TabletFolder::is_free() const {
    // The key file is written last: without it the device keys are not yet known to be there.
    const bool has_both = is_there(keys()) && has_store();
    return is_unfinished() ? !has_both : !is_there(keys()) && !has_store();
}

std::optional<base::Rejection> TabletFolder::refused() const {
    if (is_unfinished() || is_there(keys()) == has_store()) {
        return std::nullopt;
    }
    return has_store() ? missing(keys(), {"Nøglefilen", "The key file"})
                       : missing(store(), {"Lageret", "The store"});
}

void TabletFolder::begin() const {
    if (is_unfinished()) {
        remove_files();
    }
    remove_unfinished(mark());
    write_file(mark(), "", kOwnerOnly);
}

void TabletFolder::finish() const {
    remove_file(mark());
    flush_folder(path_);
}

void TabletFolder::discard() const {
    remove_files();
    finish();
    remove_file(lock());
    if (fs::is_empty(path_)) {
        remove_file(path_);
    }
}

void TabletFolder::remove_files() const {
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
        remove_file(store().string() + suffix);
    }
    remove_file(keys());
    remove_unfinished(keys());
    remove_file(attempts());
    remove_unfinished(attempts());
    remove_file(reserve());
}

} // namespace b2go::platform

#pragma once

#include <filesystem>
#include <optional>

#include "base/outcome.hpp"

/// What lies where in a tablet's folder, and what may be made or taken away there. Nothing a
/// person wrote is ever taken away: only an enrolment that was begun and not finished, which says
/// so in a file of its own from before the first byte of it until the tablet is enrolled.
namespace b2go::platform {

class TabletFolder {
public:
    explicit TabletFolder(std::filesystem::path path) : path_(std::move(path)) {}

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path lock() const { return path_ / "lock"; }
    [[nodiscard]] std::filesystem::path keys() const { return path_ / "keys"; }
    [[nodiscard]] std::filesystem::path store() const { return path_ / "store.db"; }
    [[nodiscard]] std::filesystem::path attempts() const { return path_ / "attempts"; }
    [[nodiscard]] std::filesystem::path reserve() const { return path_ / "reserve"; }

    /// True where a tablet can be made: there is none, or less than the device keys of one.
    [[nodiscard]] bool is_free() const;
    /// True while an enrolment has begun and nothing can have been written by a person.
    [[nodiscard]] bool is_unfinished() const;
    /// Why neither opening nor enrolling may go on: one of the two files a tablet needs is gone.
    [[nodiscard]] std::optional<base::Rejection> refused() const;

    /// These three under the folder's lock. Throw Fault{io, disk_full}.
    /// Takes away what an interrupted try left and marks the folder as unfinished.
    void begin() const;
    /// Takes the mark away: from now on the store is never removed.
    void finish() const;
    /// Takes away what `begin` was called for; a folder with anything else in it stays.
    void discard() const;

private:
    [[nodiscard]] std::filesystem::path mark() const { return path_ / "enrolling"; }
    [[nodiscard]] bool has_store() const;
    void remove_files() const;

    std::filesystem::path path_;
};

} // namespace b2go::platform

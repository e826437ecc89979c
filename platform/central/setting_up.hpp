#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "platform/central/folder.hpp"
#include "platform/lock_file.hpp"

namespace b2go::platform {

/// What `init` or `restore` makes, until it is whole. A mark in the data folder says that it is
/// not, and names the files outside with the hash of what was written there: so the next try takes
/// away what a killed one left, and nothing that anybody else put there. As long as the mark is
/// there no other command touches the folder, so nothing of value can be in it.
class SettingUp {
public:
    /// Makes the folder if there is none, takes its lock and clears what a killed try left. Throws
    /// Fault{in_use, io, disk_full}.
    explicit SettingUp(const CentralFolder& folder);
    /// Takes back what was made, unless it is kept.
    ~SettingUp();
    SettingUp(const SettingUp&) = delete;
    SettingUp& operator=(const SettingUp&) = delete;

    /// Marks the folder. Only once it has been seen, under the lock, that it is free.
    void begin();
    /// A new file outside the data folder, its owner's only.
    void write(const std::filesystem::path& path, std::string_view bytes);
    /// It is whole: takes the mark away.
    void keep();

private:
    struct Made {
        std::string path;
        std::string hash; ///< hexadecimal
    };
    [[nodiscard]] std::vector<Made> marked() const;
    void write_mark() const;
    void clear() const;
    void take_back() const;

    const CentralFolder& folder_;
    bool made_folder_;
    LockFile lock_;
    std::vector<Made> made_;
    bool is_marked_ = false;
};

} // namespace b2go::platform

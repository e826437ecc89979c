#pragma once

#include <memory>
#include <string>

#include "platform/central/set_up.hpp"
#include "tests/disk/command.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temp_folder.hpp"

/// What is asked of a central's folder: to be made, to be made from a backup, to be backed up.
namespace b2go::tests {

/// The folder `central` in one that is watched, and what lies beside it.
class CentralCommand : public Command {
public:
    [[nodiscard]] std::filesystem::path folder() const override { return folder_.path(); }
    /// Unless the central says that it is not there, it is whole.
    [[nodiscard]] std::vector<std::string> damage() override;

protected:
    [[nodiscard]] platform::CentralFolder place() const;
    [[nodiscard]] std::string file(std::string_view name) const { return folder_.file(name); }
    /// What is wrong with the central, and files that are there and are not `expected`.
    [[nodiscard]] std::vector<std::string> findings(const std::string& expected);

    TempFolder folder_;
    ManualClock clock_;
    SeededRandom random_;
};

class InitCommand final : public CentralCommand {
public:
    [[nodiscard]] std::string run() override;
    [[nodiscard]] std::vector<std::string> lacking() override;
};

/// A central with an earlier backup beside it, and what has changed since.
class BackupCommand final : public CentralCommand {
public:
    BackupCommand();
    [[nodiscard]] std::string run() override;
    [[nodiscard]] std::vector<std::string> lacking() override;
    [[nodiscard]] std::vector<std::string> damage() override;

private:
    /// How many changes are in the backup; or what is wrong with it.
    [[nodiscard]] std::uint64_t changes_in_backup(std::vector<std::string>& wrong);
};

/// A backup, its recovery key and its list of erasures, and no central.
class RestoreCommand final : public CentralCommand {
public:
    RestoreCommand();
    [[nodiscard]] std::string run() override;
    [[nodiscard]] std::vector<std::string> lacking() override;
};

} // namespace b2go::tests

#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/disk/day.hpp"

/// A command that makes or replaces files, cut or failing at each of its file calls, and then run
/// again: what is left is what was there before, or what the command makes, or something that the
/// same command goes on from.
namespace b2go::tests {

/// A command in a folder of its own, ready to be run.
class Command {
public:
    Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;
    virtual ~Command() = default;

    /// Everything it touches lies in it.
    [[nodiscard]] virtual std::filesystem::path folder() const = 0;
    /// Empty when it says that it is done; otherwise the words it was refused with. Throws what
    /// its program would tell of.
    [[nodiscard]] virtual std::string run() = 0;
    /// What is not as it must be when it is done.
    [[nodiscard]] virtual std::vector<std::string> lacking() = 0;
    /// What is not as it must be whenever it ended; other commands are tried on what was left.
    [[nodiscard]] virtual std::vector<std::string> damage() = 0;
};

using MakeCommand = std::function<std::unique_ptr<Command>()>;

/// Lets every `stride`-th call of these kinds fail, once or from then on, as when the program is
/// killed there; and, from then on, lets the power fail too. The command ends in a Fault that says
/// so, is refused, or is done. When it is not, the same command does it.
[[nodiscard]] Found after_trouble(const MakeCommand& make, const std::vector<Operation>& kinds,
                                  Failure::Times times, int error, Sample sample);
[[nodiscard]] Found after_kills(const MakeCommand& make, Sample sample);
[[nodiscard]] Found after_power_cuts(const MakeCommand& make, Sample sample);

/// Paths of all files and empty folders below `folder`, sorted, one a line.
[[nodiscard]] std::string files_in(const std::filesystem::path& folder);

} // namespace b2go::tests

#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/outcome.hpp"
#include "tests/support/disk/disk_state.hpp"

/// Days of work on one encrypted store, played while its disk is watched, and played again on a
/// disk that fails.
namespace b2go::tests {

/// One thing that is asked of a store, and has been acknowledged when it returns.
struct Step {
    std::string name;
    std::function<void()> act;
};

/// A store that has been opened where it lay; closed when it ends.
class OpenStore {
public:
    OpenStore() = default;
    OpenStore(const OpenStore&) = delete;
    OpenStore& operator=(const OpenStore&) = delete;
    virtual ~OpenStore() = default;

    /// Everything it would tell anybody, as text. Writes nothing.
    [[nodiscard]] virtual std::string told() = 0;
    /// What is wrong with it.
    [[nodiscard]] virtual std::vector<std::string> verify() = 0;
};

/// A store at work in a folder of its own. Its steps are the same at every making.
class Day {
public:
    Day() = default;
    Day(const Day&) = delete;
    Day& operator=(const Day&) = delete;
    virtual ~Day() = default;

    [[nodiscard]] virtual std::filesystem::path folder() const = 0;
    /// The first opens the store, so that a disk watched since then has seen all of it.
    [[nodiscard]] virtual const std::vector<Step>& steps() const = 0;
    /// What the store at work tells.
    [[nodiscard]] virtual std::string told() = 0;
    /// Lets go of the store, whatever state it is in.
    virtual void close() = 0;
    /// The store as it lies in `image`. Throws what opening it throws.
    [[nodiscard]] virtual std::unique_ptr<OpenStore> open(const std::filesystem::path& image) = 0;

    /// Told of everything that has been acknowledged; a step that does so more than once calls it.
    std::function<void(const std::string& what)> on_acknowledged;

protected:
    void acknowledge(const std::string& what) const {
        if (on_acknowledged) {
            on_acknowledged(what);
        }
    }
};

using MakeDay = std::function<std::unique_ptr<Day>()>;

/// What stood in the store when something was acknowledged, and how far the log of the disk was
/// then.
struct Moment {
    std::string what;
    std::size_t log_size = 0;
    std::string told;
};

struct Recording {
    DiskState before; ///< what was there when the day began, all of it safe
    std::vector<Entry> log;
    std::vector<Moment> moments; ///< the first is after the first step
};

[[nodiscard]] Recording record(Day& day);

/// How many of the points of a recording are tried: every `stride`-th, from `stride - 1` on.
struct Sample {
    std::size_t stride = 1;
    std::uint64_t seed = 1;
    unsigned cuts = 1; ///< at each point
};

/// Each of these makes states a crash may have left, and says in which of them something
/// acknowledged is missing, or is there in part, or does not open, or does not verify. `tried` is
/// how many were made.
struct Found {
    std::vector<std::string> wrong;
    std::size_t tried = 0;
};

/// The program is killed between any two calls.
[[nodiscard]] Found after_kills(Day& day, const Recording& recording, Sample sample);
/// The power fails between any two calls.
[[nodiscard]] Found after_power_cuts(Day& day, const Recording& recording, Sample sample);
/// The program is killed, started again, tells what it holds, and then the power fails: what it
/// told is still there.
[[nodiscard]] Found after_kills_and_power_cuts(Day& day, const Recording& recording, Sample sample);

/// Something that goes wrong while a day is played, at the n-th occasion for it.
class Trouble {
public:
    Trouble() = default;
    Trouble(const Trouble&) = delete;
    Trouble& operator=(const Trouble&) = delete;
    virtual ~Trouble() = default;

    virtual void begin(WatchedDisk& disk) = 0;
    virtual void end(WatchedDisk& disk) = 0;
    /// Whether the day was long enough for it.
    [[nodiscard]] virtual bool happened() const = 0;
    /// Whether a fault says that this is what went wrong.
    [[nodiscard]] virtual bool is_told_by(const base::Fault& fault) const = 0;
};

using MakeTrouble = std::function<std::unique_ptr<Trouble>(std::size_t index)>;

/// Calls of some kinds fail.
[[nodiscard]] MakeTrouble failing_calls(std::vector<Operation> kinds, Failure::Times times,
                                        int error);

/// Plays a day with trouble at every `stride`-th occasion, until it meets none. The step it
/// happened in ends in a Fault that says so, or succeeds; afterwards the store opens with
/// everything acknowledged, and so it does after a power cut then.
[[nodiscard]] Found after_trouble(const MakeDay& make, const MakeTrouble& make_trouble,
                                  Sample sample);

} // namespace b2go::tests

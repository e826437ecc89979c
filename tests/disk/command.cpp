#include "tests/disk/command.hpp"

#include <algorithm>
#include <cerrno>
#include <set>

namespace b2go::tests {

namespace {

using base::Fault;
using base::FaultCode;

constexpr Operation kChanging[] = {Operation::open,       Operation::write,  Operation::truncate,
                                   Operation::sync,       Operation::rename, Operation::remove,
                                   Operation::make_folder};

enum class Power { stays, fails };

/// How the command ended.
struct Ended {
    bool is_done = false;
    std::string words;
    std::string wrong; ///< it ended as no command may
};

Ended run(Command& command) {
    try {
        std::string words = command.run();
        return {words.empty(), std::move(words), {}};
    } catch (const Fault& fault) {
        const bool is_told = fault.code() == FaultCode::io || fault.code() == FaultCode::disk_full;
        return {false, fault.what(), is_told ? "" : std::string("said: ") + fault.what()};
    } catch (const std::exception& other) { // "unexpected", to a person
        return {false, other.what(), std::string("ended with: ") + other.what()};
    }
}

std::string first_of(const char* when, const std::vector<std::string>& found) {
    return found.empty() ? "" : std::string(when) + ": " + found.front();
}

/// What is wrong after the command was run on a disk in trouble, and then on a sound one.
std::string judged(Command& command, const Ended& first) {
    if (!first.wrong.empty()) {
        return first.wrong;
    }
    if (auto wrong = first_of("left", command.damage()); !wrong.empty()) {
        return wrong + " (it had said: " + first.words + ")";
    }
    const auto lacking = command.lacking();
    if (lacking.empty()) {
        return {};
    }
    if (first.is_done) {
        return first_of("said to be done", lacking);
    }
    const Ended second = run(command);
    if (!second.is_done) {
        return "run again it said: " + second.words + " (before: " + first.words +
               "; left: " + lacking.front() + ")";
    }
    if (auto wrong = first_of("done again", command.lacking()); !wrong.empty()) {
        return wrong;
    }
    return first_of("done again", command.damage());
}

struct Attempt {
    bool happened = false;
    std::string wrong;
};

Attempt attempt(Command& command, Failure failure, Power power, std::uint64_t seed) {
    DiskState state = DiskState::of(command.folder());
    Ended first;
    {
        WatchedDisk disk(command.folder());
        disk.plan = [&failure](const Call& call) { return failure(call); };
        first = run(command);
        for (const Entry& entry : disk.log) {
            state.apply(entry);
        }
    }
    if (power == Power::fails) {
        std::mt19937_64 chance(seed);
        DiskState::write(state.after_cut(chance, Cut::some(chance)), command.folder());
    }
    return {failure.happened(), judged(command, first)};
}

Found attempts(const MakeCommand& make, const std::vector<Operation>& kinds, Failure::Times times,
               int error, Power power, Sample sample) {
    const auto is_kind = [&kinds](const Call& call) {
        return std::ranges::find(kinds, call.operation) != kinds.end();
    };
    Found found;
    for (std::size_t index = sample.seed % sample.stride;; index += sample.stride) {
        bool happened = false;
        for (unsigned cut = 0; cut < sample.cuts; ++cut) {
            const auto command = make();
            const Attempt one = attempt(*command, Failure(is_kind, index, times, error), power,
                                        sample.seed * 1'000'003 + index * 101 + cut);
            happened = one.happened;
            found.tried += one.happened ? 1 : 0;
            if (!one.wrong.empty()) {
                found.wrong.push_back("number " + std::to_string(index) + ": " + one.wrong);
            }
        }
        if (!happened) {
            return found;
        }
    }
}

std::vector<Operation> changing() { return {std::begin(kChanging), std::end(kChanging)}; }

} // namespace

Found after_trouble(const MakeCommand& make, const std::vector<Operation>& kinds,
                    Failure::Times times, int error, Sample sample) {
    return attempts(make, kinds, times, error, Power::stays, sample);
}

Found after_kills(const MakeCommand& make, Sample sample) {
    return attempts(make, changing(), Failure::Times::for_ever, EIO, Power::stays, sample);
}

Found after_power_cuts(const MakeCommand& make, Sample sample) {
    return attempts(make, changing(), Failure::Times::for_ever, EIO, Power::fails, sample);
}

std::string files_in(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_directory() || std::filesystem::is_empty(entry.path())) {
            names.insert(entry.path().lexically_relative(folder).string());
        }
    }
    std::string text;
    for (const std::string& name : names) {
        text += name + "\n";
    }
    return text;
}

} // namespace b2go::tests

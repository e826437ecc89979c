#include "tests/disk/day.hpp"

#include <algorithm>

#include "base/outcome.hpp"
#include "tests/support/temp_folder.hpp"

namespace b2go::tests {

namespace {

using base::Fault;
using base::FaultCode;

/// What may be told after `calls` calls: the last acknowledged, or already the next.
class Allowed {
public:
    Allowed(const Recording& recording, std::size_t calls) {
        for (const Moment& moment : recording.moments) {
            if (moment.log_size > calls) {
                next_ = &moment;
                break;
            }
            last_ = &moment;
        }
    }
    [[nodiscard]] bool is(const std::string& told) const {
        return (last_ != nullptr && told == last_->told) ||
               (next_ != nullptr && told == next_->told);
    }
    [[nodiscard]] std::string where() const {
        return "during \"" + (next_ != nullptr ? next_->what : "the end") + "\"";
    }

private:
    const Moment* last_ = nullptr;
    const Moment* next_ = nullptr;
};

std::string first_difference(const std::string& expected, const std::string& told) {
    const auto [left, right] = std::ranges::mismatch(expected, told);
    const auto line = [](const std::string& text, auto at) {
        const auto place = static_cast<std::size_t>(at - text.begin());
        const std::size_t from = place == 0 ? 0 : text.rfind('\n', place - 1) + 1;
        return text.substr(from, std::min<std::size_t>(text.find('\n', place) - from, 160));
    };
    return "told \"" + line(told, right) + "\" for \"" + line(expected, left) + "\"";
}

/// What a store tells that is opened in `image`, and what is wrong with it.
std::string told_in(Day& day, const std::filesystem::path& image) {
    try {
        const auto store = day.open(image);
        std::string told = store->told();
        for (const std::string& wrong : store->verify()) {
            told = "damaged: " + wrong + "\n" + told;
        }
        return told;
    } catch (const Fault& fault) {
        return std::string("not opened: ") + fault.what();
    }
}

/// Tries the states that `make` gives after every `stride`-th call.
template <typename Make>
Found try_states(const Recording& recording, Sample sample, const Make& make) {
    Found found;
    const TempFolder image;
    DiskState state = recording.before;
    const std::size_t opened = recording.moments.front().log_size;
    for (std::size_t calls = 0; calls <= recording.log.size(); ++calls) {
        if (calls > 0) {
            state.apply(recording.log[calls - 1]);
        }
        // Before its first step the store is as it was closed, and that is tried elsewhere.
        if (calls < opened || calls % sample.stride != sample.stride - 1) {
            continue;
        }
        for (unsigned cut = 0; cut < sample.cuts; ++cut) {
            std::mt19937_64 chance(sample.seed * 1'000'003 + calls * 101 + cut);
            const Allowed allowed(recording, calls);
            const std::string wrong = make(state, calls, chance, image.path() / "store", allowed);
            ++found.tried;
            if (!wrong.empty()) {
                found.wrong.push_back("after call " + std::to_string(calls) + " " +
                                      allowed.where() + ": " + wrong);
            }
        }
    }
    return found;
}

std::string judged(const Allowed& allowed, const Recording& recording, std::size_t calls,
                   const std::string& told) {
    if (allowed.is(told)) {
        return {};
    }
    const auto next = std::ranges::find_if(
        recording.moments, [&](const Moment& moment) { return moment.log_size > calls; });
    const Moment& nearest = next == recording.moments.begin() ? *next : *std::prev(next);
    return first_difference(nearest.told, told);
}

} // namespace

Recording record(Day& day) {
    Recording recording;
    recording.before = DiskState::of(day.folder());
    WatchedDisk disk(day.folder());
    day.on_acknowledged = [&](const std::string& what) {
        recording.moments.push_back({what, disk.log.size(), day.told()});
    };
    for (const Step& step : day.steps()) {
        step.act();
        day.on_acknowledged(step.name);
    }
    day.on_acknowledged = {};
    day.close();
    recording.log = std::move(disk.log);
    return recording;
}

Found after_kills(Day& day, const Recording& recording, Sample sample) {
    return try_states(recording, sample,
                      [&](const DiskState& state, std::size_t calls, std::mt19937_64& /*unused*/,
                          const std::filesystem::path& image, const Allowed& allowed) {
                          DiskState::write(state.seen(), image);
                          return judged(allowed, recording, calls, told_in(day, image));
                      });
}

Found after_power_cuts(Day& day, const Recording& recording, Sample sample) {
    return try_states(recording, sample,
                      [&](const DiskState& state, std::size_t calls, std::mt19937_64& chance,
                          const std::filesystem::path& image, const Allowed& allowed) {
                          DiskState::write(state.after_cut(chance, Cut::some(chance)), image);
                          return judged(allowed, recording, calls, told_in(day, image));
                      });
}

Found after_kills_and_power_cuts(Day& day, const Recording& recording, Sample sample) {
    return try_states(
        recording, sample,
        [&](const DiskState& killed, std::size_t calls, std::mt19937_64& chance,
            const std::filesystem::path& image, const Allowed& allowed) {
            DiskState state = killed;
            DiskState::write(state.seen(), image);
            std::string told;
            {
                WatchedDisk disk(image);
                const auto store = day.open(image);
                told = store->told();
                // Now, and not after it was closed in peace.
                for (const Entry& entry : disk.log) {
                    state.apply(entry);
                }
            }
            if (std::string wrong = judged(allowed, recording, calls, told); !wrong.empty()) {
                return wrong;
            }
            DiskState::write(state.after_cut(chance, Cut::some(chance)), image);
            const std::string again = told_in(day, image);
            return again == told ? std::string() : "and then " + first_difference(told, again);
        });
}

namespace {

struct Outcome {
    bool happened = false;
    std::string wrong;
};

/// How far a day came with trouble in it.
struct Played {
    std::size_t acknowledged = 0;
    std::string failed_in; ///< empty if every step succeeded
    std::string wrong;
    std::size_t log_size = 0; ///< before the store was closed
};

Played play(Day& day, WatchedDisk& disk, Trouble& trouble) {
    Played played;
    day.on_acknowledged = [&played](const std::string& /*what*/) { ++played.acknowledged; };
    const auto& steps = day.steps();
    for (std::size_t at = 0; at < steps.size() && played.failed_in.empty(); ++at) {
        if (at == 1) { // the store is open: what it is to do is about to fail
            trouble.begin(disk);
        }
        try {
            steps[at].act();
            ++played.acknowledged;
        } catch (const Fault& fault) {
            played.failed_in = steps[at].name;
            if (!trouble.is_told_by(fault)) {
                played.wrong = "\"" + played.failed_in + "\" said: " + fault.what();
            }
        }
    }
    day.on_acknowledged = {};
    played.log_size = disk.log.size();
    day.close();
    trouble.end(disk);
    return played;
}

/// Judges what became of a day that a failure ended.
class Aftermath {
public:
    Aftermath(Day& day, const Recording& sound, const Played& played)
        : day_(day), sound_(sound), played_(played), wrong(played.wrong) {}

    void check(const char* when, const DiskState::Files& files) {
        DiskState::write(files, image());
        judge(when, told_in(day_, image()));
    }
    /// Killed when it had failed, started again, and then the power fails.
    void check_restart(DiskState killed, std::mt19937_64& chance) {
        DiskState::write(killed.seen(), image());
        std::string told;
        {
            WatchedDisk disk(image());
            const auto store = day_.open(image());
            told = store->told();
            for (const Entry& entry : disk.log) {
                killed.apply(entry);
            }
        }
        judge("started again", told);
        DiskState::write(killed.after_cut(chance, Cut::some(chance)), image());
        const std::string again = told_in(day_, image());
        if (wrong.empty() && again != told) {
            wrong = "started again, then a power cut, " + failing() + first_difference(told, again);
        }
    }

private:
    [[nodiscard]] std::filesystem::path image() const { return image_.path() / "store"; }
    [[nodiscard]] std::string failing() const {
        return "\"" + played_.failed_in + "\" having failed: ";
    }
    void judge(const char* when, const std::string& told) {
        const std::string& last = sound_.moments[played_.acknowledged - 1].told;
        const bool may_be_next =
            !played_.failed_in.empty() && told == sound_.moments[played_.acknowledged].told;
        if (wrong.empty() && told != last && !may_be_next) {
            wrong = std::string(when) + ", " + failing() + first_difference(last, told);
        }
    }

    Day& day_;
    const Recording& sound_;
    const Played& played_;
    TempFolder image_;

public:
    std::string wrong;
};

Outcome play_with(Trouble& trouble, Day& day, const Recording& sound, Sample sample) {
    DiskState state = DiskState::of(day.folder());
    std::vector<Entry> log;
    const Played played = [&] {
        WatchedDisk disk(day.folder());
        Played result = play(day, disk, trouble);
        log = std::move(disk.log);
        return result;
    }();
    Aftermath aftermath(day, sound, played);
    std::mt19937_64 chance(sample.seed);
    for (std::size_t at = 0; at < log.size(); ++at) {
        if (at == played.log_size) {
            aftermath.check_restart(state, chance);
        }
        state.apply(log[at]);
    }
    aftermath.check("closed and opened", state.seen());
    aftermath.check("closed, then a power cut", state.after_cut(chance, Cut::some(chance)));
    return {trouble.happened(), aftermath.wrong};
}

class FailingCalls final : public Trouble {
public:
    explicit FailingCalls(Failure failure) : failure_(std::move(failure)) {}
    void begin(WatchedDisk& disk) override {
        disk.plan = [this](const Call& call) { return failure_(call); };
    }
    void end(WatchedDisk& disk) override { disk.plan = {}; }
    [[nodiscard]] bool happened() const override { return failure_.happened(); }
    [[nodiscard]] bool is_told_by(const Fault& fault) const override {
        return fault.code() == FaultCode::io || fault.code() == FaultCode::disk_full;
    }

private:
    Failure failure_;
};

} // namespace

MakeTrouble failing_calls(std::vector<Operation> kinds, Failure::Times times, int error) {
    const auto is_kind = [kinds = std::move(kinds)](const Call& call) {
        // SQLite goes on where a folder's names cannot be flushed, as if they had been. The flush
        // of the new file takes its name along on the file systems there are.
        return !call.path.empty() && std::ranges::find(kinds, call.operation) != kinds.end();
    };
    return [is_kind, times, error](std::size_t index) {
        return std::make_unique<FailingCalls>(Failure(is_kind, index, times, error));
    };
}

Found after_trouble(const MakeDay& make, const MakeTrouble& make_trouble, Sample sample) {
    Found found;
    const Recording sound = record(*make());
    for (std::size_t index = sample.seed % sample.stride;; index += sample.stride) {
        const auto day = make();
        const auto trouble = make_trouble(index);
        sample.seed += 1;
        const Outcome outcome = play_with(*trouble, *day, sound, sample);
        if (!outcome.wrong.empty()) {
            found.wrong.push_back("number " + std::to_string(index) + ": " + outcome.wrong);
        }
        if (!outcome.happened) {
            return found;
        }
        ++found.tried;
    }
}

} // namespace b2go::tests

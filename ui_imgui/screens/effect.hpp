#pragma once

#include <string>
#include <variant>
#include <vector>

#include "ui_imgui/screens/state.hpp"

/// What `update` wants done outside the window, as plain values.
namespace b2go::screens {

/// On the store's thread, at a person's priority, in the order given. Answered by JobEnded or
/// JobFailed.
struct RunJob {
    Job job;
};
/// Tries the passphrase and opens the tablet's store, having counted the try. Answered by
/// StoreOpened or StoreRefused; the passphrase is wiped.
struct OpenStore {
    std::string passphrase;
};
/// Finishes the jobs that were given, stops a sync, closes the store and forgets its key.
struct CloseStore {};
struct StorePreferences {
    Preferences preferences;
};
/// On the sync thread. Answered by SyncMoved, any number of times, and one SyncEnded.
struct StartSync {};
struct StopSync {};

using Effect = std::variant<RunJob, OpenStore, CloseStore, StorePreferences, StartSync, StopSync>;
using Effects = std::vector<Effect>;

/// Carries effects out: with threads behind the window, at once in tests. Answers come back as
/// commands through the queue the executor was made with.
class Executor {
public:
    Executor() = default;
    Executor(const Executor&) = delete;
    Executor& operator=(const Executor&) = delete;
    virtual ~Executor() = default;
    virtual void perform(Effect effect) = 0;
};

} // namespace b2go::screens

#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "platform/exit_codes.hpp"
#include "platform/tablet/tablet.hpp"
#include "ui_imgui/screens/command.hpp"
#include "ui_imgui/screens/effect.hpp"

namespace b2go::platform {

/// How a program ends that has nobody to try again, and what it says.
struct Failure {
    base::Rejection rejection;
    ExitCode code = kFault;
};

/// Carries out what the window asks for, behind it: jobs on the store's thread; opening, syncing
/// and closing, one after the other, on a thread of their own. Answers wait here until the
/// window's thread takes them.
class Workers final : public screens::Executor {
public:
    /// `wake` is called from any thread when an answer has come.
    Workers(std::filesystem::path folder, base::Clocks clocks, base::Random& random,
            std::function<void()> wake);
    /// Stops a sync where it is, finishes the jobs and closes the store.
    ~Workers() override;

    /// On the window's thread. Throws Fault when the small files beside the store cannot be
    /// written.
    void perform(screens::Effect effect) override;
    /// In the order they came. On the window's thread.
    [[nodiscard]] std::vector<screens::Command> take_answers();
    /// Questions whose answers have not been taken yet. On the window's thread.
    [[nodiscard]] int unanswered() const { return unanswered_; }
    /// Why the last opening came to nothing, or the last fault met since; on any thread.
    [[nodiscard]] std::optional<Failure> failure();

private:
    void start(const screens::RunJob& effect);
    void start(screens::OpenStore& effect);
    void start(const screens::CloseStore& effect);
    void start(const screens::StorePreferences& effect);
    void start(const screens::StartSync& effect);
    void start(const screens::StopSync& effect);

    void enqueue(std::function<void()> task);
    void loop();
    void answer(screens::Command command);
    void open(const std::string& passphrase);
    [[nodiscard]] screens::StoreRefused refused(base::Rejection rejection) const;
    /// The same as a rejection, after noting it as `failure`.
    base::Rejection noted(const std::exception& thrown);
    void note(std::optional<Failure> failure);
    void sync(const std::stop_token& stop);
    [[nodiscard]] std::shared_ptr<Tablet> tablet();
    void set_tablet(std::shared_ptr<Tablet> tablet);

    std::filesystem::path folder_;
    base::Clocks clocks_;
    base::Random& random_;
    std::function<void()> wake_;
    int unanswered_ = 0;
    std::stop_source stop_sync_; ///< of the sync that was begun last

    std::mutex mutex_; ///< of everything below
    std::condition_variable work_;
    std::deque<std::function<void()>> tasks_;
    std::vector<screens::Command> answers_;
    std::shared_ptr<Tablet> tablet_; ///< null while locked
    std::optional<Failure> failure_;
    bool ending_ = false;
    std::thread thread_;
};

} // namespace b2go::platform

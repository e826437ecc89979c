#include "platform/window/workers.hpp"

#include <exception>
#include <utility>
#include <variant>

#include "app/workspace.hpp"
#include "base/crypto.hpp"
#include "platform/tablet/tries.hpp"
#include "platform/window/answers.hpp"
#include "platform/window/window_files.hpp"
#include "ui_imgui/screens/jobs.hpp"

namespace b2go::platform {

using store::Priority;

namespace {

/// Answers to questions; progress comes besides.
bool ends_a_question(const screens::Command& answer) {
    return !std::holds_alternative<screens::SyncMoved>(answer);
}

std::optional<screens::DraftKey> draft_in(const screens::Job& job) {
    const auto* keep = std::get_if<screens::KeepDraft>(&job);
    return keep == nullptr ? std::nullopt : std::optional(keep->key);
}

} // namespace

Workers::Workers(std::filesystem::path folder, base::Clocks clocks, base::Random& random,
                 std::function<void()> wake)
    : folder_(std::move(folder)), clocks_(clocks), random_(random), wake_(std::move(wake)),
      thread_([this] { loop(); }) {}

Workers::~Workers() {
    stop_sync_.request_stop();
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    work_.notify_one();
    thread_.join();
}

void Workers::perform(screens::Effect effect) {
    std::visit([this](auto& one) { start(one); }, effect);
}

std::vector<screens::Command> Workers::take_answers() {
    std::vector<screens::Command> taken;
    {
        const std::lock_guard lock(mutex_);
        taken.swap(answers_);
    }
    for (const screens::Command& each : taken) {
        unanswered_ -= ends_a_question(each) ? 1 : 0;
    }
    return taken;
}

void Workers::start(const screens::RunJob& effect) {
    const auto open = tablet();
    if (!open) {
        return; // locked meanwhile: nobody waits for the answer
    }
    ++unanswered_;
    open->store().post(Priority::person, [this, job = effect.job](store::Store& store) {
        try {
            app::Workspace workspace(store, random_);
            answer(screens::JobEnded{screens::perform(workspace, job)});
        } catch (const std::exception& thrown) {
            answer(screens::JobFailed{noted(thrown), screens::is_write(job), draft_in(job)});
        }
    });
}

void Workers::start(screens::OpenStore& effect) {
    ++unanswered_;
    enqueue([this, passphrase = std::move(effect.passphrase)]() mutable {
        open(passphrase);
        base::wipe(passphrase);
    });
}

void Workers::start(const screens::CloseStore& /*effect*/) {
    stop_sync_.request_stop();
    enqueue([this] { set_tablet(nullptr); });
}

void Workers::start(const screens::StorePreferences& effect) {
    write_preferences(folder_, effect.preferences);
}

void Workers::start(const screens::StartSync& /*effect*/) {
    ++unanswered_;
    stop_sync_ = std::stop_source();
    enqueue([this, stop = stop_sync_.get_token()] { sync(stop); });
}

void Workers::start(const screens::StopSync& /*effect*/) { stop_sync_.request_stop(); }

void Workers::open(const std::string& passphrase) {
    note(std::nullopt);
    try {
        auto opened = Tablet::open(folder_, passphrase, clocks_, random_);
        if (!opened) {
            note(Failure{opened.error(), exit_code_of(opened.error().kind)});
            return answer(refused(opened.error()));
        }
        const std::string receipt = (*opened)->store().run(
            Priority::person, [](const store::Store& store) { return store.receipt(); });
        auto last = receipt_of(receipt);
        set_tablet(std::move(*opened));
        answer(screens::StoreOpened{std::move(last)});
    } catch (const std::exception& thrown) {
        answer(refused(noted(thrown)));
    }
}

/// With the tries as they stand now: another program may have made some.
screens::StoreRefused Workers::refused(base::Rejection rejection) const {
    const bool was_tried = !is_wait(rejection);
    return {std::move(rejection),
            read_attempts(TabletFolder(folder_).attempts(), clocks_.uptime.now()), was_tried};
}

base::Rejection Workers::noted(const std::exception& thrown) {
    if (const auto open = tablet()) {
        (void)open->make_room_after(thrown); // whoever tries again finds it
    }
    const auto* fault = dynamic_cast<const base::Fault*>(&thrown);
    base::Rejection rejection = rejection_of(thrown);
    note(Failure{rejection, fault != nullptr ? exit_code_of(fault->code()) : kFault});
    return rejection;
}

void Workers::note(std::optional<Failure> failure) {
    const std::lock_guard lock(mutex_);
    failure_ = std::move(failure);
}

std::optional<Failure> Workers::failure() {
    const std::lock_guard lock(mutex_);
    return failure_;
}

void Workers::sync(const std::stop_token& stop) {
    const auto open = tablet();
    if (!open) {
        return answer(screens::SyncEnded{base::refuse(
            base::Refusal::wrong_secret, {"Tabletten er låst.", "The tablet is locked."})});
    }
    const sync::Watch watch{
        stop, [this](const sync::Progress& progress) {
            answer(screens::SyncMoved{progress.phase == sync::Progress::Phase::receiving,
                                      progress.done, progress.total});
        }};
    try {
        answer(screens::SyncEnded{open->sync(watch).map(summary_of)});
    } catch (const std::exception& thrown) {
        answer(screens::SyncEnded{tl::unexpected(noted(thrown))});
    }
}

void Workers::enqueue(std::function<void()> task) {
    {
        const std::lock_guard lock(mutex_);
        tasks_.push_back(std::move(task));
    }
    work_.notify_one();
}

void Workers::loop() {
    for (;;) {
        std::function<void()> task;
        {
            std::unique_lock lock(mutex_);
            work_.wait(lock, [this] { return ending_ || !tasks_.empty(); });
            if (tasks_.empty()) {
                break;
            }
            task = std::move(tasks_.front());
            tasks_.pop_front();
        }
        task();
    }
    set_tablet(nullptr);
}

void Workers::answer(screens::Command command) {
    {
        const std::lock_guard lock(mutex_);
        answers_.push_back(std::move(command));
    }
    wake_();
}

std::shared_ptr<Tablet> Workers::tablet() {
    const std::lock_guard lock(mutex_);
    return tablet_;
}

/// What was there before is closed here, outside the lock: its last jobs answer through it.
void Workers::set_tablet(std::shared_ptr<Tablet> tablet) {
    std::shared_ptr<Tablet> before;
    const std::lock_guard lock(mutex_);
    before = std::exchange(tablet_, std::move(tablet));
}

} // namespace b2go::platform

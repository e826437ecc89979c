#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/vault.hpp"
#include "tests/support/manual_uptime.hpp"
#include "tests/sync/world.hpp"
#include "ui_imgui/screens/update.hpp"
#include "ui_imgui/screens/view_parts.hpp"

/// Somebody at a tablet's window: commands in, effects carried out at once on the real store, the
/// real vault and the real central of the world.
namespace b2go::tests {

class Desk final : public screens::Executor {
public:
    /// `tablet` is one of the world's; the key file and the window's own files lie in its folder.
    Desk(World& world, std::size_t tablet, std::string passphrase);

    /// Carries a command through, with everything it leads to.
    void give(screens::Command command);
    /// Gives the command of an action; fails the test if it is missing or disabled.
    void tap(const std::vector<screens::Action>& actions, std::string_view id);
    void tap(const screens::Action& action);
    /// Gives the command of a row; fails the test if it has none.
    void open(const screens::RowView& row);
    void write(const screens::DraftKey& key, const std::string& field, const std::string& text);
    void choose(const screens::DraftKey& key, const std::string& field, const std::string& element);
    /// Unlocks with the right passphrase and requires that it succeeds.
    void unlock();
    /// Time goes by on both clocks.
    void pass_ms(std::int64_t ms);
    [[nodiscard]] base::Moment moment() const { return {world_.clock.now(), uptime.now()}; }
    /// As when the program is ended at this moment and started again: only files remain.
    void restart();

    [[nodiscard]] const screens::State& state() const { return state_; }
    [[nodiscard]] Tablet& tablet() { return world_.tablet(index_); }

    /// Nobody answers: syncs end offline.
    bool is_offline = false;
    /// A fault of the disk: it takes no draft.
    bool is_full = false;
    /// A sync that was begun goes on when the test says so, by the commands a sync would give.
    bool syncs_by_hand = false;
    ManualUptime uptime;
    /// Where the tries of a passphrase are counted.
    [[nodiscard]] std::string attempts_file() const { return file("attempts"); }

    void perform(screens::Effect effect) override;

private:
    void perform(const screens::RunJob& effect);
    void perform(screens::OpenStore& effect);
    void perform(const screens::CloseStore& effect);
    void perform(const screens::StorePreferences& effect);
    void perform(const screens::StartSync& effect);
    void perform(const screens::StopSync& effect);
    [[nodiscard]] std::string file(const char* name) const;
    [[nodiscard]] std::optional<screens::Receipt> last_receipt();

    World& world_;
    std::size_t index_;
    std::string passphrase_;
    std::string key_file_;
    screens::State state_;
    screens::Commands commands_;
    bool is_open_ = false;
};

} // namespace b2go::tests

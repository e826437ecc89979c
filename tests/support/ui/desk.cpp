#include "tests/support/ui/desk.hpp"

#include <boost/test/unit_test.hpp>

#include "base/bytes.hpp"
#include "platform/tablet/tries.hpp"
#include "sync/protocol/sync.pb.h"

namespace b2go::tests {

using namespace screens;

namespace {

Receipt receipt_from(const sync::pb::Receipt& receipt) {
    return {receipt.device(),
            receipt.last_seq(),
            {receipt.time_ms()},
            receipt.backed_up_seq(),
            base::to_hex(base::as_bytes(receipt.chain()))};
}

} // namespace

Desk::Desk(World& world, std::size_t tablet, std::string passphrase)
    : world_(world), index_(tablet), passphrase_(std::move(passphrase)),
      key_file_(store::Vault::create(base::SecretKey::random(world.random), "owner", passphrase_,
                                     base::KdfCost::floor(), world.random)
                    .encode()) {
    restart();
}

std::string Desk::file(const char* name) const {
    return world_.folder.file(std::string(name) + std::to_string(index_));
}

void Desk::restart() {
    state_ = State{};
    commands_ = Commands{};
    if (is_open_) {
        tablet().reopen();
        is_open_ = false;
    }
    give(StartedUp{decode_preferences(bytes_of_file(file("preferences"))),
                   platform::read_attempts(attempts_file(), uptime.now()), "1.2.3"});
}

void Desk::give(Command command) {
    commands_.push(std::move(command));
    while (auto next = commands_.take()) {
        for (Effect& effect : update(state_, *next, moment())) {
            perform(std::move(effect));
        }
        wipe_secrets(*next);
    }
}

void Desk::tap(const Action& action) {
    BOOST_REQUIRE_MESSAGE(action.enabled, "disabled: " + action.id);
    give(action.command);
}

void Desk::tap(const std::vector<Action>& actions, std::string_view id) {
    const Action* action = find_action(actions, id);
    BOOST_REQUIRE_MESSAGE(action != nullptr, "no action: " + std::string(id));
    tap(*action);
}

void Desk::open(const RowView& row) {
    BOOST_REQUIRE_MESSAGE(row.command.has_value(), "leads nowhere: " + row.title);
    give(*row.command);
}

void Desk::write(const DraftKey& key, const std::string& field, const std::string& text) {
    give(WriteInDraft{key, field, text});
}

void Desk::choose(const DraftKey& key, const std::string& field, const std::string& element) {
    give(ChooseInDraft{key, field, element, true});
}

void Desk::pass_ms(std::int64_t ms) {
    world_.clock.advance_ms(ms);
    uptime.advance_ms(ms);
}

void Desk::unlock() {
    give(TryUnlock{passphrase_});
    BOOST_REQUIRE(state_.session.has_value());
}

void Desk::perform(Effect effect) {
    std::visit([this](auto& one) { perform(one); }, effect);
}

void Desk::perform(const RunJob& effect) {
    BOOST_REQUIRE(is_open_);
    if (const auto* keep = std::get_if<KeepDraft>(&effect.job); keep != nullptr && is_full) {
        const base::Rejection full{
            base::Refusal::unsupported, {"Disken er fuld.", "The disk is full."}, {}};
        commands_.push(JobFailed{full, false, keep->key});
        return;
    }
    auto workspace = tablet().workspace();
    commands_.push(JobEnded{screens::perform(workspace, effect.job)});
}

void Desk::perform(OpenStore& effect) {
    platform::Tries tries(attempts_file(), uptime);
    const auto refuse = [&](const base::Rejection& why, bool was_tried) {
        commands_.push(
            StoreRefused{why, platform::read_attempts(attempts_file(), uptime.now()), was_tried});
    };
    if (const auto wait = tries.refused()) {
        return refuse(*wait, false);
    }
    tries.begin();
    const auto key = store::Vault::decode(key_file_).unlock(effect.passphrase);
    base::wipe(effect.passphrase);
    if (!key) {
        return refuse(key.error(), true);
    }
    tries.forget();
    tablet().reopen();
    is_open_ = true;
    commands_.push(StoreOpened{last_receipt()});
}

void Desk::perform(const CloseStore& /*effect*/) { is_open_ = false; }

void Desk::perform(const StorePreferences& effect) {
    write_file(file("preferences"), encode(effect.preferences));
}

std::optional<Receipt> Desk::last_receipt() {
    sync::pb::Receipt receipt;
    const std::string bytes = tablet().store().receipt();
    if (bytes.empty() || !receipt.ParseFromString(bytes)) {
        return std::nullopt;
    }
    return receipt_from(receipt);
}

void Desk::perform(const StartSync& /*effect*/) {
    if (syncs_by_hand) {
        return;
    }
    if (is_offline) {
        commands_.push(SyncEnded{base::refuse(
            base::Refusal::offline, {"Der er ikke net. Alt er gemt på tabletten; prøv igen senere.",
                                     "There is no network. Everything is saved on this tablet; "
                                     "try again later."})});
        return;
    }
    sync::Session session(tablet().runner(), world_.clock);
    while (const auto request = session.next()) {
        auto reply = world_.deliver(request->path, request->body);
        if (!reply) {
            commands_.push(SyncEnded{tl::unexpected(reply.error())});
            return;
        }
        session.receive(*reply);
        const sync::Progress progress = session.progress();
        commands_.push(SyncMoved{progress.phase == sync::Progress::Phase::receiving, progress.done,
                                 progress.total});
    }
    if (session.failed()) {
        commands_.push(SyncEnded{tl::unexpected(*session.failed())});
        return;
    }
    const sync::SyncReport& report = session.report();
    commands_.push(SyncEnded{SyncSummary{report.pushed, report.pulled, report.verdicts,
                                         receipt_from(report.receipt), report.notes}});
}

void Desk::perform(const StopSync& /*effect*/) {}

} // namespace b2go::tests

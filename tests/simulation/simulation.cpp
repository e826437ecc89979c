#include "tests/simulation/simulation.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <map>
#include <set>

#include "app/promises.hpp"
#include "base/outcome.hpp"
#include "domain/types.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/simulation/aftermath.hpp"
#include "tests/simulation/people.hpp"
#include "tests/simulation/sticks.hpp"

namespace b2go::simulation {

using tests::Tablet;
using tests::World;

namespace {

constexpr std::size_t kMostTablets = 5;
constexpr std::size_t kForms = 2;
constexpr int kMostRounds = 6;
constexpr std::array<const char*, 2> kTeams{"Team Nord", "Team Syd"};
/// Every other seed has pages of a few records, so that a sync has many.
central::PageLimits page_limits(std::uint64_t seed) {
    central::PageLimits limits;
    if (seed % 2 == 0) {
        limits.records = 5 + seed % 7;
        limits.slice_records = 2 + seed % 3;
        limits.filling_at_once = 1 + seed % 3;
    }
    return limits;
}

constexpr std::int64_t kYearMs = 365LL * 86'400'000;

class Play {
public:
    Play(std::uint64_t seed, Order order) : order_(order), world_(seed, 2, page_limits(seed)) {
        world_.wire = [this](const std::string& path, const std::string& body) {
            return wire_.carry(path, body);
        };
        if (seed % 4 == 1) {
            world_.looks_ahead = true;
            world_.changes_per_batch = 2 + seed % 3;
        }
    }

    Result run(const Schedule& schedule) {
        std::size_t at = 0;
        try {
            for (; at < schedule.size(); ++at) {
                trace_.add(text(schedule[at]));
                take(schedule[at]);
                world_.clock.advance_ms(1000);
            }
            heal();
            judge();
        } catch (const std::exception& wrong) {
            find("after step " + std::to_string(at) + ": " + wrong.what());
        }
        result_.trace = trace_.text();
        return std::move(result_);
    }

private:
    void find(std::string what) { result_.findings.push_back(std::move(what)); }
    void count(std::string_view what, std::uint64_t by = 1) {
        result_.counts[std::string(what)] += by;
    }

    // --- steps ----------------------------------------------------------------------------------

    Tablet& tablet(std::uint32_t number) { return world_.tablet(number % world_.tablets()); }
    /// One that is held; nil if there is none.
    base::AnyId record(Tablet& who, std::uint32_t number) {
        for (std::size_t i = 0; i < ids_.size(); ++i) {
            const base::AnyId id = ids_[(number + i) % ids_.size()];
            if (who.store().find(id)) {
                return id;
            }
        }
        return {};
    }
    /// A matter that is held; nil if there is none.
    base::AnyId matter(Tablet& who, std::uint32_t number) {
        for (std::size_t i = 0; i < ids_.size(); ++i) {
            const base::AnyId id = ids_[(number + i) % ids_.size()];
            const auto state = who.store().find(id);
            if (state && state->type == domain::types::kMatter) {
                return id;
            }
        }
        return {};
    }
    /// False if it is nil.
    bool add(base::AnyId id) {
        if (!id.is_nil()) {
            ids_.push_back(id);
        }
        return !id.is_nil();
    }
    void lose(std::size_t index) {
        std::erase_if(forms_,
                      [&](const auto& form) { return form.first.first == &world_.tablet(index); });
        sticks_.lose(world_.tablet(index));
        world_.lose_tablet(index);
    }

    void take(const Step& step) {
        if (step.act == Act::enrol) {
            return enrol(step);
        }
        if (step.act == Act::restart) {
            count(name(step.act));
            return world_.restart_central();
        }
        if (step.act == Act::back_up || step.act == Act::restore) {
            return turn_back(step);
        }
        if (step.act == Act::release || step.act == Act::discard) {
            return decide_apart(step);
        }
        if (step.act == Act::erase) {
            return erase_one(step);
        }
        if (step.act == Act::fault) {
            return wire_.plan(step);
        }
        if (step.act == Act::deliver) {
            count(name(step.act), wire_.deliver_late(step.a) ? 1 : 0);
            return;
        }
        if (const auto pause = pause_of(step)) {
            return world_.clock.advance_ms(*pause);
        }
        if (world_.tablets() != 0) {
            person(step, tablet(step.a));
        }
    }

    void person(const Step& step, Tablet& who) {
        bool done = true;
        switch (step.act) {
        case Act::create:
            add(create(who, step.b));
            break;
        case Act::create_many:
            if (const auto made = create_promise(who, step.b); !made.empty()) {
                citizens_.push_back(made.front());
                ids_.insert(ids_.end(), made.begin(), made.end());
            }
            break;
        case Act::edit:
            done = edit(who, record(who, step.b), step.c);
            break;
        case Act::edit_many:
            done = edit_both(who, record(who, step.b), record(who, step.b + 1), step.c);
            break;
        case Act::open:
            done = open(who, step);
            break;
        case Act::submit:
            done = submit(who, step);
            break;
        case Act::remove:
            done = simulation::remove(who, record(who, step.b));
            break;
        case Act::move:
            may_have_gone_ = may_have_gone_ || !had_.empty();
            done = move(who, record(who, step.b), kTeams[step.c % kTeams.size()]);
            break;
        case Act::decide:
            done = decide_one(who, step);
            break;
        case Act::attach:
            done = add(attach(who, matter(who, step.b), step.c));
            break;
        case Act::newer:
            done = add(write_newer(who, record(who, step.b), step.c));
            break;
        case Act::stick:
            sticks_.carry(step, who);
            break;
        default:
            trouble(step, who);
            return;
        }
        if (done) {
            count(name(step.act));
        }
    }

    bool open(Tablet& who, const Step& step) {
        const auto state = who.store().find(record(who, step.b));
        if (state) {
            forms_[{&who, step.c % kForms}] = record::seen_of(*state);
        }
        return state.has_value();
    }

    bool submit(Tablet& who, const Step& step) {
        const auto form = forms_.find({&who, step.b % kForms});
        if (form == forms_.end()) {
            return false;
        }
        const record::Seen seen = form->second;
        forms_.erase(form);
        return edit(who, seen.id, step.c, seen);
    }

    /// Somebody who looks for something to decide finds it.
    bool decide_one(Tablet& who, const Step& step) {
        const auto undecided = who.store().in_conflict(8);
        return !undecided.empty() && decide(who, undecided[step.b % undecided.size()].id, step.c);
    }

    void trouble(const Step& step, Tablet& who) {
        const std::size_t index = step.a % world_.tablets();
        if (step.act != Act::sync && step.act != Act::crash && step.act != Act::turn_clock) {
            may_have_gone_ = may_have_gone_ || !had_.empty();
        }
        switch (step.act) {
        case Act::sync:
            who.person_waits = step.b % 3 == 0;
            if (!synchronise(who) && step.c % 2 == 0) {
                (void)is_taken_back(index);
            }
            break;
        case Act::crash:
            who.jobs_until_crash = step.b % 16;
            (void)synchronise(who);
            who.jobs_until_crash.reset();
            break;
        case Act::copy:
            if (world_.tablets() >= kMostTablets) {
                return;
            }
            world_.copy_tablet(index);
            break;
        case Act::keep:
            who.keep_copy();
            break;
        case Act::go_back:
            if (!who.has_copy()) {
                return;
            }
            who.go_back();
            break;
        case Act::lose:
            if (world_.tablets() < 2) {
                return;
            }
            lose(index);
            break;
        case Act::revoke:
            if (world_.tablets() < 2) {
                return;
            }
            (void)world_.central().revoke(who.store().identity()->device);
            break;
        case Act::demote:
            if (!appoint(who, "partner_staff", {})) {
                return;
            }
            has_demoted_ = true;
            break;
        case Act::promote:
            if (!appoint(who, "staff", {})) {
                return;
            }
            break;
        case Act::transfer:
            if (!appoint(who, {}, kTeams[step.b % kTeams.size()])) {
                return;
            }
            break;
        default: // turn_clock
            who.clock.shift_ms = (static_cast<std::int64_t>(step.b % 41) - 20) * kYearMs;
        }
        count(name(step.act));
    }

    /// Somebody whom the central knows: to a role, a team or both; the other stays.
    bool appoint(Tablet& who, std::string_view role, std::string_view team) {
        for (const central::DeviceRow& row : world_.central().devices()) {
            if (row.staff_name == who.staff_name()) {
                world_.appoint(row.staff_name, role.empty() ? row.role : role,
                               team.empty() ? row.team_name : std::string(team));
                return true;
            }
        }
        return false;
    }

    void enrol(const Step& step) {
        if (world_.tablets() < kMostTablets) {
            wire_.is_calm = true; // done at the office, until it works
            world_.add_tablet(kTeams[step.a % kTeams.size()]);
            wire_.is_calm = false;
            count(name(Act::enrol));
        }
    }

    void turn_back(const Step& step) {
        if (step.act == Act::back_up) {
            world_.back_up_central();
        } else if (world_.has_backup()) {
            has_restored_ = true;
            // Also what was there at an earlier one: a witness is kept until a backup has it.
            had_.merge(world_.words_on_tablets());
            world_.restore_central();
            wire_.arrived.clear();
        } else {
            return;
        }
        count(name(step.act));
    }

    void erase_one(const Step& step) {
        if (citizens_.empty()) {
            return;
        }
        const base::AnyId citizen = citizens_[step.a % citizens_.size()];
        count(world_.erase(citizen) ? name(step.act) : std::string_view("erasure refused"));
    }

    void decide_apart(const Step& step) {
        const auto apart = world_.ledger().apart();
        if (apart.empty()) {
            return;
        }
        const record::Dot& dot = apart[step.a % apart.size()];
        const bool is_done = step.act == Act::release ? world_.release(dot) : world_.discard(dot);
        count(is_done ? name(step.act) : std::string_view("release refused"));
    }

    base::Outcome<sync::SyncReport> synchronise(Tablet& who) {
        count("syncs");
        try {
            auto report = who.sync();
            if (report) {
                count("changes sent", report->pushed);
                count("sent again", report->sent_again);
                count("asked for whole", report->asked_whole);
                count("attachments sent", report->attachments_sent);
                count("attachments fetched", report->attachments_fetched);
                count("repaired", report->repaired);
                if (report->repaired > 0 && result_.counts["records left out"] == 0 &&
                    !has_restored_) {
                    find("digests differ though nothing was left out");
                }
                count("renumbered", report->former_device != 0 ? 1 : 0);
                for (const auto& [verdict, number] : report->verdicts) {
                    count("verdict " + verdict, number);
                }
            }
            return report;
        } catch (const tests::Crash&) {
            count("died in a sync");
            who.reopen();
            return nothing_came();
        }
    }

    // --- the end
    // ----------------------------------------------------------------------------------

    void heal() {
        wire_.plan_nothing();
        while (wire_.deliver_late(0)) {
        }
        for (std::size_t i = 0; i < world_.tablets(); ++i) {
            world_.tablet(i).jobs_until_crash.reset();
            (void)appoint(world_.tablet(i), "staff", {});
        }
        for (std::size_t i = 0; i < world_.tablets();) {
            auto report = synchronise(world_.tablet(i));
            if (!report && is_taken_back(i)) {
                report = synchronise(world_.tablet(i));
            }
            if (report || !is_out(i, report.error())) {
                ++i;
            }
        }
        settle();
        if (has_restored_) {
            count("words restored from witnesses", world_.restore_witnesses());
            settle();
            if (!may_have_gone_ && result_.counts["tablets shut out"] == 0) {
                aftermath_.find_lost(had_);
            }
        }
    }

    /// One that the central has forgotten is enrolled again, with a new code.
    bool is_taken_back(std::size_t index) {
        const record::DeviceNumber device = world_.tablet(index).store().identity()->device;
        const auto rows = world_.central().devices();
        if (std::ranges::find(rows, device, &central::DeviceRow::device) != rows.end()) {
            return false;
        }
        wire_.is_calm = true;
        const auto again = world_.enrol_again(index);
        wire_.is_calm = false;
        if (!again) {
            find("tablet " + std::to_string(index) +
                 " cannot enrol again: " + again.error().message.en);
        }
        count("enrolled again");
        return again.has_value();
    }

    /// A tablet that the central does not let in any more: its words stay on it.
    bool is_out(std::size_t index, const base::Rejection& rejection) {
        const record::DeviceNumber device = world_.tablet(index).store().identity()->device;
        const auto rows = world_.central().devices();
        const auto row = std::ranges::find(rows, device, &central::DeviceRow::device);
        if (row == rows.end() || row->status != "revoked") {
            find("tablet " + std::to_string(index) + " cannot sync: " + rejection.message.en);
            return false;
        }
        count("tablets shut out");
        count("words on tablets shut out", world_.tablet(index).store().counts().unsent);
        lose(index);
        return true;
    }

    void settle() {
        for (int round = 0; round < kMostRounds; ++round) {
            std::uint64_t moved = 0;
            for (std::size_t i = 0; i < world_.tablets(); ++i) {
                const std::size_t at = order_ == Order::forwards ? i : world_.tablets() - 1 - i;
                const auto report = synchronise(world_.tablet(at));
                if (!report) {
                    find("tablet " + std::to_string(at) +
                         " cannot sync: " + report.error().message.en);
                    return;
                }
                moved += report->pushed + report->pulled;
            }
            if (moved == 0) {
                return;
            }
        }
        find("tablets still have something to say to each other");
    }

    void judge() {
        if (!result_.findings.empty()) {
            return;
        }
        for (std::string& each : world_.findings()) {
            find(std::move(each));
        }
        // Who was never demoted writes what they may: also to what they have left and not purged.
        if (!has_demoted_ && !has_restored_ && world_.ledger().set_apart() > 0) {
            find("something was set apart that its writer might write");
        }
        const auto promises = app::count_promises(world_.tablet(world_.tablets() - 1).workspace());
        if (promises.unowned != 0) {
            find("a promise is open without owner or date");
        }
        count("open promises", promises.open);
        count("attachments awaited for ever", world_.central().stats().awaited);
        aftermath_.replay();
        aftermath_.tell();
    }

    Order order_;
    bool has_restored_ = false;
    bool may_have_gone_ = false; ///< what was on a tablet at a restore
    std::set<record::Dot> had_;  ///< words on tablets at restores
    bool has_demoted_ = false;
    World world_;
    Trace trace_;
    Result result_;
    Sticks sticks_{world_, result_.counts};
    std::vector<base::AnyId> ids_;
    std::vector<base::AnyId> citizens_;
    std::map<std::pair<Tablet*, std::size_t>, record::Seen> forms_;
    Wire wire_{world_, trace_, result_.counts};
    Aftermath aftermath_{world_, wire_, trace_, result_};
};

} // namespace

Result play(std::uint64_t seed, const Schedule& schedule, Order order) {
    return Play(seed, order).run(schedule);
}

} // namespace b2go::simulation

#include "sync/central/release.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "domain/notice.hpp"
#include "domain/record_view.hpp"
#include "domain/staff.hpp"
#include "domain/types.hpp"
#include "sync/central/context.hpp"
#include "sync/central/own_changes.hpp"
#include "sync/central/people.hpp"

namespace b2go::central {

using base::Label;
using base::Outcome;
using base::Refusal;
using record::Change;
using record::Dot;

namespace {

tl::unexpected<base::Rejection> not_there(ChangeName name) {
    const std::string text = std::to_string(name.device) + ":" + std::to_string(name.seq);
    const Label message{
        "Ændring " + text + " er ikke lagt til side. Intet er ændret. Se listen med quarantined.",
        "Change " + text + " is not set apart. Nothing was changed. See the list: quarantined."};
    return base::refuse(Refusal::not_found, message, {{"change", message}});
}

tl::unexpected<base::Rejection> cannot(const Label& why) {
    const Label message{why.da + " Intet er ændret.", why.en + " Nothing was changed."};
    return base::refuse(Refusal::not_allowed, message, {{"change", message}});
}

/// A change that was set apart and can be read.
struct Apart {
    ChangeName name;
    Dot dot;
    Change change;
    bool follows = false;
    bool is_discarded = false;
    std::string reason; ///< what its writer was told
};

std::optional<Apart> read(Context& context, StoredQuarantine row) {
    if (row.payload.empty()) {
        return std::nullopt; // it never came whole
    }
    auto change = record::decode_change(
        context.scope_keys.open(row.scope, std::move(row.payload), place_of_quarantine(row.name)));
    const auto logged = context.store.find_change(row.name);
    if (!change || !logged) {
        return std::nullopt;
    }
    return Apart{row.name,
                 {row.name.device, row.name.seq, row.tag},
                 std::move(*change),
                 row.follows,
                 !row.discarded.empty(),
                 logged->reason_en};
}

/// All of them, by device and seq: few, or something is wrong with the team's rights.
std::vector<Apart> read_all(Context& context) {
    std::vector<Apart> list;
    ChangeName after;
    for (;;) {
        auto rows = context.store.quarantine_after(after, limits::kVerifiedAtOnce);
        for (StoredQuarantine& row : rows) {
            after = row.name;
            if (auto apart = read(context, std::move(row))) {
                list.push_back(std::move(*apart));
            }
        }
        if (rows.size() < limits::kVerifiedAtOnce) {
            return list;
        }
    }
}

/// To whoever the tablet belongs to.
Telling telling_of(Context& context, const char* kind, base::AnyId record, const Dot& dot,
                   base::Instant time) {
    const auto device = context.store.find_device(dot.device);
    return {kind, device ? device->staff : base::AnyId{}, record, {}, dot, {}, {}, time};
}

class Release {
public:
    explicit Release(Context& context)
        : context_(context), own_(context), all_(read_all(context)) {}

    std::optional<Label> objection(const Apart& apart) {
        if (!fits(apart.change)) {
            return Label{"Ændringen passer ikke til posten, den nævner, og kan kun kasseres.",
                         "The change does not fit the record it names and can only be discarded."};
        }
        if (waits(apart)) {
            return Label{"Ændringen bygger på en anden, der er lagt til side; frigiv den først.",
                         "The change builds on another that is set apart; release that one."};
        }
        if (has_no_holder(apart)) {
            return Label{"Ingen ville få borgeren at se: tablettens bruger har intet team. Giv "
                         "brugeren et team først.",
                         "Nobody would get the citizen: the tablet's user has no team. Give the "
                         "user a team first."};
        }
        return std::nullopt;
    }

    void take(const Apart& apart) {
        const bool is_stored = context_.store.find_record(apart.change.id).has_value();
        context_.store.remove_quarantine(apart.name);
        if (const auto team = team_of(context_, apart.name.device); !team.is_nil()) {
            own_.merging().make_for(team);
        }
        Change change = apart.change;
        change.origin = apart.change.origin.value_or(apart.dot);
        const auto written = own_.write(std::move(change));
        // Merged before under another name: that is what it is an alias of.
        const Dot now = written.verdict == sync::pb::DUPLICATE
                            ? context_.store.find_alias(written.dot).value_or(written.dot)
                            : written.dot;
        own_.merging().add_name(apart.change.id, apart.dot, now);
        if (!records_.contains(apart.change.id) && !is_stored) {
            made_.insert(apart.change.id);
        }
        names_.insert(apart.dot);
        names_.insert(apart.change.origin.value_or(apart.dot));
        records_.emplace(apart.change.id,
                         std::pair(apart.change.type, apart.change.scope.encode()));
        released_.push_back({apart.name, apart.change.id, now});
    }

    /// What was built on it, if nothing else is wrong with that, as often as one lets go of the
    /// next.
    void take_followers(const std::string& reason) {
        bool any = true;
        while (any) {
            any = false;
            for (const Apart& apart : all_) {
                const bool may_be = apart.follows || apart.reason == reason;
                if (may_be && !apart.is_discarded && is_apart(apart.name) &&
                    builds_on_released(apart.change) && fits(apart.change) && !waits(apart)) {
                    take(apart);
                    any = true;
                }
            }
        }
    }

    std::vector<ReleasedChange> finish() {
        std::vector<Telling> tellings = own_.merging().take_tellings();
        for (const Apart& apart : all_) {
            if (!is_apart(apart.name)) {
                tellings.push_back(telling_of(context_, domain::notice_kind::kReleased,
                                              apart.change.id, apart.dot, apart.change.time));
            }
        }
        write_notices(context_, own_, tellings);
        own_.finish();
        return std::move(released_);
    }

private:
    [[nodiscard]] bool is_apart(ChangeName name) const {
        return std::ranges::none_of(released_, [&](const auto& each) { return each.name == name; });
    }

    [[nodiscard]] bool builds_on_released(const Change& change) const {
        const auto is_released = [this](const Dot& dot) { return names_.contains(dot); };
        return made_.contains(change.id) || (change.origin && is_released(*change.origin)) ||
               std::ranges::any_of(change.writes, [&](const record::Write& write) {
                   return std::ranges::any_of(write.seen, is_released);
               });
    }

    /// Whether something else that it builds on is still set apart.
    [[nodiscard]] bool waits(const Apart& apart) const {
        const auto is_another = [&](const Dot& dot) {
            return dot != apart.dot && context_.store.is_quarantined(dot);
        };
        return lacks_its_record(apart) ||
               (apart.change.origin && is_another(*apart.change.origin)) ||
               std::ranges::any_of(apart.change.writes, [&](const record::Write& write) {
                   return std::ranges::any_of(write.seen, is_another);
               });
    }

    /// Whether what made its record is set apart too.
    [[nodiscard]] bool lacks_its_record(const Apart& apart) const {
        if (records_.contains(apart.change.id) || context_.store.find_record(apart.change.id)) {
            return false;
        }
        return std::ranges::any_of(all_, [&](const Apart& other) {
            return other.change.id == apart.change.id && other.name.device == apart.name.device &&
                   other.name.seq < apart.name.seq && is_apart(other.name);
        });
    }

    /// Changes of one record say the same of its type and scope.
    [[nodiscard]] bool fits(const Change& change) const {
        const auto said = std::pair(change.type, change.scope.encode());
        if (const auto at = records_.find(change.id); at != records_.end()) {
            return at->second == said;
        }
        const auto record = context_.store.find_record(change.id);
        return !record || std::pair(record->type, record->scope) == said;
    }

    [[nodiscard]] bool has_no_holder(const Apart& apart) {
        return apart.change.scope.kind == record::Scope::Kind::citizen &&
               holders_of(context_.store, apart.change.scope.encode()).empty() &&
               team_of(context_, apart.name.device).is_nil();
    }

    Context& context_;
    OwnChanges own_;
    std::vector<Apart> all_;
    std::set<Dot> names_; ///< of what was released: as it was sent, and first
    /// What it is in, with type and scope.
    std::map<base::AnyId, std::pair<record::TypeNumber, std::string>> records_;
    std::set<base::AnyId> made_; ///< of these, what was in no record before
    std::vector<ReleasedChange> released_;
};

} // namespace

Outcome<std::vector<ReleasedChange>> release(Context& context, ChangeName name) {
    auto row = context.store.find_quarantine(name);
    if (!row) {
        return not_there(name);
    }
    const auto apart = read(context, std::move(*row));
    if (!apart) {
        return cannot({"Ændringen kan ikke læses af denne version og kan kun kasseres.",
                       "This version cannot read the change; it can only be discarded."});
    }
    Release release(context);
    if (const auto why = release.objection(*apart)) {
        return cannot(*why);
    }
    release.take(*apart);
    release.take_followers(apart->reason);
    return release.finish();
}

Outcome<void> discard(Context& context, ChangeName name, std::string_view reason) {
    const auto row = context.store.find_quarantine(name);
    if (!row) {
        return not_there(name);
    }
    if (base::search_words(reason).empty() || reason.size() > limits::kReasonBytes ||
        !base::is_clean_text(reason)) {
        const Label message{"Skriv en grund på højst 1000 tegn. Intet er ændret.",
                            "Give a reason of at most 1000 bytes. Nothing was changed."};
        return base::refuse(Refusal::invalid, message, {{"reason", message}});
    }
    context.store.set_discarded(name, reason);
    const Dot dot{name.device, name.seq, row->tag};
    const auto apart = read(context, *row);
    write_notices(context, {telling_of(context, domain::notice_kind::kDiscarded, row->record, dot,
                                       apart ? apart->change.time : base::Instant{})});
    return {};
}

} // namespace b2go::central

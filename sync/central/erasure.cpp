#include "sync/central/erasure.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "domain/record_view.hpp"
#include "domain/staff.hpp"
#include "domain/types.hpp"
#include "record/scope.hpp"
#include "sync/central/blobs.hpp"
#include "sync/central/context.hpp"
#include "sync/central/lengths.hpp"
#include "sync/central/merging.hpp"
#include "sync/central/people.hpp"
#include "sync/central/subscriptions.hpp"

namespace b2go::central {

using base::as_bytes;
using base::Label;
using base::Outcome;
using base::Refusal;
using record::Scope;

namespace {

constexpr std::string_view kPlace = "b2go-erasures-1";

tl::unexpected<base::Rejection> refused(Refusal reason, const char* field, const Label& why) {
    const Label message{why.da + " Intet er slettet.", why.en + " Nothing was erased."};
    return base::refuse(reason, message, {{field, message}});
}

/// Every change merged into the record, from the last one back.
void erase_history(CentralStore& store, ChangeName last) {
    for (ChangeName at = last; at.seq != 0;) {
        const auto logged = store.find_change(at);
        if (!logged) {
            throw base::Fault(base::FaultCode::corrupt,
                              "a change is missing from the central's log");
        }
        store.erase_payload(at);
        at = logged->previous;
    }
}

/// Its writers' tablets hold the words still: their teams are told as holders are.
void erase_quarantine(Context& context, std::string_view scope) {
    CentralStore& store = context.store;
    ChangeName after;
    for (;;) {
        const auto rows = store.quarantine_after(after, limits::kVerifiedAtOnce);
        for (const StoredQuarantine& row : rows) {
            after = row.name;
            if (row.scope == scope) {
                store.remove_quarantine(row.name);
                store.put_quarantine(
                    {row.name, row.record, row.tag, row.scope, {}, row.follows, "erased"});
                const base::AnyId team = team_of(context, row.name.device);
                if (!team.is_nil()) {
                    let_hold(store, scope, Scope::team(team).encode());
                }
            }
        }
        if (rows.size() < limits::kVerifiedAtOnce) {
            return;
        }
    }
}

bool is_known(CentralStore& store, std::string_view scope) {
    if (!store.records_of(scope).empty() || store.has_witness_of(scope)) {
        return true;
    }
    ChangeName after;
    for (;;) {
        const auto rows = store.quarantine_after(after, limits::kVerifiedAtOnce);
        if (std::ranges::any_of(rows, [&](const auto& row) { return row.scope == scope; })) {
            return true;
        }
        if (rows.size() < limits::kVerifiedAtOnce) {
            return false;
        }
        after = rows.back().name;
    }
}

/// Whether the device's user is of a team that holds or held the scope.
bool may_hold(Context& context, const StoredDevice& device,
              const std::vector<std::string>& subscribers) {
    const base::AnyId team = team_of(context, device.device);
    return !team.is_nil() &&
           std::ranges::find(subscribers, Scope::team(team).encode()) != subscribers.end();
}

std::vector<std::string> strings_in(std::string_view bytes) {
    std::vector<std::string> list;
    while (const auto next = bytes.empty() ? std::nullopt : take_with_length(bytes)) {
        list.emplace_back(*next);
    }
    return list;
}

tl::unexpected<base::Rejection> unknown() {
    return refused(Refusal::not_found, "citizen",
                   {"Der er intet om en borger med det id. Angiv id'et på selve borgeren.",
                    "Nothing is known of a citizen of that id. Give the id of the citizen's own "
                    "record."});
}

tl::unexpected<base::Rejection> not_held() {
    return refused(
        Refusal::invalid, "citizen",
        {"Borgeren holdes ikke tilbage, så der er intet at ophæve. Intet er ændret.",
         "The citizen is not on hold, so there is nothing to lift. Nothing was changed."});
}

tl::unexpected<base::Rejection> held_already(const StoredHold& hold) {
    return refused(Refusal::invalid, "citizen",
                   {"Borgeren holdes allerede tilbage, siden " + hold.time.text() +
                        ", på grund af: " + hold.reason +
                        ". Det gælder fortsat. Ophæv det med citizen lift, før der "
                        "skrives en anden grund.",
                    "The citizen is on hold already, since " + hold.time.text() +
                        ", because of: " + hold.reason +
                        ". That still holds. Lift it with citizen lift before "
                        "another reason is given."});
}

tl::unexpected<base::Rejection> no_reason() {
    return refused(Refusal::invalid, "reason",
                   {"Skriv en grund på højst 1000 tegn, uden oplysninger om borgeren.",
                    "Give a reason of at most 1000 bytes that says nothing of the citizen."});
}

bool is_reason(std::string_view reason) {
    return !base::search_words(reason).empty() && base::is_clean_text(reason) &&
           reason.size() <= limits::kReasonBytes;
}

} // namespace

Outcome<void> hold_citizen(Context& context, base::AnyId citizen, std::string_view reason) {
    const std::string scope = Scope::citizen(citizen).encode();
    if (!is_reason(reason)) {
        return no_reason();
    }
    if (!is_known(context.store, scope) || context.store.find_erasure(scope)) {
        return unknown();
    }
    if (const auto earlier = context.store.find_hold(scope)) {
        return held_already(*earlier);
    }
    context.store.put_hold({scope, context.clock.now(), std::string(reason)});
    return {};
}

Outcome<void> lift_hold(Context& context, base::AnyId citizen) {
    const std::string scope = Scope::citizen(citizen).encode();
    if (!context.store.find_hold(scope)) {
        return is_known(context.store, scope) ? not_held() : unknown();
    }
    context.store.remove_hold(scope);
    return {};
}

Outcome<void> may_erase(Context& context, base::AnyId citizen, std::string_view reason) {
    const std::string scope = Scope::citizen(citizen).encode();
    if (!is_reason(reason)) {
        return no_reason();
    }
    if (context.store.find_erasure(scope)) {
        return refused(Refusal::invalid, "citizen",
                       {"Borgeren er slettet i forvejen; se citizen log.",
                        "The citizen has been erased already; see citizen log."});
    }
    if (!is_known(context.store, scope)) {
        return unknown();
    }
    if (const auto hold = context.store.find_hold(scope)) {
        return refused(Refusal::not_allowed, "citizen",
                       {"Borgerens oplysninger skal bevares: " + hold->reason + ".",
                        "What is known of the citizen must be kept: " + hold->reason + "."});
    }
    std::string undecided;
    for (const base::AnyId id : context.store.records_of(scope)) {
        const auto record = context.store.find_record(id);
        if (record && (record->flags & StoredRecord::conflicted) != 0) {
            undecided += (undecided.empty() ? "" : ", ") + id.text();
        }
    }
    if (!undecided.empty()) {
        return refused(
            Refusal::not_allowed, "citizen",
            {"Noget om borgeren er ikke afgjort: " + undecided + ". Afgør det først.",
             "Something of the citizen is undecided: " + undecided + ". Decide it first."});
    }
    return {};
}

void erase_scope(Context& context, const StoredErasure& erasure) {
    CentralStore& store = context.store;
    // What another node is about to commit is either here to be found from now on, or has to wait
    // for this erasure and then sees it (Merging::finish).
    store.hold_stream();
    if (store.find_erasure(erasure.scope)) {
        return;
    }
    Merging merging(context, std::nullopt);
    for (const base::AnyId id : store.records_of(erasure.scope)) {
        const auto record = store.find_record(id);
        if (record && (record->flags & StoredRecord::gone) == 0) {
            erase_history(store, record->last);
            merging.erase(id);
        }
    }
    const auto scope = Scope::decode(erasure.scope);
    if (scope && !store.find_record(scope->id)) {
        merging.make_gone(scope->id, domain::types::kCitizen, *scope);
    }
    merging.finish();
    erase_quarantine(context, erasure.scope);
    erase_blobs(context, erasure.scope);
    store.remove_witnesses_of(erasure.scope);
    for (const std::string& holder : erasure.holders) {
        let_hold(store, erasure.scope, holder);
    }
    store.put_erasure(erasure);
    context.scope_keys.destroy(erasure.scope);
}

std::vector<ErasureRow> erasures(Context& context) {
    std::vector<ErasureRow> rows;
    for (const StoredErasure& erasure : context.store.erasures()) {
        const auto scope = Scope::decode(erasure.scope);
        ErasureRow row{scope ? scope->id : base::AnyId{},
                       erasure.time,
                       erasure.reason,
                       context.store.acknowledged_by(erasure.scope),
                       {},
                       {}};
        const auto subscribers = holders_of(context.store, erasure.scope);
        for (const StoredDevice& device : context.store.devices()) {
            const bool has_said = std::ranges::binary_search(row.acknowledged, device.device);
            if (device.status == StoredDevice::Status::central || has_said ||
                !may_hold(context, device, subscribers)) {
                continue;
            }
            auto& where =
                device.status == StoredDevice::Status::active ? row.waiting : row.out_of_reach;
            where.push_back(device.device);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string sealed_erasures(Context& context, const std::vector<StoredErasure>& erasures) {
    std::string bytes;
    for (const StoredErasure& each : erasures) {
        append_with_length(bytes, each.scope);
        append_with_length(bytes, std::to_string(each.time.ms));
        append_with_length(bytes, each.reason);
        std::string holders;
        for (const std::string& holder : holders_of(context.store, each.scope)) {
            append_with_length(holders, holder);
        }
        append_with_length(bytes, holders);
    }
    const base::SecretKey key =
        base::derive_key({context.keys.master.view()}, "b2go-erasures-key-1");
    return base::seal(key.view(), as_bytes(bytes), as_bytes(kPlace), context.random);
}

std::vector<StoredErasure> opened_erasures(Context& context, std::string_view sealed) {
    if (sealed.empty()) {
        return {};
    }
    const base::SecretKey key =
        base::derive_key({context.keys.master.view()}, "b2go-erasures-key-1");
    const auto bytes = base::open_sealed(key.view(), as_bytes(sealed), as_bytes(kPlace));
    std::vector<StoredErasure> list;
    std::string_view rest = bytes ? std::string_view(*bytes) : std::string_view();
    bool is_whole = bytes.has_value();
    while (is_whole && !rest.empty()) {
        const auto scope = take_with_length(rest);
        const auto time = scope ? take_with_length(rest) : std::nullopt;
        const auto reason = time ? take_with_length(rest) : std::nullopt;
        const auto holders = reason ? take_with_length(rest) : std::nullopt;
        std::int64_t ms = 0;
        is_whole = holders &&
                   std::from_chars(time->data(), time->data() + time->size(), ms).ec == std::errc();
        if (is_whole) {
            list.push_back({std::string(*scope), base::Instant{ms}, std::string(*reason),
                            strings_in(*holders)});
        }
    }
    if (!is_whole) {
        throw base::Fault(base::FaultCode::corrupt,
                          "the list of what was erased is damaged, or is another central's");
    }
    return list;
}

} // namespace b2go::central

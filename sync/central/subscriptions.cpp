#include "sync/central/subscriptions.hpp"

#include <algorithm>
#include <optional>

#include "domain/citizen.hpp"
#include "domain/types.hpp"
#include "record/value.hpp"

namespace b2go::central {

namespace {

/// The teams that the field `team` names: one, or several while that is undecided; none if it is
/// empty.
std::set<std::string> teams_named_in(const record::RecordState& citizen) {
    std::set<std::string> teams;
    for (const record::Register& item : citizen.registers) {
        if (item.field != domain::citizen().team.number) {
            continue;
        }
        for (const record::Version& version : item.versions) {
            const auto value = record::decode_value(version.value);
            const auto* team = value ? std::get_if<base::AnyId>(&*value) : nullptr;
            if (team != nullptr && !team->is_nil()) {
                teams.insert(record::Scope::team(*team).encode());
            }
        }
    }
    return teams;
}

} // namespace

std::vector<StoredSubscription>& Subscriptions::rows_of(const std::string& scope) {
    const auto at = known_.find(scope);
    return at != known_.end()
               ? at->second
               : known_.emplace(scope, context_.store.subscriptions(scope)).first->second;
}

bool Subscriptions::is_held_by(const std::string& scope, std::string_view subscriber) {
    return std::ranges::any_of(rows_of(scope), [&](const StoredSubscription& row) {
        return row.subscriber == subscriber && row.is_held();
    });
}

bool Subscriptions::is_nobodys(const std::string& scope) { return rows_of(scope).empty(); }

bool Subscriptions::was_held_after(const std::string& scope, std::string_view subscriber,
                                   StreamSeq purged) {
    return std::ranges::any_of(rows_of(scope), [&](const StoredSubscription& row) {
        return row.subscriber == subscriber && (row.is_held() || row.left > purged);
    });
}

std::vector<std::string> Subscriptions::holders_of(const std::string& scope) {
    std::vector<std::string> holders;
    for (const StoredSubscription& row : rows_of(scope)) {
        if (row.is_held()) {
            holders.push_back(row.subscriber);
        }
    }
    return holders;
}

void Subscriptions::give(const std::string& scope, const std::string& subscriber) {
    if (!context_.store.read_scope(scope, {}, 1, 1).records.empty()) {
        // Of the central's own making: tablets that have come past it have to be told.
        return note_move(scope, subscriber, true);
    }
    const StoredSubscription row{scope, subscriber};
    context_.store.put_subscription(row);
    rows_of(scope).push_back(row);
    given_.insert(scope);
}

void Subscriptions::note_move(const std::string& scope, const std::string& subscriber,
                              bool enters) {
    moves_.push_back({scope, subscriber, enters});
}

void Subscriptions::note(const record::RecordState& citizen) {
    const std::string scope = citizen.scope.encode();
    if (citizen.type != domain::types::kCitizen ||
        citizen.scope != record::Scope::citizen(citizen.id)) {
        return;
    }
    const std::set<std::string> wanted = teams_named_in(citizen);
    if (wanted.empty()) {
        return; // nobody is named: whoever holds the citizen goes on holding them
    }
    for (const std::string& team : wanted) {
        if (!is_held_by(scope, team)) {
            note_move(scope, team, true);
        }
    }
    for (const std::string& holder : holders_of(scope)) {
        if (!wanted.contains(holder)) {
            note_move(scope, holder, false);
        }
    }
}

void Subscriptions::forget() {
    std::erase_if(known_, [&](const auto& each) { return !given_.contains(each.first); });
}

void Subscriptions::move(StreamSeq seq) {
    std::optional<record::DigestSum> sum;
    std::string summed;
    for (const Move& move : moves_) {
        if (!sum || summed != move.scope) {
            summed = move.scope;
            sum = count_scope(context_, move.scope);
        }
        const Share share{move.subscriber, true};
        StoredSubscription row{move.scope, move.subscriber};
        if (move.enters) {
            row.entered = ++seq;
            sums_.add(share, *sum);
        } else {
            for (const StoredSubscription& before : rows_of(move.scope)) {
                row.entered = before.subscriber == row.subscriber ? before.entered : row.entered;
            }
            row.left = ++seq;
            sums_.subtract(share, *sum);
        }
        context_.store.put_subscription(row);
    }
    moves_.clear();
    known_.clear();
    given_.clear();
}

std::vector<std::string> holders_of(CentralStore& store, std::string_view scope) {
    std::vector<std::string> holders;
    for (const StoredSubscription& row : store.subscriptions(scope)) {
        if (row.is_held()) {
            holders.push_back(row.subscriber);
        }
    }
    return holders;
}

void let_hold(CentralStore& store, std::string_view scope, std::string_view subscriber) {
    if (!store.is_subscribed(scope, subscriber)) {
        store.put_subscription({std::string(scope), std::string(subscriber)});
    }
}

} // namespace b2go::central

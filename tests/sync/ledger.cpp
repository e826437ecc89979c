#include "tests/sync/ledger.hpp"

#include <algorithm>
#include <stdexcept>

#include "domain/registry.hpp"
#include "record/chain.hpp"
#include "record/value.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::tests {

namespace pb = sync::pb;
using record::Dot;

namespace {

void need(bool holds, const char* what) {
    if (!holds) {
        throw std::runtime_error(what);
    }
}

record::Chain chain_from(const std::string& bytes) {
    record::Chain chain{};
    need(bytes.size() == chain.size(), "a chain has another length");
    std::ranges::copy(base::as_bytes(bytes), chain.begin());
    return chain;
}

record::Dots deleted_in(const std::string& value) {
    const auto decoded = record::decode_value(value);
    const auto* dots = decoded ? std::get_if<record::Dots>(&*decoded) : nullptr;
    return dots == nullptr ? record::Dots{} : *dots;
}

/// Which of the values is the safest, if one is: null where a human must say.
const std::string* safest(const record::Rule& rule, const std::set<std::string>& values) {
    using Order = record::Rule::Order;
    std::map<long, std::vector<const std::string*>> by_rank;
    for (const std::string& value : values) {
        const auto decoded = record::decode_value(value);
        if (rule.order != Order::listed) {
            const auto* date = decoded ? std::get_if<base::Date>(&*decoded) : nullptr;
            if (date == nullptr) {
                return nullptr;
            }
            by_rank[rule.order == Order::earlier ? date->days : -date->days].push_back(&value);
            continue;
        }
        const auto* code = decoded ? std::get_if<std::string>(&*decoded) : nullptr;
        long rank = 0;
        while (code != nullptr && rank < static_cast<long>(rule.ranks.size()) &&
               std::ranges::find(rule.ranks[static_cast<std::size_t>(rank)], *code) ==
                   rule.ranks[static_cast<std::size_t>(rank)].end()) {
            ++rank;
        }
        if (code == nullptr || rank == static_cast<long>(rule.ranks.size())) {
            return nullptr;
        }
        by_rank[rank].push_back(&value);
    }
    const auto& best = by_rank.begin()->second;
    return best.size() == 1 ? best.front() : nullptr;
}

bool is_undecided(const record::Rule& rule, const std::map<Dot, Ledger::Word>& words) {
    std::set<std::string> values;
    for (const auto& [dot, word] : words) {
        values.insert(word.value);
    }
    values.erase(std::string()); // null, where there is another
    switch (rule.kind) {
    case record::Rule::Kind::latest:
    case record::Rule::Kind::add_wins:
        return false;
    case record::Rule::Kind::strictest:
        return values.size() > 1 && safest(rule, values) == nullptr;
    default:
        return values.size() > 1;
    }
}

} // namespace

void Ledger::take(const std::string& request_body, const std::string& reply_body) {
    pb::SyncAnswer answer;
    need(sync::unpack(reply_body, answer), "an answer cannot be read");
    if (!answer.has_accepted()) {
        return;
    }
    std::vector<int> verdicts;
    for (const pb::VerdictRun& run : answer.accepted().verdicts()) {
        verdicts.insert(verdicts.end(), run.count(), static_cast<int>(run.kind()));
    }
    const auto read = sync::read_request(request_body);
    pb::SyncRequest request;
    need(read && sync::unpack(read->payload(), request), "a request cannot be read");
    need(verdicts.size() == static_cast<std::size_t>(request.changes_size()),
         "there are not as many verdicts as changes");
    record::Chain chain = chain_from(request.chain_before());
    for (int i = 0; i < request.changes_size(); ++i) {
        const std::string& bytes = request.changes(i);
        const int verdict = verdicts[static_cast<std::size_t>(i)];
        const auto change = record::decode_change(bytes);
        need(change.has_value(), "a change cannot be read");
        chain = record::extend(chain, record::change_hash(bytes));
        const Dot dot{change->device, change->seq, record::tag_of(chain)};
        const auto [at, is_new] = taken_.emplace(dot, Taken{*change, verdict});
        if (!is_new && (at->second.change != *change || at->second.verdict != verdict)) {
            contradictions.push_back("change " + dot.text() + " was answered differently again");
        }
        types_[change->id] = change->type;
        ever_.insert(change->origin.value_or(dot));
    }
}

void Ledger::keep() { kept_ = taken_; }
void Ledger::go_back() { taken_ = kept_; }

bool Ledger::is_merged(const Taken& taken) const {
    return taken.verdict != static_cast<int>(pb::QUARANTINED);
}

Dot Ledger::first(const Dot& dot) const {
    const auto at = taken_.find(dot);
    return at == taken_.end() ? dot : at->second.change.origin.value_or(dot);
}

std::set<Dot> Ledger::firsts(const record::Dots& dots) const {
    std::set<Dot> result;
    for (const Dot& dot : dots) {
        result.insert(first(dot));
    }
    return result;
}

std::set<Dot> Ledger::words() const {
    std::set<Dot> words;
    for (const auto& [dot, taken] : taken_) {
        words.insert(first(dot));
    }
    return words;
}

std::set<base::AnyId> Ledger::records() const {
    std::set<base::AnyId> records;
    for (const auto& [dot, taken] : taken_) {
        if (is_merged(taken)) {
            records.insert(taken.change.id);
        }
    }
    return records;
}

std::size_t Ledger::set_apart() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(taken_, [&](const auto& each) { return !is_merged(each.second); }));
}

Ledger::Live Ledger::live() const {
    std::set<std::pair<Place, Dot>> replaced;
    for (const auto& [dot, taken] : taken_) {
        if (!is_merged(taken)) {
            continue;
        }
        for (const record::Write& write : taken.change.writes) {
            for (const Dot& seen : write.seen) {
                replaced.emplace(Place(taken.change.id, write.field, write.key), first(seen));
            }
        }
    }
    Live live;
    for (const auto& [dot, taken] : taken_) {
        if (!is_merged(taken)) {
            continue;
        }
        for (const record::Write& write : taken.change.writes) {
            const Place place(taken.change.id, write.field, write.key);
            if (replaced.contains({place, first(dot)})) {
                continue;
            }
            Word& word = live[place][first(dot)];
            word.time = taken.change.time;
            word.value = write.value;
            if (write.field == record::kLifeField && !write.value.empty()) {
                word.seen = firsts(deleted_in(write.value));
                word.value = "deleted";
            }
        }
    }
    return live;
}

Ledger::Live Ledger::live_in(const record::RecordState& state) const {
    Live live;
    for (const record::Register& item : state.registers) {
        for (const record::Version& version : item.versions) {
            Word& word = live[Place(state.id, item.field, item.key)][first(version.dot)];
            word.time = version.time;
            word.value = version.value;
            if (item.field == record::kLifeField && !version.value.empty()) {
                word.seen = firsts(deleted_in(version.value));
                word.value = "deleted";
            }
        }
    }
    return live;
}

merge::Life Ledger::life(const Live& live, base::AnyId id) {
    std::set<Dot> deleted;
    bool is_deleted = false;
    const auto deletions = live.find(Place(id, record::kLifeField, std::string()));
    if (deletions != live.end()) {
        for (const auto& [dot, word] : deletions->second) {
            is_deleted = is_deleted || !word.value.empty();
            deleted.insert(word.seen.begin(), word.seen.end());
        }
    }
    if (!is_deleted) {
        return merge::Life::alive;
    }
    for (const auto& [place, words] : live) {
        if (std::get<0>(place) != id || std::get<1>(place) == record::kLifeField) {
            continue;
        }
        for (const auto& [dot, word] : words) {
            if (!deleted.contains(dot)) {
                return merge::Life::disputed;
            }
        }
    }
    return merge::Life::deleted;
}

std::set<Ledger::Place> Ledger::conflicts(const Live& live) const {
    std::set<Place> conflicts;
    for (const base::AnyId id : records()) {
        const merge::Life state = life(live, id);
        if (state == merge::Life::disputed) {
            conflicts.emplace(id, record::kLifeField, std::string());
        }
        const registry::Entity* entity = domain::registry().find(types_.at(id));
        for (const auto& [place, words] : live) {
            const auto& [record, field, key] = place;
            if (record == id && field != record::kLifeField && state != merge::Life::deleted &&
                is_undecided(entity->rule_of(field), words)) {
                conflicts.insert(place);
            }
        }
    }
    return conflicts;
}

} // namespace b2go::tests

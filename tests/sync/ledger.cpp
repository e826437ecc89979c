#include "tests/sync/ledger.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include "domain/citizen.hpp"
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
    std::vector<std::string> reasons;
    for (const pb::VerdictRun& run : answer.accepted().verdicts()) {
        verdicts.insert(verdicts.end(), run.count(), static_cast<int>(run.kind()));
        reasons.insert(reasons.end(), run.count(), run.reason_en());
    }
    const auto read = sync::read_request(request_body);
    pb::SyncRequest request;
    need(read && sync::unpack(read->payload(), request), "a request cannot be read");
    need(verdicts.size() == static_cast<std::size_t>(request.changes_size()),
         "there are not as many verdicts as changes");
    record::Chain chain = chain_from(request.chain_before());
    std::set<record::Scope> written;
    int next_stub = 0;
    for (int i = 0; i < request.changes_size(); ++i) {
        std::string bytes = request.changes(i);
        std::optional<Dot> origin;
        for (const pb::SealedChange& sealed : request.sealed()) {
            if (sealed.index() == static_cast<std::uint32_t>(i)) {
                bytes = open(bytes);
                origin =
                    sealed.origin_device() == 0
                        ? origin
                        : Dot{sealed.origin_device(), sealed.origin_seq(), sealed.origin_tag()};
            }
        }
        const int verdict = verdicts[static_cast<std::size_t>(i)];
        if (bytes.empty()) {
            const pb::Stub& stub = request.stubs(next_stub++);
            chain = record::extend(chain, chain_from(stub.hash()));
            take_stub(stub, {read->device(), stub.seq(), record::tag_of(chain)}, verdict);
            continue;
        }
        auto change = record::decode_change(bytes);
        need(change.has_value(), "a change cannot be read");
        if (origin) {
            change->device = read->device();
            change->origin = change->origin.value_or(*origin);
        }
        chain = record::extend(chain, record::change_hash(bytes));
        const Dot dot{change->device, change->seq, record::tag_of(chain)};
        const auto [at, is_new] =
            taken_.emplace(dot, Taken{*change, verdict, reasons[static_cast<std::size_t>(i)]});
        if (!is_new && (at->second.change != *change || at->second.verdict != verdict)) {
            contradictions.push_back("change " + dot.text() + " was answered differently again");
        }
        if (is_new && erased_.contains(change->scope) != (verdict == static_cast<int>(pb::GONE))) {
            contradictions.push_back("change " + dot.text() +
                                     " was taken though its scope is erased, or the other way");
        }
        types_[change->id] = change->type;
        scopes_[change->id] = change->scope;
        ever_.insert(change->origin.value_or(dot));
        places_[change->origin.value_or(dot)] = change->scope;
        ever_first_[dot] = change->origin.value_or(dot);
        if (is_new && is_merged(at->second)) {
            written.insert(change->scope);
        }
    }
    note_holders(written, read->device());
}

bool Ledger::is_apart(const Taken& taken) const {
    return taken.verdict == static_cast<int>(pb::QUARANTINED) &&
           !erased_.contains(taken.change.scope) && taken.now != Taken::Now::released;
}

std::vector<Dot> Ledger::apart() const {
    std::vector<Dot> dots;
    for (const auto& [dot, taken] : taken_) {
        if (is_apart(taken) && taken.now != Taken::Now::discarded) {
            dots.push_back(dot);
        }
    }
    return dots;
}

void Ledger::discard(const Dot& dot) { taken_.at(dot).now = Taken::Now::discarded; }

bool Ledger::builds_on(const Taken& taken, const std::set<Dot>& dots) const {
    if (taken.change.origin && dots.contains(*taken.change.origin)) {
        return true;
    }
    return std::ranges::any_of(taken.change.writes, [&](const record::Write& write) {
        return std::ranges::any_of(write.seen, [&](const Dot& dot) { return dots.contains(dot); });
    });
}

void Ledger::release(const Dot& dot, const std::map<Dot, Dot>& now) {
    const std::string& reason = taken_.at(dot).reason;
    std::set<Dot> expected;
    std::set<Dot> names;
    std::set<base::AnyId> made;
    const std::set<base::AnyId> there = records();
    const auto let_go = [&](const Dot& each) {
        expected.insert(each);
        names.insert({each, first(each)});
        if (!there.contains(taken_.at(each).change.id)) {
            made.insert(taken_.at(each).change.id);
        }
    };
    let_go(dot);
    // Again and again over everything, until nothing more follows.
    for (std::size_t before = 0; before != expected.size();) {
        before = expected.size();
        std::set<Dot> waiting;
        for (const auto& [each, taken] : taken_) {
            if (is_apart(taken) && !expected.contains(each)) {
                waiting.insert(each);
            }
        }
        for (const Dot& each : waiting) {
            const Taken& taken = taken_.at(each);
            const bool is_alike =
                taken.reason == reason || taken.reason.starts_with("The change builds on one");
            const bool has_record =
                there.contains(taken.change.id) || made.contains(taken.change.id);
            const bool is_first = std::ranges::none_of(waiting, [&](const Dot& other) {
                return other.device == each.device && other.seq < each.seq &&
                       taken_.at(other).change.id == taken.change.id;
            });
            std::set<Dot> others = waiting;
            others.erase(each);
            if (is_alike && taken.now != Taken::Now::discarded && (has_record || is_first) &&
                (made.contains(taken.change.id) || builds_on(taken, names)) &&
                !builds_on(taken, others)) {
                let_go(each);
                break;
            }
        }
    }
    std::set<Dot> said;
    const auto lets_go = [&](const Dot& sent) {
        const auto& change = taken_.at(sent).change;
        note_holders({change.scope}, sent.device);
    };
    for (const auto& [sent, merged] : now) {
        said.insert(sent);
        Taken& taken = taken_.at(sent);
        taken.now = Taken::Now::released;
        Taken again{taken.change, static_cast<int>(pb::APPLIED), {}};
        again.change.origin = first(sent);
        taken_.emplace(merged, again);
    }
    lets_go(dot);
    std::ranges::for_each(said, lets_go);
    if (said != expected) {
        contradictions.push_back("the release of " + dot.text() + " took along " +
                                 std::to_string(said.size()) + " changes, not " +
                                 std::to_string(expected.size()));
    }
}

void Ledger::restore(const record::Change& change, const Dot& now) {
    Taken again{change, static_cast<int>(pb::APPLIED), {}};
    // The central calls it first what it called it before it was restored.
    const Dot lacking = change.origin.value();
    again.change.origin = ever_first(lacking);
    // Its author may have sent it again under the name that it had before it was released.
    const auto says_all_of_it = [&](const record::Change& other) {
        return std::ranges::all_of(change.writes, [&](const record::Write& write) {
            return std::ranges::any_of(other.writes, [&](const record::Write& each) {
                return each.field == write.field && each.key == write.key &&
                       each.value == write.value;
            });
        });
    };
    for (const auto& [dot, taken] : taken_) {
        const record::Change& other = taken.change;
        if (!is_apart(taken) && other.id == change.id && other.author == change.author &&
            other.time == change.time && says_all_of_it(other)) {
            again.change.origin = first(dot);
            break;
        }
    }
    witnessed_firsts_[lacking] = *again.change.origin;
    taken_.emplace(now, again);
    types_[change.id] = change.type;
    scopes_[change.id] = change.scope;
}

void Ledger::take_stub(const pb::Stub& stub, const Dot& dot, int verdict) {
    const Dot origin{stub.origin_device(), stub.origin_seq(), stub.origin_tag()};
    stubs_.insert(origin.seq == 0 ? dot : origin);
    stub_firsts_[dot] = origin.seq == 0 ? dot : origin;
    if (const auto scope = record::Scope::decode(stub.scope());
        scope && erased_.contains(*scope) && !taken_.contains(dot) &&
        verdict != static_cast<int>(pb::GONE)) {
        contradictions.push_back("the stub " + dot.text() + " of an erased scope was kept");
    }
}

void Ledger::keep() {
    kept_ = taken_;
    kept_stubs_ = stubs_;
    kept_holders_ = holders_;
}

void Ledger::go_back() {
    taken_ = kept_;
    witnessed_firsts_.clear(); // words are restored from witnesses after the last restore only
    stubs_ = kept_stubs_;
    holders_ = kept_holders_;
}

bool Ledger::is_merged(const Taken& taken) const {
    return taken.verdict != static_cast<int>(pb::QUARANTINED) &&
           taken.verdict != static_cast<int>(pb::GONE) && !erased_.contains(taken.change.scope);
}

bool Ledger::was_erased(const Dot& first) const {
    const auto at = places_.find(first);
    return at != places_.end() && erased_.contains(at->second);
}

std::set<base::AnyId> Ledger::erased_records() const {
    std::set<base::AnyId> records;
    for (const auto& [id, scope] : scopes_) {
        if (erased_.contains(scope)) {
            records.insert(id);
        }
    }
    return records;
}

Dot Ledger::first(const Dot& dot) const {
    if (const auto stub = stub_firsts_.find(dot);
        stub != stub_firsts_.end() && !taken_.contains(dot)) {
        return stub->second;
    }
    if (const auto at = taken_.find(dot); at != taken_.end()) {
        return at->second.change.origin.value_or(dot);
    }
    const auto witnessed = witnessed_firsts_.find(dot);
    return witnessed == witnessed_firsts_.end() ? dot : witnessed->second;
}

Dot Ledger::ever_first(const Dot& dot) const {
    const auto at = ever_first_.find(dot);
    return at == ever_first_.end() ? first(dot) : at->second;
}

std::set<Dot> Ledger::firsts(const record::Dots& dots) const {
    std::set<Dot> result;
    for (const Dot& dot : dots) {
        result.insert(first(dot));
    }
    return result;
}

std::set<Dot> Ledger::words() const {
    std::set<Dot> words = stubs_;
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
        std::ranges::count_if(taken_, [&](const auto& each) { return is_apart(each.second); }));
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

std::set<std::string> Ledger::named_in(const Live& live, base::AnyId citizen) const {
    std::set<std::string> teams;
    const auto words = live.find(Place(citizen, domain::citizen().team.number, std::string()));
    if (words != live.end()) {
        for (const auto& [dot, word] : words->second) {
            const auto value = record::decode_value(word.value);
            const auto* team = value ? std::get_if<base::AnyId>(&*value) : nullptr;
            if (team != nullptr) {
                teams.insert(name_of(*team));
            }
        }
    }
    return teams;
}

void Ledger::note_holders(const std::set<record::Scope>& scopes, record::DeviceNumber writer) {
    std::optional<Live> now;
    for (const record::Scope& scope : scopes) {
        if (scope.kind != record::Scope::Kind::citizen) {
            continue;
        }
        if (!now) {
            now = live();
        }
        if (auto named = named_in(*now, scope.id); !named.empty()) {
            holders_[scope] = std::move(named);
        } else if (!holders_.contains(scope)) {
            holders_[scope] = {team_of(writer)};
        }
    }
}

std::set<std::string> Ledger::holders_of(const record::Scope& citizen) const {
    const auto at = holders_.find(citizen);
    return at == holders_.end() ? std::set<std::string>() : at->second;
}

std::set<Ledger::Place> Ledger::conflicts(const Live& live) const {
    std::set<Place> conflicts;
    for (const base::AnyId id : records()) {
        const merge::Life state = life(live, id);
        if (state == merge::Life::disputed) {
            conflicts.emplace(id, record::kLifeField, std::string());
        }
        const registry::Entity* kind = domain::registry().find(types_.at(id));
        for (const auto& [place, words] : live) {
            const auto& [record, field, key] = place;
            if (record == id && field != record::kLifeField && state != merge::Life::deleted &&
                is_undecided(kind != nullptr ? kind->rule_of(field) : record::Rule::ask(), words)) {
                conflicts.insert(place);
            }
        }
    }
    return conflicts;
}

} // namespace b2go::tests

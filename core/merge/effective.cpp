#include "merge/effective.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "record/value.hpp"

namespace b2go::merge {

using record::Register;
using record::Rule;
using record::Value;
using record::Version;

namespace {

using Candidates = std::vector<const Version*>;

const Version* latest_of(const Candidates& candidates) {
    return *std::ranges::max_element(candidates, {}, [](const Version* version) {
        return std::tuple(version->time, version->dot);
    });
}

Candidates candidates_of(const Register& item) {
    Candidates all;
    Candidates with_value;
    for (const Version& version : item.versions) {
        all.push_back(&version);
        if (!version.value.empty()) {
            with_value.push_back(&version);
        }
    }
    return with_value.empty() ? all : with_value;
}

bool all_equal(const Candidates& candidates) {
    return std::ranges::all_of(candidates, [&](const Version* version) {
        return version->value == candidates.front()->value;
    });
}

/// Smaller is safer; nothing for a value that the order does not rank.
std::optional<std::int64_t> rank_of(const Rule& rule, const Version& version) {
    const auto value = record::decode_value(version.value);
    if (!value) {
        return std::nullopt;
    }
    if (rule.order == Rule::Order::listed) {
        const auto* code = std::get_if<std::string>(&*value);
        for (std::size_t rank = 0; code != nullptr && rank < rule.ranks.size(); ++rank) {
            if (std::ranges::find(rule.ranks[rank], *code) != rule.ranks[rank].end()) {
                return static_cast<std::int64_t>(rank);
            }
        }
        return std::nullopt;
    }
    std::optional<std::int64_t> position;
    if (const auto* date = std::get_if<base::Date>(&*value)) {
        position = date->days;
    } else if (const auto* instant = std::get_if<base::Instant>(&*value)) {
        position = instant->ms;
    }
    if (position && rule.order == Rule::Order::later) {
        position = ~*position; // turns the order round; unlike minus, defined for every number
    }
    return position;
}

/// The safest candidates; nothing if one cannot be ranked or the safest ones differ.
const Version* strictest_of(const Rule& rule, const Candidates& candidates) {
    Candidates safest;
    std::int64_t best = 0;
    for (const Version* version : candidates) {
        const auto rank = rank_of(rule, *version);
        if (!rank) {
            return nullptr;
        }
        if (safest.empty() || *rank < best) {
            safest.clear();
            best = *rank;
        }
        if (*rank == best) {
            safest.push_back(version);
        }
    }
    return all_equal(safest) ? latest_of(safest) : nullptr;
}

/// Present beats absent among the versions of one set element.
const Version* added_of(const Candidates& candidates) {
    static const std::string present = record::encode(Value(true));
    Candidates added;
    for (const Version* version : candidates) {
        if (version->value == present) {
            added.push_back(version);
        }
    }
    return latest_of(added.empty() ? candidates : added);
}

const Version* decided_by(const Rule& rule, const Candidates& candidates) {
    switch (rule.kind) {
    case Rule::Kind::latest:
        return latest_of(candidates);
    case Rule::Kind::strictest:
        return strictest_of(rule, candidates);
    case Rule::Kind::add_wins:
        return added_of(candidates);
    case Rule::Kind::ask:
    case Rule::Kind::once:
        return nullptr;
    }
    return nullptr;
}

const record::Dots* deletion_of(const Version& version, std::optional<Value>& storage) {
    storage = record::decode_value(version.value);
    return storage ? std::get_if<record::Dots>(&*storage) : nullptr;
}

} // namespace

Effective effective(const Register& item, const Rule& rule) {
    const Candidates candidates = candidates_of(item);
    if (candidates.empty()) {
        return {};
    }
    if (candidates.size() == 1) {
        return {candidates.front(), Why::only};
    }
    if (all_equal(candidates)) {
        return {latest_of(candidates), Why::equal};
    }
    if (const Version* decided = decided_by(rule, candidates)) {
        return {decided, Why::rule};
    }
    return {latest_of(candidates), Why::undecided};
}

std::optional<record::Dots> deleted_dots(const record::RecordState& state) {
    const Register* deletions = state.find(record::kLifeField);
    if (deletions == nullptr) {
        return std::nullopt;
    }
    std::optional<record::Dots> named;
    for (const Version& version : deletions->versions) {
        std::optional<Value> storage;
        if (const record::Dots* dots = deletion_of(version, storage)) {
            named = named.value_or(record::Dots{});
            for (const record::Dot& dot : *dots) {
                record::insert(*named, dot);
            }
        }
    }
    return named;
}

Life life(const record::RecordState& state) {
    const auto named = deleted_dots(state);
    if (!named) {
        return Life::alive;
    }
    for (const Register& item : state.registers) {
        for (const Version& version : item.versions) {
            if (item.field != record::kLifeField && !record::contains(*named, version.dot)) {
                return Life::disputed;
            }
        }
    }
    return Life::deleted;
}

std::vector<Conflict> conflicts(const record::RecordState& state, const RuleOf& rule_of) {
    std::vector<Conflict> found;
    const Life lives = life(state);
    if (lives == Life::disputed) {
        found.push_back({record::kLifeField, {}});
    }
    if (lives == Life::deleted) {
        return found;
    }
    for (const Register& item : state.registers) {
        if (item.field != record::kLifeField && item.versions.size() > 1 &&
            effective(item, rule_of(item.field)).why == Why::undecided) {
            found.push_back({item.field, item.key});
        }
    }
    return found;
}

record::Dots live_dots(const record::RecordState& state) {
    record::Dots dots;
    for (const Register& item : state.registers) {
        for (const Version& version : item.versions) {
            record::insert(dots, version.dot);
        }
    }
    return dots;
}

} // namespace b2go::merge

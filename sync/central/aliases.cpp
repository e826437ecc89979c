#include "sync/central/aliases.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "base/outcome.hpp"
#include "record/value.hpp"

namespace b2go::central {

using record::Dot;
using record::RecordState;
using record::Register;

namespace {

using WrittenAt = std::pair<record::FieldNumber, std::string>;

void resolve(CentralStore& store, record::Dots& dots) {
    record::Dots resolved;
    bool any = false;
    for (const Dot& dot : dots) {
        const auto first = store.find_alias(dot);
        any = any || first.has_value();
        record::insert(resolved, first.value_or(dot));
    }
    if (any) {
        dots = std::move(resolved);
    }
}

/// Where a merged change had seen `dot`. The state itself knows only as long as nothing of the
/// same device and a higher seq was merged; of parted histories the log has to be asked.
std::set<WrittenAt> seen_at(Context& context, const RecordState& state, ChangeName last,
                            const Dot& dot) {
    std::set<WrittenAt> places;
    for (const Register& item : state.registers) {
        if (record::contains(item.awaited, dot)) {
            places.emplace(item.field, item.key);
        }
    }
    if (state.applied_of(dot.device) < dot.seq) {
        return places;
    }
    const std::string scope = state.scope.encode();
    for (ChangeName at = last; at.seq != 0;) {
        auto logged = context.store.find_change(at);
        auto change = logged ? record::decode_change(context.scope_keys.open(
                                   scope, std::move(logged->payload), place_of_change(at)))
                             : std::nullopt;
        if (!change) {
            throw base::Fault(base::FaultCode::corrupt, "a logged change cannot be read");
        }
        for (const record::Write& write : change->writes) {
            if (record::contains(write.seen, dot)) {
                places.emplace(write.field, write.key);
            }
        }
        at = logged->previous;
    }
    return places;
}

void replace_at(RecordState& state, const WrittenAt& place, const Dot& other, const Dot& merged) {
    Register& item = state.at(place.first, place.second);
    std::erase(item.awaited, other);
    const auto is_merged = [&](const record::Version& version) { return version.dot == merged; };
    if (std::erase_if(item.versions, is_merged) == 0 &&
        merged.seq > state.applied_of(merged.device)) {
        record::insert(item.awaited, merged);
    }
}

bool rename_in_deletions(RecordState& state, const Dot& other, const Dot& merged) {
    bool renamed = false;
    for (Register& item : state.registers) {
        if (item.field != record::kLifeField) {
            continue;
        }
        for (record::Version& version : item.versions) {
            auto value = record::decode_value(version.value);
            auto* deleted = value ? std::get_if<record::Dots>(&*value) : nullptr;
            if (deleted != nullptr && std::erase(*deleted, other) > 0) {
                record::insert(*deleted, merged);
                version.value = record::encode(*value);
                renamed = true;
            }
        }
    }
    return renamed;
}

} // namespace

void resolve_aliases(CentralStore& store, record::Change& change) {
    for (record::Write& write : change.writes) {
        resolve(store, write.seen);
        if (write.field != record::kLifeField) {
            continue;
        }
        auto value = record::decode_value(write.value);
        if (auto* deleted = value ? std::get_if<record::Dots>(&*value) : nullptr) {
            resolve(store, *deleted);
            write.value = record::encode(*value);
        }
    }
}

std::optional<Dot> standing_as(const RecordState& state, const record::Change& change) {
    std::optional<Dot> dot;
    for (const record::Write& write : change.writes) {
        const Register* item = state.find(write.field, write.key);
        if (item == nullptr) {
            return std::nullopt;
        }
        const auto is_same = [&](const record::Version& version) {
            return version.author == change.author && version.time == change.time &&
                   version.value == write.value && version.dot == dot.value_or(version.dot);
        };
        const auto version = std::ranges::find_if(item->versions, is_same);
        if (version == item->versions.end()) {
            return std::nullopt;
        }
        dot = version->dot;
    }
    return dot;
}

bool learn_name(Context& context, RecordState& state, ChangeName last, const Dot& other,
                const Dot& merged) {
    const auto places = seen_at(context, state, last, other);
    for (const WrittenAt& place : places) {
        replace_at(state, place, other, merged);
    }
    std::erase_if(state.registers, [](const Register& item) {
        return item.versions.empty() && item.awaited.empty();
    });
    return rename_in_deletions(state, other, merged) || !places.empty();
}

} // namespace b2go::central

#include "registry/diff.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/limits.hpp"

namespace b2go::registry {

using record::Seen;
using record::Value;
using record::Write;

namespace {

Write write_of(record::FieldNumber field, const std::string& key, const Value& value,
               const Value* before, const Seen& seen) {
    Write write{field, key, record::encode(value), seen.of(field, key), std::nullopt};
    // Who edits a record has seen that a field was empty; who makes one has seen nothing.
    if (before != nullptr && !seen.registers.empty()) {
        std::string was = record::encode(*before);
        if (was.size() <= limits::kWasBytes) {
            write.was = std::move(was);
        }
    }
    return write;
}

void add_plain(std::vector<Write>& writes, const Fields& opened, record::FieldNumber field,
               const Value& value, const Seen& seen, Given given) {
    const auto at = opened.plain.find(field);
    const Value before = at == opened.plain.end() ? Value(record::Null{}) : at->second;
    if (given == Given::all || before != value) {
        writes.push_back(write_of(field, {}, value, &before, seen));
    }
}

/// Elements of a set that have a register, whether present or taken out.
std::set<std::string> known_elements(const Seen& seen, record::FieldNumber field) {
    std::set<std::string> known;
    for (auto at = seen.registers.lower_bound({field, std::string()});
         at != seen.registers.end() && at->first.first == field; ++at) {
        known.insert(at->first.second);
    }
    return known;
}

void add_set(std::vector<Write>& writes, const Fields& opened, record::FieldNumber field,
             const std::set<std::string>& elements, const Seen& seen, Given given) {
    static const std::set<std::string> none;
    const auto at = opened.sets.find(field);
    const std::set<std::string>& before = at == opened.sets.end() ? none : at->second;
    std::set<std::string> touched = elements;
    touched.insert(before.begin(), before.end());
    if (given == Given::all) {
        touched.merge(known_elements(seen, field));
    }
    for (const std::string& element : touched) {
        const bool present = elements.contains(element);
        const Value was = before.contains(element);
        if (given == Given::all || was != Value(present)) {
            writes.push_back(write_of(field, element, present, &was, seen));
        }
    }
}

} // namespace

std::vector<Write> writes_of(const Fields& opened, const Fields& edits, const Seen& seen,
                             Given given) {
    std::vector<Write> writes;
    for (const auto& [field, value] : edits.plain) {
        add_plain(writes, opened, field, value, seen, given);
    }
    for (const auto& [field, elements] : edits.sets) {
        add_set(writes, opened, field, elements, seen, given);
    }
    std::ranges::sort(writes, {}, [](const Write& write) {
        return std::tuple(write.field, std::string_view(write.key));
    });
    return writes;
}

} // namespace b2go::registry

#include "merge/removed.hpp"

#include <algorithm>

#include "record/value.hpp"

namespace b2go::merge {

using record::RecordState;
using record::Register;
using record::Version;

namespace {

bool is_set(const Register& item, const RuleOf& rule_of) {
    return rule_of(item.field).kind == record::Rule::Kind::add_wins;
}

bool says_no(const Version& version) {
    static const std::string absent = record::encode(record::Value(false));
    return version.value == absent;
}

} // namespace

bool forget_removed(RecordState& state, base::Instant before, const RuleOf& rule_of) {
    if (state.find(record::kLifeField) != nullptr) {
        return false;
    }
    const auto is_long_removed = [&](const Register& item) {
        return item.versions.size() == 1 && item.awaited.empty() &&
               says_no(item.versions.front()) && item.versions.front().time < before &&
               is_set(item, rule_of);
    };
    return std::erase_if(state.registers, is_long_removed) > 0;
}

void forget_alike(RecordState& whole, const RecordState& kept, const RuleOf& rule_of) {
    for (Register& item : whole.registers) {
        const Register* there = kept.find(item.field, item.key);
        const auto was_forgotten = [&](const Version& version) {
            return says_no(version) &&
                   (there == nullptr || std::ranges::find(there->versions, version.dot,
                                                          &Version::dot) == there->versions.end());
        };
        if (is_set(item, rule_of)) {
            std::erase_if(item.versions, was_forgotten);
        }
    }
    std::erase_if(whole.registers, [](const Register& item) {
        return item.versions.empty() && item.awaited.empty();
    });
}

} // namespace b2go::merge

#include "record/dot_codec.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace b2go::record {

namespace {

/// Strictly ascending by what `key` takes of each item.
template <typename Items, typename Key> bool ascends(const Items& items, Key key) {
    return std::ranges::adjacent_find(items, [&](const auto& a, const auto& b) {
               return !(key(a) < key(b));
           }) == items.end();
}

bool is_possible(const Dot& dot) { return dot.seq <= kLastSeq; }

} // namespace

void put(pb::Dot& target, const Dot& dot) {
    target.set_device(dot.device);
    target.set_seq(dot.seq);
    target.set_tag(dot.tag);
}

void put(google::protobuf::RepeatedPtrField<pb::Dot>& target, const Dots& dots) {
    for (const Dot& dot : dots) {
        put(*target.Add(), dot);
    }
}

Dot read(const pb::Dot& dot) { return {dot.device(), dot.seq(), dot.tag()}; }

Dots read(const google::protobuf::RepeatedPtrField<pb::Dot>& dots) {
    Dots result;
    result.reserve(static_cast<std::size_t>(dots.size()));
    for (const pb::Dot& dot : dots) {
        result.push_back(read(dot));
    }
    return result;
}

bool is_well_formed(const Dots& dots) {
    return ascends(dots, [](const Dot& dot) { return dot; }) &&
           std::ranges::all_of(dots, is_possible);
}

bool is_well_formed(const RecordState& state) {
    return ascends(state.registers,
                   [](const Register& item) {
                       return std::pair(item.field, std::string_view(item.key));
                   }) &&
           ascends(state.applied, [](const Applied& applied) { return applied.device; }) &&
           std::ranges::all_of(state.applied,
                               [](const Applied& applied) { return applied.seq <= kLastSeq; }) &&
           std::ranges::all_of(state.registers, [](const Register& item) {
               return ascends(item.versions, [](const Version& version) { return version.dot; }) &&
                      std::ranges::all_of(item.versions, is_possible, &Version::dot) &&
                      is_well_formed(item.awaited);
           });
}

bool is_well_formed(const Change& change) {
    return ascends(change.writes,
                   [](const Write& write) {
                       return std::pair(write.field, std::string_view(write.key));
                   }) &&
           change.seq <= kLastSeq && (!change.origin || is_possible(*change.origin)) &&
           std::ranges::all_of(change.writes,
                               [](const Write& write) { return is_well_formed(write.seen); });
}

} // namespace b2go::record

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <utility>

#include <google/protobuf/arena.h>

#include "base/limits.hpp"
#include "base/outcome.hpp"
#include "record/dot_codec.hpp"
#include "record/record.pb.h"
#include "record/state.hpp"

namespace b2go::record {

namespace {

/// A message and all its parts in one piece of memory, on the stack for any usual record: a change
/// of ten fields is some forty small parts, and allocating each costs more than all the rest.
template <typename Message>
class Whole { // NOLINT(*-member-init): the first piece is the arena's to fill
public:
    Message& operator*() { return *message_; }

private:
    static constexpr std::size_t kUsualBytes = 16 * 1024;

    static google::protobuf::ArenaOptions options(std::array<char, kUsualBytes>& first) {
        google::protobuf::ArenaOptions options;
        options.initial_block = first.data();
        options.initial_block_size = first.size();
        return options;
    }

    alignas(std::max_align_t) std::array<char, kUsualBytes> first_; // NOLINT(*-member-init)
    google::protobuf::Arena arena_{options(first_)};
    Message* message_ = google::protobuf::Arena::CreateMessage<Message>(&arena_);
};

std::string serialized(const google::protobuf::MessageLite& message) {
    std::string bytes;
    base::require(message.SerializeToString(&bytes), "a message that was built can be written");
    return bytes;
}

bool parse_message(google::protobuf::MessageLite& message, std::string_view bytes) {
    return bytes.size() <= static_cast<std::size_t>(std::numeric_limits<int>::max()) &&
           message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

/// Versions of one change share a stamp; a reason belongs to the change, so it does too.
std::vector<const Version*> stamps_of(const RecordState& state) {
    std::vector<const Version*> stamps;
    for (const Register& item : state.registers) {
        for (const Version& version : item.versions) {
            stamps.push_back(&version);
        }
    }
    const auto dot = [](const Version* version) { return version->dot; };
    std::ranges::sort(stamps, {}, dot);
    const auto doubles = std::ranges::unique(stamps, {}, dot);
    stamps.erase(doubles.begin(), doubles.end());
    return stamps;
}

void put_stamp(pb::Stamp& target, const Version& version) {
    put(*target.mutable_dot(), version.dot);
    target.set_time_ms(version.time.ms);
    target.set_author(version.author.raw());
    target.set_reason(version.reason);
}

void put_register(pb::Register& target, const Register& item,
                  const std::vector<const Version*>& stamps) {
    target.set_field(item.field);
    target.set_key(item.key);
    for (const Version& version : item.versions) {
        pb::Version& to = *target.add_versions();
        const auto at = std::ranges::lower_bound(stamps, version.dot, {},
                                                 [](const Version* stamp) { return stamp->dot; });
        to.set_stamp(static_cast<std::uint32_t>(at - stamps.begin()));
        to.set_value(version.value);
        if (version.was) {
            to.set_has_was(true);
            to.set_was(*version.was);
        }
    }
    put(*target.mutable_awaited(), item.awaited);
}

std::optional<Register> read_register(const pb::Register& from, const pb::RecordState& state) {
    if (from.field() == 0 || (from.versions().empty() && from.awaited().empty())) {
        return std::nullopt; // merging leaves no register that holds nothing
    }
    Register item{from.field(), from.key(), {}, read(from.awaited())};
    item.versions.reserve(static_cast<std::size_t>(from.versions_size()));
    for (const pb::Version& version : from.versions()) {
        if (version.stamp() >= static_cast<std::uint32_t>(state.stamps_size())) {
            return std::nullopt;
        }
        const pb::Stamp& stamp = state.stamps(static_cast<int>(version.stamp()));
        const auto author = base::AnyId::from_bytes(stamp.author());
        if (!author) {
            return std::nullopt;
        }
        item.versions.push_back({read(stamp.dot()), base::Instant{stamp.time_ms()}, *author,
                                 stamp.reason(), version.value(),
                                 version.has_was() ? std::optional(version.was()) : std::nullopt});
    }
    return item;
}

std::optional<std::vector<Write>> read_writes(const pb::Change& from) {
    std::vector<Write> writes;
    writes.reserve(static_cast<std::size_t>(from.writes_size()));
    for (const pb::Write& write : from.writes()) {
        if (write.field() == 0 ||
            static_cast<std::size_t>(write.seen_size()) > limits::kSeenPerWrite ||
            write.was().size() > limits::kWasBytes) {
            return std::nullopt;
        }
        writes.push_back({write.field(), write.key(), write.value(), read(write.seen()),
                          write.has_was() ? std::optional(write.was()) : std::nullopt});
    }
    return writes;
}

/// Fields may be read in any order; only what this version would write itself is canonical.
template <typename Record> bool is_canonical(const Record& record, std::string_view bytes) {
    return encode(record) == bytes;
}

} // namespace

std::string encode(const RecordState& state) {
    Whole<pb::RecordState> whole;
    pb::RecordState& message = *whole;
    message.set_id(state.id.raw());
    message.set_type(state.type);
    message.set_scope(state.scope.encode());
    message.set_schema(state.schema);
    const auto stamps = stamps_of(state);
    for (const Version* stamp : stamps) {
        put_stamp(*message.add_stamps(), *stamp);
    }
    for (const Register& item : state.registers) {
        put_register(*message.add_registers(), item, stamps);
    }
    for (const Applied& applied : state.applied) {
        pb::Applied& to = *message.add_applied();
        to.set_device(applied.device);
        to.set_seq(applied.seq);
    }
    return serialized(message);
}

std::string encode(const Change& change) {
    Whole<pb::Change> whole;
    pb::Change& message = *whole;
    message.set_device(change.device);
    message.set_seq(change.seq);
    message.set_id(change.id.raw());
    message.set_type(change.type);
    message.set_scope(change.scope.encode());
    message.set_schema(change.schema);
    message.set_time_ms(change.time.ms);
    message.set_author(change.author.raw());
    message.set_reason(change.reason);
    if (change.batch) {
        message.set_batch(change.batch->raw());
    }
    if (change.origin) {
        put(*message.mutable_origin(), *change.origin);
    }
    for (const Write& write : change.writes) {
        pb::Write& to = *message.add_writes();
        to.set_field(write.field);
        to.set_key(write.key);
        to.set_value(write.value);
        put(*to.mutable_seen(), write.seen);
        if (write.was) {
            to.set_has_was(true);
            to.set_was(*write.was);
        }
    }
    return serialized(message);
}

std::optional<RecordState> decode_state(std::string_view bytes) {
    Whole<pb::RecordState> whole;
    pb::RecordState& message = *whole;
    if (!parse_message(message, bytes)) {
        return std::nullopt;
    }
    const auto id = base::AnyId::from_bytes(message.id());
    const auto scope = Scope::decode(message.scope());
    if (!id || id->is_nil() || !scope) {
        return std::nullopt;
    }
    RecordState state{*id, message.type(), *scope, message.schema(), {}, {}};
    state.registers.reserve(static_cast<std::size_t>(message.registers_size()));
    for (const pb::Register& item : message.registers()) {
        auto known = read_register(item, message);
        if (!known) {
            return std::nullopt;
        }
        state.registers.push_back(std::move(*known));
    }
    for (const pb::Applied& applied : message.applied()) {
        state.applied.push_back({applied.device(), applied.seq()});
    }
    if (!is_well_formed(state) || !is_canonical(state, bytes)) {
        return std::nullopt;
    }
    return state;
}

std::optional<Change> decode_change(std::string_view bytes) {
    Whole<pb::Change> whole;
    pb::Change& message = *whole;
    if (bytes.size() > limits::kChangeBytes || !parse_message(message, bytes)) {
        return std::nullopt;
    }
    const auto id = base::AnyId::from_bytes(message.id());
    const auto scope = Scope::decode(message.scope());
    const auto author = base::AnyId::from_bytes(message.author());
    auto writes = read_writes(message);
    if (message.seq() == 0 || !id || id->is_nil() || !scope || !author || !writes ||
        writes->size() > limits::kWritesPerChange ||
        message.reason().size() > limits::kReasonBytes) {
        return std::nullopt;
    }
    Change change{message.device(),
                  message.seq(),
                  *id,
                  message.type(),
                  *scope,
                  message.schema(),
                  base::Instant{message.time_ms()},
                  *author,
                  message.reason(),
                  std::nullopt,
                  std::nullopt,
                  std::move(*writes)};
    if (!message.batch().empty()) {
        change.batch = base::AnyId::from_bytes(message.batch());
    }
    if (message.has_origin()) {
        change.origin = read(message.origin());
    }
    if (!is_well_formed(change) || !is_canonical(change, bytes)) {
        return std::nullopt;
    }
    return change;
}

} // namespace b2go::record

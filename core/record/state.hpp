#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"
#include "record/dot.hpp"
#include "record/scope.hpp"

/// Records and changes as regular values, and their canonical bytes (record.proto).
namespace b2go::record {

using FieldNumber = std::uint32_t;
using TypeNumber = std::uint32_t;

/// The register that holds a record's deletion; the same in every type.
inline constexpr FieldNumber kLifeField = 1;

/// One concurrent value of a register. `value` is an encoded Value (value.hpp); empty is null.
struct Version {
    Dot dot;
    base::Instant time; ///< UTC; breaks ties and nothing else
    base::AnyId author; ///< staff member
    std::string reason; ///< given with a decision; usually empty
    std::string value;
    std::optional<std::string> was; ///< what the author saw before writing, when small enough
    bool operator==(const Version&) const = default;
};

/// One field, or one element of a set field (`key` not empty). Versions and awaited are sorted.
struct Register {
    FieldNumber field = 0;
    std::string key;
    std::vector<Version> versions;
    Dots awaited;
    bool operator==(const Register&) const = default;
};

struct Applied {
    DeviceNumber device = 0;
    Seq seq = 0;
    bool operator==(const Applied&) const = default;
};

struct RecordState {
    base::AnyId id;
    TypeNumber type = 0;
    Scope scope;
    std::uint32_t schema = 0;
    std::vector<Register> registers; ///< by (field, key)
    std::vector<Applied> applied;    ///< by device
    bool operator==(const RecordState&) const = default;

    /// The highest seq of a device that is merged into this record; 0 if none.
    [[nodiscard]] Seq applied_of(DeviceNumber device) const;
    void set_applied(DeviceNumber device, Seq seq);
    /// Null if nobody ever wrote it.
    [[nodiscard]] const Register* find(FieldNumber field, std::string_view key = {}) const;
    [[nodiscard]] Register& at(FieldNumber field, std::string_view key = {});
};

struct Write {
    FieldNumber field = 0;
    std::string key;
    std::string value; ///< encoded Value; empty is null
    Dots seen;         ///< the register's versions that the person saw when the form was opened
    std::optional<std::string> was;
    bool operator==(const Write&) const = default;
};

/// One save of one record. Never altered afterwards. Its tag comes from the chain, so its dot is
/// known only beside it: see `StampedChange`.
struct Change {
    DeviceNumber device = 0;
    Seq seq = 0;
    base::AnyId id;
    TypeNumber type = 0;
    Scope scope;
    std::uint32_t schema = 0;
    base::Instant time;
    base::AnyId author;
    std::string reason;
    std::optional<base::AnyId> batch;
    std::optional<Dot> origin;
    std::vector<Write> writes; ///< by (field, key), no doubles
    bool operator==(const Change&) const = default;
};

/// Canonical bytes; equal states give equal bytes.
[[nodiscard]] std::string encode(const RecordState& state);
[[nodiscard]] std::string encode(const Change& change);

/// Nothing unless the bytes are canonical: known message fields only, sorted, ids of 16 bytes,
/// seqs from 1 to kLastSeq; a change also within the limits. Values are carried as they are, known
/// or not.
[[nodiscard]] std::optional<RecordState> decode_state(std::string_view bytes);
[[nodiscard]] std::optional<Change> decode_change(std::string_view bytes);

} // namespace b2go::record

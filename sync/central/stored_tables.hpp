#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

/// What both stores keep, table by table, so that a whole store can be copied from one engine to
/// the other without knowing what the rows mean. A test holds both schemas against it.
namespace b2go::central {

struct StoredColumn {
    enum class Kind {
        number,
        bytes,
        text,
        content, ///< bytes that an engine without encryption of its own seals
    };
    std::string_view name;
    Kind kind = Kind::number;
};

struct StoredTable {
    std::string_view name;
    /// Besides `stream`; those of the key come first.
    std::span<const StoredColumn> columns;
    std::size_t key_columns = 0;
};

struct StoredText {
    std::string text;
    bool operator==(const StoredText&) const = default;
};
/// A number, bytes or a text, in the order of a table's columns.
using StoredValue = std::variant<std::int64_t, std::string, StoredText>;

namespace tables {

using Kind = StoredColumn::Kind;

inline constexpr std::array<StoredColumn, 6> kStreamColumns{
    {{"epoch"}, {"demo"}, {"head"}, {"devices"}, {"backup_begun"}, {"backup_whole"}}};
inline constexpr std::array<StoredColumn, 9> kRecordColumns{{{"id", Kind::bytes},
                                                             {"seq"},
                                                             {"type"},
                                                             {"scope", Kind::bytes},
                                                             {"flags"},
                                                             {"last_device"},
                                                             {"last_seq"},
                                                             {"below"},
                                                             {"state", Kind::content}}};
inline constexpr std::array<StoredColumn, 11> kChangeColumns{{{"device"},
                                                              {"seq"},
                                                              {"record", Kind::bytes},
                                                              {"previous_device"},
                                                              {"previous_seq"},
                                                              {"hash", Kind::bytes},
                                                              {"chain", Kind::bytes},
                                                              {"verdict"},
                                                              {"reason_da", Kind::text},
                                                              {"reason_en", Kind::text},
                                                              {"payload", Kind::content}}};
inline constexpr std::array<StoredColumn, 8> kQuarantineColumns{{{"device"},
                                                                 {"seq"},
                                                                 {"record", Kind::bytes},
                                                                 {"tag"},
                                                                 {"scope", Kind::bytes},
                                                                 {"payload", Kind::content},
                                                                 {"follows"},
                                                                 {"discarded", Kind::text}}};
inline constexpr std::array<StoredColumn, 3> kErasureColumns{
    {{"scope", Kind::bytes}, {"time_ms"}, {"reason", Kind::text}}};
inline constexpr std::array<StoredColumn, 2> kAcknowledgedColumns{
    {{"scope", Kind::bytes}, {"device"}}};
inline constexpr std::array<StoredColumn, 6> kAliasColumns{
    {{"device"}, {"seq"}, {"tag"}, {"first_device"}, {"first_seq"}, {"first_tag"}}};
inline constexpr std::array<StoredColumn, 12> kDeviceColumns{{{"device"},
                                                              {"staff", Kind::bytes},
                                                              {"status"},
                                                              {"key", Kind::bytes},
                                                              {"box_key", Kind::bytes},
                                                              {"program", Kind::text},
                                                              {"enrolled_ms"},
                                                              {"last_seen_ms"},
                                                              {"last_seq"},
                                                              {"chain", Kind::bytes},
                                                              {"backed_up_seq"},
                                                              {"replaces"}}};
inline constexpr std::array<StoredColumn, 4> kCodeColumns{
    {{"hash", Kind::bytes}, {"staff", Kind::bytes}, {"expires_ms"}, {"device"}}};
inline constexpr std::array<StoredColumn, 5> kSubscriptionColumns{{{"scope", Kind::bytes},
                                                                   {"subscriber", Kind::bytes},
                                                                   {"entered_seq"},
                                                                   {"left_seq"},
                                                                   {"changed_seq"}}};
inline constexpr std::array<StoredColumn, 2> kSumColumns{
    {{"share", Kind::bytes}, {"sum", Kind::bytes}}};
inline constexpr std::array<StoredColumn, 8> kBlobColumns{{{"name", Kind::bytes},
                                                           {"scope", Kind::bytes},
                                                           {"size"},
                                                           {"pieces"},
                                                           {"whole"},
                                                           {"device"},
                                                           {"since_ms"},
                                                           {"unnamed_ms"}}};
inline constexpr std::array<StoredColumn, 3> kPieceColumns{
    {{"name", Kind::bytes}, {"number"}, {"bytes", Kind::content}}};
inline constexpr std::array<StoredColumn, 3> kAttachmentColumns{
    {{"record", Kind::bytes}, {"name", Kind::bytes}, {"live"}}};
inline constexpr std::array<StoredColumn, 6> kWitnessColumns{{{"record", Kind::bytes},
                                                              {"digest", Kind::bytes},
                                                              {"scope", Kind::bytes},
                                                              {"device"},
                                                              {"time_ms"},
                                                              {"state", Kind::content}}};
inline constexpr std::array<StoredColumn, 2> kScopeKeyColumns{
    {{"scope", Kind::bytes}, {"wrapped", Kind::bytes}}};

inline constexpr StoredTable kStream{"stream", kStreamColumns, 0};
inline constexpr StoredTable kScopeKey{"scope_key", kScopeKeyColumns, 1};

inline constexpr std::array<StoredTable, 17> kAll{
    {kStream,
     {"record", kRecordColumns, 1},
     {"change_log", kChangeColumns, 2},
     {"quarantine", kQuarantineColumns, 2},
     {"alias", kAliasColumns, 3},
     {"device", kDeviceColumns, 1},
     {"enrolment_code", kCodeColumns, 1},
     {"subscription", kSubscriptionColumns, 2},
     {"digest_sum", kSumColumns, 1},
     {"blob", kBlobColumns, 1},
     {"blob_piece", kPieceColumns, 2},
     {"attachment", kAttachmentColumns, 1},
     {"witness", kWitnessColumns, 2},
     {"erasure", kErasureColumns, 1},
     {"erasure_acknowledged", kAcknowledgedColumns, 2},
     {"legal_hold", kErasureColumns, 1},
     kScopeKey}};

} // namespace tables

} // namespace b2go::central

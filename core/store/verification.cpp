#include "store/verification.hpp"

#include "merge/apply.hpp"
#include "store/layers.hpp"
#include "store/record_flags.hpp"
#include "store/sql.hpp"

namespace b2go::store {

namespace {

using namespace record_flags;

/// Columns of every_record.sql.
enum RecordColumn { kRid, kId, kType, kScope, kFlags, kWords, kState };

/// A mixed 64-bit number of one word of one record; only ever compared within one run.
std::uint64_t number_of(std::string_view word, std::int64_t rid) {
    std::uint64_t number = std::hash<std::string_view>{}(word) ^
                           (static_cast<std::uint64_t>(rid) * 0x9E3779B97F4A7C15U);
    number ^= number >> 29U;
    number *= 0xBF58476D1CE4E5B9U;
    return number ^ (number >> 32U);
}

std::string name_of(std::string_view id) {
    const auto known = base::AnyId::from_bytes(id);
    return "record " + (known ? known->text() : std::string("without an id"));
}

} // namespace

std::vector<std::string> Verification::run() {
    try {
        check_file();
        check_outbox();
        check_records();
        check_search();
        check_sums();
        const auto bytes = blobs_.verify();
        found_.insert(found_.end(), bytes.begin(), bytes.end());
        const auto audit = audit_.verify();
        found_.insert(found_.end(), audit.begin(), audit.end());
    } catch (const base::Fault& fault) {
        if (fault.code() == base::FaultCode::disk_full) {
            throw; // says nothing of what is stored
        }
        wrong(std::string("the file cannot be read further: ") + fault.what());
    }
    return found_;
}

void Verification::check_file() {
    for (const std::string& complaint : connection_.check_authentication()) {
        wrong("file: " + complaint);
    }
    for (const std::string& complaint : connection_.check_structure()) {
        wrong("file: " + complaint);
    }
}

void Verification::check_outbox() {
    const SyncPoint point = standing_.sync_point();
    record::Seq expected = 0;
    record::Chain chain{};
    auto rows = connection_.statement(sql::every_change);
    while (rows.step()) {
        const auto seq = static_cast<record::Seq>(rows.integer(0));
        const std::string name = "change " + std::to_string(seq);
        if (seq != ++expected) {
            wrong(name + ": the one before it is missing");
            expected = seq;
        }
        const auto stub = stub_in(rows, 4);
        chain = record::extend(chain, stub ? stub->hash : record::change_hash(rows.bytes(2)));
        if (rows.bytes(3) != base::as_chars(chain)) {
            wrong(name + ": not as it was saved, its chain is another");
            chain = chain_of(rows.bytes(3));
        }
        const auto change = record::decode_change(rows.bytes(2));
        if (stub) {
            // It may be there sealed, where its scope was left; not where it was erased.
            if (change || (!stub->scope.empty() && !rows.bytes(2).empty())) {
                wrong(name + ": is kept, though nothing but its hash may be");
            }
        } else if (!change || change->seq != seq || change->id.raw() != rows.bytes(1)) {
            wrong(name + ": cannot be read as the change it is stored as");
        }
        if (seq == point.accepted_seq && chain != point.accepted_chain) {
            wrong(name + ": the central accepted another one");
        }
    }
    if (expected != point.last_seq || chain != point.chain) {
        wrong("outbox: does not end where the store says it does");
    }
}

void Verification::check_records() {
    const auto identity = standing_.identity();
    auto rows = connection_.statement(sql::every_record);
    while (rows.step()) {
        check_record(rows, identity ? identity->device : 0);
    }
    auto stray = connection_.statement(sql::stray_base);
    if (stray.step() && stray.integer(0) != 0) {
        wrong("base: holds states of records that are not there");
    }
    if (projections_.row_count() != visible_) {
        wrong("projections: hold other records than there are");
    }
}

void Verification::check_record(const sqlite::Statement& row, record::DeviceNumber self) {
    const std::string name = name_of(row.bytes(kId));
    const auto state = record::decode_state(row.bytes(kState));
    if (!state) {
        wrong(name + ": its state cannot be read");
        return;
    }
    if (state->id.raw() != row.bytes(kId) || state->type != row.integer(kType) ||
        state->scope.encode() != row.bytes(kScope)) {
        wrong(name + ": stored under another id, type or scope than its own");
    }
    const Look look = look_of(*state);
    const RecordRow stored{row.integer(kRid),
                           state->type,
                           static_cast<unsigned>(row.integer(kFlags)),
                           row.integer(kWords),
                           std::string(row.bytes(kState)),
                           std::string(row.bytes(kScope))};
    if ((stored.flags & (kDeleted | kConflict | kDisputed)) != look.flags) {
        wrong(name + ": its flags are not those of its state");
    }
    if (stored.words_hash != look.words_hash) {
        wrong(name + ": is found by other words than its own");
    }
    if ((look.flags & kDeleted) == 0 && look.entity != nullptr) {
        ++visible_;
        if (!projections_.agrees(stored.rid, look)) {
            wrong(name + ": its projection is not that of its state");
        }
    }
    if (!blobs_.agrees(*state, (look.flags & kDeleted) != 0)) {
        wrong(name + ": the bytes it names are noted wrongly");
    }
    for (std::size_t begin = 0; begin < look.words.size();) {
        const std::size_t end = std::min(look.words.find(' ', begin), look.words.size());
        words_expected_ +=
            number_of(std::string_view(look.words).substr(begin, end - begin), stored.rid);
        ++pairs_expected_;
        begin = end + 1;
    }
    check_layers(name, stored, *state, self);
}

void Verification::check_layers(const std::string& name, const RecordRow& row,
                                const record::RecordState& state, record::DeviceNumber self) {
    const auto base_bytes = records_.base_of(row.rid);
    if (base_bytes.has_value() != (row.has(kPending) && !row.has(kLocal))) {
        wrong(name + ": the central's state is missing or too many");
        return;
    }
    std::optional<record::RecordState> expected;
    if (base_bytes) {
        expected = record::decode_state(*base_bytes);
        if (!expected || expected->id != state.id) {
            wrong(name + ": the central's state under it cannot be read");
            return;
        }
    } else if (!row.has(kPending)) {
        expected = state;
    }
    const auto changes = outbox_.pending(state.id, expected ? expected->applied_of(self) : 0);
    if (changes.empty() == row.has(kPending)) {
        wrong(name + ": is marked otherwise than its unsent changes say");
        return;
    }
    if (!changes.empty()) {
        if (!expected) {
            expected = merge::empty_record(changes.front().change);
        }
        apply_all(*expected, changes);
    }
    if (*expected != state) {
        wrong(name + ": is not the central's state with the unsent changes on top");
    }
}

void Verification::check_sums() {
    if (holdings_.counted() != holdings_.kept()) {
        wrong("digests: are not those of the records that the central has sent");
    }
}

void Verification::check_search() {
    std::uint64_t words = 0;
    std::uint64_t pairs = 0;
    auto rows = connection_.statement(sql::every_word);
    while (rows.step()) {
        words += number_of(rows.text(0), rows.integer(1));
        ++pairs;
    }
    if (words != words_expected_ || pairs != pairs_expected_) {
        wrong("search: finds other words than the records hold");
    }
}

} // namespace b2go::store

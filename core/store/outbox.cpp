#include "store/outbox.hpp"

#include <algorithm>

#include "store/sql.hpp"

namespace b2go::store {

namespace {

[[noreturn]] void throw_corrupt() {
    throw base::Fault(base::FaultCode::corrupt, "a stored change cannot be read");
}

} // namespace

base::AnyId id_in(std::string_view bytes) {
    const auto id = base::AnyId::from_bytes(bytes);
    if (!id) {
        throw_corrupt();
    }
    return *id;
}

std::string_view name(Verdict verdict) {
    switch (verdict) {
    case Verdict::none:
        return "none";
    case Verdict::applied:
        return "applied";
    case Verdict::concurrent:
        return "concurrent";
    case Verdict::conflict:
        return "conflict";
    case Verdict::duplicate:
        return "duplicate";
    case Verdict::gone:
        return "gone";
    case Verdict::quarantined:
        return "quarantined";
    }
    return "none";
}

bool merged_nothing(Verdict verdict) {
    return verdict == Verdict::duplicate || verdict == Verdict::gone ||
           verdict == Verdict::quarantined;
}

record::Chain chain_of(std::string_view bytes) {
    record::Chain chain{};
    if (bytes.size() != chain.size()) {
        throw_corrupt();
    }
    std::ranges::copy(base::as_bytes(bytes), chain.begin());
    return chain;
}

void Outbox::append(record::Seq seq, base::AnyId id, std::string_view change,
                    const record::Chain& chain) {
    connection_.run(sql::append_change, seq, id.view(), base::as_bytes(change),
                    base::ByteView(chain));
}

std::vector<StampedChange> Outbox::pending(base::AnyId id, record::Seq after) {
    std::vector<StampedChange> changes;
    auto rows = connection_.statement(sql::pending_changes);
    rows.bind_all(id.view(), after);
    while (rows.step()) {
        auto change = record::decode_change(rows.bytes(1));
        if (!change) {
            throw_corrupt();
        }
        const record::Dot dot{change->device, change->seq, record::tag_of(chain_of(rows.bytes(2)))};
        changes.push_back({std::move(*change), dot});
    }
    return changes;
}

std::vector<Unsent> Outbox::after(record::Seq after, std::size_t most, std::size_t most_bytes) {
    std::vector<Unsent> changes;
    std::size_t bytes = 0;
    auto rows = connection_.statement(sql::changes_after);
    rows.bind_all(after, most);
    while (rows.step()) {
        bytes += rows.bytes(1).size();
        if (!changes.empty() && bytes > most_bytes) {
            break;
        }
        changes.push_back({static_cast<record::Seq>(rows.integer(0)), std::string(rows.bytes(1)),
                           stub_in(rows, 2)});
    }
    return changes;
}

std::optional<Outbox::Entry> Outbox::find(record::Seq seq) {
    auto row = connection_.statement(sql::find_change);
    row.bind(1, seq);
    if (!row.step()) {
        return std::nullopt;
    }
    return Entry{id_in(row.bytes(0)), chain_of(row.bytes(1)), static_cast<Verdict>(row.integer(2))};
}

void Outbox::set_verdict(record::Seq seq, const Answered& answered, base::Instant time) {
    connection_.run(sql::set_verdict, seq, static_cast<int>(answered.verdict), answered.reason.da,
                    answered.reason.en, time.ms);
}

std::vector<base::AnyId> Outbox::records() {
    std::vector<base::AnyId> ids;
    auto rows = connection_.statement(sql::every_changed_record);
    while (rows.step()) {
        ids.push_back(id_in(rows.bytes(0)));
    }
    return ids;
}

std::uint64_t Outbox::unanswered() { return connection_.count(sql::count_unanswered); }

std::vector<SetApart> Outbox::set_apart(std::size_t limit) {
    std::vector<SetApart> changes;
    auto rows = connection_.statement(sql::list_quarantined);
    rows.bind(1, limit);
    while (rows.step()) {
        changes.push_back({static_cast<record::Seq>(rows.integer(0)),
                           id_in(rows.bytes(1)),
                           std::string(rows.bytes(2)),
                           rows.integer(3) != 0,
                           {std::string(rows.text(4)), std::string(rows.text(5))}});
    }
    return changes;
}

std::uint64_t Outbox::quarantined() { return connection_.count(sql::count_quarantined); }

} // namespace b2go::store

#include "sync/central/past_changes.hpp"

#include <utility>

#include "base/limits.hpp"
#include "base/outcome.hpp"
#include "sync/central/context.hpp"
#include "sync/protocol/sync.pb.h"

namespace b2go::central {

using record::Dot;

namespace {

std::vector<StoredQuarantine> apart_of(CentralStore& store, base::AnyId id) {
    std::vector<StoredQuarantine> found;
    if (!store.has_quarantined(id)) {
        return found;
    }
    ChangeName after;
    for (;;) {
        auto rows = store.quarantine_after(after, limits::kVerifiedAtOnce);
        for (StoredQuarantine& row : rows) {
            after = row.name;
            if (row.record == id) {
                found.push_back(std::move(row));
            }
        }
        if (rows.size() < limits::kVerifiedAtOnce) {
            return found;
        }
    }
}

StoredChange logged(CentralStore& store, ChangeName name) {
    auto change = store.find_change(name);
    if (!change) {
        throw base::Fault(base::FaultCode::corrupt, "a change is missing from the central's log");
    }
    return std::move(*change);
}

PastChange past(const StoredChange& change, std::string bytes) {
    return {{change.name.device, change.name.seq, record::tag_of(change.chain)},
            change.verdict,
            {change.reason_da, change.reason_en},
            std::move(bytes),
            {},
            std::nullopt};
}

class Reader {
public:
    explicit Reader(Context& context) : context_(context) {}

    void take_apart(std::vector<StoredQuarantine> rows) {
        for (StoredQuarantine& row : rows) {
            const StoredChange change = logged(context_.store, row.name);
            std::string bytes = row.payload.empty()
                                    ? std::string()
                                    : context_.scope_keys.open(row.scope, std::move(row.payload),
                                                               place_of_quarantine(row.name));
            PastChange item = past(change, std::move(bytes));
            item.discarded = row.discarded;
            add(std::move(item));
        }
    }

    /// One that was merged, and whatever else its words are called.
    ChangeName take_merged(ChangeName name, const std::string& scope) {
        StoredChange change = logged(context_.store, name);
        std::string bytes =
            context_.scope_keys.open(scope, std::move(change.payload), place_of_change(name));
        add(past(change, std::move(bytes)));
        const Dot first = answer_.list.back().dot;
        for (const Dot& alias : context_.store.aliases_of(first)) {
            const auto other = context_.store.find_change({alias.device, alias.seq});
            if (other && record::tag_of(other->chain) == alias.tag) {
                PastChange item = past(*other, {});
                item.first = first;
                add(std::move(item));
            }
        }
        return change.previous;
    }

    [[nodiscard]] bool is_full() const {
        return answer_.list.size() >= limits::kHistoryChanges || bytes_ >= limits::kHistoryBytes;
    }
    [[nodiscard]] PastChanges finish(ChangeName next) {
        answer_.next = next;
        return std::move(answer_);
    }

private:
    void add(PastChange item) {
        bytes_ += item.change.size();
        answer_.list.push_back(std::move(item));
    }

    Context& context_;
    PastChanges answer_;
    std::size_t bytes_ = 0;
};

} // namespace

std::string name_of_verdict(int verdict) {
    switch (verdict) {
    case sync::pb::APPLIED:
        return "applied";
    case sync::pb::CONCURRENT:
        return "concurrent";
    case sync::pb::CONFLICT:
        return "conflict";
    case sync::pb::DUPLICATE:
        return "duplicate";
    case sync::pb::GONE:
        return "gone";
    case sync::pb::QUARANTINED:
        return "quarantined";
    default:
        return "none";
    }
}

std::optional<PastChanges> past_changes(Context& context, base::AnyId id, ChangeName from) {
    const auto record = context.store.find_record(id);
    if (record && (record->flags & StoredRecord::gone) != 0) {
        return std::nullopt;
    }
    Reader reader(context);
    ChangeName at = record ? record->last : ChangeName{};
    if (from.seq != 0) {
        const auto begin = context.store.find_change(from);
        if (!begin || begin->record != id || begin->payload.empty()) {
            return std::nullopt;
        }
        at = from;
    } else {
        auto apart = apart_of(context.store, id);
        if (!record && apart.empty()) {
            return std::nullopt;
        }
        reader.take_apart(std::move(apart));
    }
    while (at.seq != 0 && !reader.is_full()) {
        at = reader.take_merged(at, record->scope);
    }
    return reader.finish(at);
}

std::optional<record::Scope> scope_of_record(Context& context, base::AnyId id) {
    if (const auto record = context.store.find_record(id)) {
        return record::Scope::decode(record->scope);
    }
    const auto apart = apart_of(context.store, id);
    return apart.empty() ? std::nullopt : record::Scope::decode(apart.front().scope);
}

} // namespace b2go::central

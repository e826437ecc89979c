#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sqlite/connection.hpp"
#include "store/store.hpp"

namespace b2go::store {

/// A change of this tablet with the dot it is merged under.
struct StampedChange {
    record::Change change;
    record::Dot dot;
};

/// Throws Fault{corrupt} unless `bytes` are those of an id.
[[nodiscard]] base::AnyId id_in(std::string_view bytes);

/// Every change saved here, in order, as it was saved. Calls that write are made within a
/// transaction.
class Outbox {
public:
    explicit Outbox(sqlite::Connection& connection) : connection_(connection) {}

    void append(record::Seq seq, base::AnyId id, std::string_view change,
                const record::Chain& chain);
    /// The changes of a record after `after`, in order, but for those that merged nothing.
    [[nodiscard]] std::vector<StampedChange> pending(base::AnyId id, record::Seq after);
    [[nodiscard]] std::vector<Unsent> after(record::Seq after, std::size_t most,
                                            std::size_t most_bytes);

    struct Entry {
        base::AnyId id;
        record::Chain chain{};
        Verdict verdict = Verdict::none;
    };
    [[nodiscard]] std::optional<Entry> find(record::Seq seq);
    void set_verdict(record::Seq seq, const Answered& answered, base::Instant time);

    struct Whole {
        record::Seq seq = 0;
        std::string change;
        Verdict verdict = Verdict::none;
    };
    /// Those that are no stubs, in order.
    [[nodiscard]] std::vector<Whole> whole();
    /// Nothing if it is a stub, or there is none.
    [[nodiscard]] std::optional<std::string> change_at(record::Seq seq);
    struct Merged {
        record::Seq seq = 0;
        base::AnyId id;
        base::Instant answered;
    };
    /// Whole ones the central has merged, after `after` and up to `last`, in order.
    [[nodiscard]] std::vector<Merged> merged(record::Seq after, record::Seq last, std::size_t most);
    /// Leaves nothing of the change but its hash. `scope` if it was erased, otherwise empty.
    void make_stub(record::Seq seq, const base::Hash& hash, std::string_view scope);

    /// Every record that has a change in it.
    [[nodiscard]] std::vector<base::AnyId> records();
    [[nodiscard]] std::uint64_t unanswered();
    [[nodiscard]] std::uint64_t quarantined();
    [[nodiscard]] std::vector<SetApart> set_apart(std::size_t limit);

private:
    sqlite::Connection& connection_;
};

/// `duplicate`, `gone`, `quarantined`: the central merged nothing.
[[nodiscard]] bool merged_nothing(Verdict verdict);

/// The columns `hash, erased_scope, origin_…` from `first` on; nothing for a whole change.
[[nodiscard]] std::optional<Stub> stub_in(const sqlite::Statement& row, int first);

[[nodiscard]] record::Chain chain_of(std::string_view bytes);

} // namespace b2go::store

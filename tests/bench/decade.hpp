#pragma once

#include <cstdint>
#include <deque>
#include <random>
#include <vector>

#include "tests/sync/world.hpp"

namespace b2go::bench {

/// The years of one team on a clock of their own: places and a few citizens that stay for ever,
/// citizens who come with a matter and a promise and are erased a year later, follow-ups that are
/// deleted after a month; everything is written to by everybody, also at once. Each year every
/// tablet is replaced by a new one and the central is once restored from a backup.
class Decade {
public:
    explicit Decade(std::uint64_t seed);

    void live_a_year();

    /// A sort of records that are still held, as the tablets have them.
    [[nodiscard]] std::vector<record::RecordState> places() { return states_of(places_); }
    [[nodiscard]] std::vector<record::RecordState> regulars() { return states_of(regulars_); }
    [[nodiscard]] std::vector<record::RecordState> deleted() { return states_of(deleted_); }
    [[nodiscard]] std::vector<record::RecordState> all();

    [[nodiscard]] std::uint64_t gone_ids() { return world_.ledger().erased_records().size(); }
    [[nodiscard]] std::uint64_t central_records() { return world_.central().stats().records; }
    [[nodiscard]] std::uint64_t changes() { return world_.central().stats().changes; }
    [[nodiscard]] std::uint64_t devices() { return world_.central().stats().devices; }
    /// After a restart, so that nothing is left in a log.
    [[nodiscard]] double central_mb();
    /// Of the first tablet.
    [[nodiscard]] double tablet_mb();

    /// Throws WrongResult unless all tablets and a new one hold what was written.
    void check();

private:
    [[nodiscard]] std::vector<record::RecordState> states_of(const std::vector<base::AnyId>& ids);
    void live_a_week();
    void work(std::size_t tablet);
    void set_phone(tests::Tablet& tablet, base::AnyId citizen);
    void decide_all();
    void end_cases();
    void renew_tablets();
    std::uint32_t pick() { return static_cast<std::uint32_t>(engine_()); }
    base::AnyId one_of(const std::vector<base::AnyId>& ids) { return ids[pick() % ids.size()]; }

    struct Dated {
        int week = 0;
        std::vector<base::AnyId> ids;
    };

    tests::World world_;
    std::mt19937_64 engine_;
    int week_ = 0;
    std::vector<base::AnyId> places_;
    std::vector<base::AnyId> regulars_;
    std::deque<Dated> cases_; ///< citizen, matter, promise
    std::deque<Dated> follow_ups_;
    std::vector<base::AnyId> deleted_;
};

} // namespace b2go::bench

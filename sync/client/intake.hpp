#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "sync/client/answer.hpp"
#include "sync/client/store_runner.hpp"

namespace b2go::sync {

/// Brings a page into the store, slice by slice, each job short while a person is at work. Where
/// the central believed that the tablet held a record's bytes and it does not, that record has to
/// be asked for before the cursor passes it.
class Intake {
public:
    explicit Intake(const StoreRunner& on_store) : on_store_(on_store) {}

    void begin(ReadPage page);

    enum class State {
        applied, ///< all of it
        stale,   ///< it does not continue from the tablet's cursor
        wanting, ///< `wanted` are to be asked for
    };
    /// Applies as much as can be. `epoch` is the central's.
    State go_on(std::uint32_t epoch);
    /// At most limits::kRecordsPerRequest.
    [[nodiscard]] const std::vector<base::AnyId>& wanted() const { return wanted_; }
    /// Puts records that were asked for in the place of their stubs. False if there is none among
    /// them that was wanted.
    [[nodiscard]] bool take(std::vector<store::ServerRecord> records);

    [[nodiscard]] bool more() const { return page_.more; }
    /// The cursor has moved with this page.
    [[nodiscard]] bool moved() const { return moved_; }
    [[nodiscard]] const std::vector<store::ShareDigest>& digests() const { return page_.digests; }
    /// Records applied since the session began.
    [[nodiscard]] std::uint64_t pulled() const { return pulled_; }

private:
    void make_way();

    const StoreRunner& on_store_;
    ReadPage page_;
    std::string cursor_;
    std::size_t done_ = 0;    ///< slices of the page
    std::size_t at_once_ = 1; ///< slices; more each time, as long as nobody taps
    std::size_t most_at_once_ = limits::kSlicesAtOnce;
    bool moved_ = false;
    std::uint64_t pulled_ = 0;
    std::vector<base::AnyId> wanted_;
};

} // namespace b2go::sync

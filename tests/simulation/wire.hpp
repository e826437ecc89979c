#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/crypto.hpp"
#include "base/outcome.hpp"
#include "tests/simulation/schedule.hpp"
#include "tests/sync/world.hpp"

namespace b2go::simulation {

/// A request that was lost, or its answer.
[[nodiscard]] tl::unexpected<base::Rejection> nothing_came();

using Counts = std::map<std::string, std::uint64_t>;

/// A hash over everything that happens.
class Trace {
public:
    void add(std::string_view bytes) {
        hash_ = base::blake2b({base::ByteView(hash_), base::as_bytes(bytes)});
    }
    [[nodiscard]] std::string text() const;

private:
    base::Hash hash_{};
};

/// What is between the tablets and the central: messages are lost, doubled, late, stale or cut.
class Wire {
public:
    Wire(tests::World& world, Trace& trace, Counts& counts)
        : world_(world), trace_(trace), counts_(counts) {}

    [[nodiscard]] base::Outcome<sync::Reply> carry(const std::string& path,
                                                   const std::string& body);
    /// A fault some messages from now.
    void plan(const Step& step);
    void plan_nothing() { planned_.clear(); }
    /// One of the late requests arrives; false if there is none. Nobody waits for its answer.
    bool deliver_late(std::uint32_t which);

    /// Requests that arrived since the last restore, in order.
    std::vector<std::pair<std::string, std::string>> arrived;
    bool is_calm = false; ///< nothing that was planned happens

private:
    sync::Reply deliver(const std::string& path, const std::string& body);
    sync::Reply without_one(const Step& step, const std::string& path, sync::Reply reply);
    sync::Reply remembered(const std::string& path, sync::Reply reply);
    base::Outcome<sync::Reply> stale(const Step& step, const std::string& path,
                                     const std::string& body);

    tests::World& world_;
    Trace& trace_;
    Counts& counts_;
    std::map<std::size_t, Step> planned_; ///< by message
    std::vector<std::pair<std::string, std::string>> late_;
    std::map<std::string, std::deque<sync::Reply>> answers_; ///< by path
};

} // namespace b2go::simulation

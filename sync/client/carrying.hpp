#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/crypto.hpp"
#include "base/outcome.hpp"
#include "store/store.hpp"
#include "sync/client/store_runner.hpp"
#include "sync/client/transport.hpp"
#include "sync/protocol/sync.pb.h"

namespace b2go::sync {

/// Carries the bytes of attachments, when the words have been: first what the central may lack,
/// oldest first, then what is missing here, newest first. It asks how far the central has a number
/// of them, then gives or fetches piece by piece. What has arrived on either side stays, so that
/// after a cut it goes on where it was; the piece under way is all that is sent again.
///
///     while (auto request = carrying.next(identity, key)) { carrying.take(<its answer's body>); }
///
/// Each piece is one job of the store. Hashes are computed on the sync's thread, before anything
/// counts as whole.
class Carrying {
public:
    /// With `only`, nothing is carried but what is missing of what this record names.
    explicit Carrying(const StoreRunner& on_store, std::optional<base::AnyId> only = std::nullopt)
        : on_store_(on_store), only_(only), way_(only ? Way::down : Way::up),
          marker_(only ? kNewest : 0) {}

    /// Nothing when there is no more to carry, or what there is cannot be carried now.
    [[nodiscard]] std::optional<Outgoing> next(const store::Identity& identity,
                                               const base::SigningKey& key);
    /// Takes the answer to the last request. A rejection if it is none.
    [[nodiscard]] base::Outcome<void> take(std::string_view body);
    /// The central will have nothing to do with what was asked last.
    void skip();

    [[nodiscard]] std::uint64_t sent() const { return sent_; }
    [[nodiscard]] std::uint64_t fetched() const { return fetched_; }

private:
    enum class Way { up, down, done };
    /// A blob that is carried, and how far it has come.
    struct Load {
        store::BlobTask task;
        std::int64_t at = 0;
        int restarts = 0;
    };
    static constexpr std::int64_t kNewest = std::numeric_limits<std::int64_t>::max();

    using Question = std::variant<pb::BlobsRequest, pb::PutBlobRequest, pb::GetBlobRequest>;
    [[nodiscard]] std::optional<Question> question();
    [[nodiscard]] bool plan();
    [[nodiscard]] std::vector<store::BlobTask> tasks_of_only(store::Store& store) const;
    [[nodiscard]] bool has_room();
    [[nodiscard]] pb::BlobsRequest ask();
    [[nodiscard]] pb::PutBlobRequest give();
    [[nodiscard]] pb::GetBlobRequest fetch();
    template <typename Answer> base::Outcome<void> take_as(std::string_view body);
    base::Outcome<void> take(const pb::BlobsAnswer& answer);
    base::Outcome<void> take(const pb::PutBlobAnswer& answer);
    base::Outcome<void> take(const pb::GetBlobAnswer& answer);
    /// All pieces of the first load are here.
    void judge();
    /// The first load from `at` on again; given up if that has happened before.
    void begin_again(std::int64_t at);

    const StoreRunner& on_store_;
    std::optional<base::AnyId> only_;
    Way way_;
    std::int64_t marker_;                ///< the blob that was planned last
    std::vector<store::BlobTask> asked_; ///< how far the central has them
    std::deque<Load> loads_;             ///< the first one is under way
    std::string signature_;              ///< of the last request
    std::uint64_t sent_ = 0;
    std::uint64_t fetched_ = 0;
};

} // namespace b2go::sync

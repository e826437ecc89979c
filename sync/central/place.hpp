#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sync/central/context.hpp"
#include "sync/protocol/sync.pb.h"

/// Where a tablet stands: what it holds, how far it has come in the stream, and what of it is still
/// being filled. The central keeps none of it; the tablet carries it, as a cursor that only the
/// central can write and read.
namespace b2go::central {

/// Part of what a tablet holds: a scope by name, or every citizen that a subscriber holds.
struct Share {
    std::string scope;
    bool citizens = false;
    auto operator<=>(const Share&) const = default;

    /// Under which its sum of digests is kept.
    [[nodiscard]] std::string key() const { return (citizens ? 'c' : 's') + scope; }
};

[[nodiscard]] std::vector<Share> shares_of(const Holder& holder);

/// A share, or one citizen's scope, that was entered late: all of it is sent from zero before the
/// stream goes on.
struct Filling {
    Share share;
    StreamSeq seq = 0; ///< of all citizens: filled up to here
    base::AnyId after; ///< of a scope: filled up to this record
};

struct Place {
    StreamSeq seq = 0;         ///< everything that is held and not being filled has come up to here
    StreamSeq looked_at = 0;   ///< citizens' scopes entered and left up to here are known
    std::vector<Share> shares; ///< held, in order
    std::vector<Filling> filling; ///< some of `shares`, and citizens' scopes; in order of entering
    bool is_of_this_life = true;  ///< false: given before the central's last restore

    [[nodiscard]] bool holds(const Share& share) const;
    /// Null if it is not being filled.
    [[nodiscard]] Filling* find_filling(const Share& share);
    void drop_filling(const Share& share);
};

/// Writes and reads one tablet's cursors.
class Cursors {
public:
    Cursors(Context& context, std::uint32_t epoch, record::DeviceNumber device);

    [[nodiscard]] std::string write(const Place& place) const;
    /// Nothing unless the bytes are a cursor of this central's for this device.
    [[nodiscard]] std::optional<Place> read(std::string_view bytes) const;

private:
    base::SecretKey key_;
    std::uint32_t epoch_;
    record::DeviceNumber device_;
    std::string life_;
};

/// What a tablet was given and has not said to have purged: until it does, what it writes there is
/// taken as before.
struct Kept {
    std::vector<Share> shares;
    StreamSeq looked_at = 0;     ///< what was left up to here is purged
    bool is_of_this_life = true; ///< false: the central was restored since
};

/// From the cursor at which the tablet had last purged everything; it may have been given to a
/// number that the device had before. Nothing is kept if it is no such cursor.
[[nodiscard]] Kept kept_by(Context& context, std::uint32_t epoch, const StoredDevice& device,
                           std::string_view purged_cursor);

} // namespace b2go::central

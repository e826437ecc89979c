#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/outcome.hpp"
#include "record/dot.hpp"
#include "sync/central/central_store.hpp"

/// Erasing everything that is known about a citizen (GDPR art. 17).
namespace b2go::central {

struct Context;

/// Where the list of what was erased is kept: outside the store and its backups, so that a restored
/// backup is told what it must not hold. Opaque sealed bytes.
class ErasureList {
public:
    ErasureList() = default;
    ErasureList(const ErasureList&) = delete;
    ErasureList& operator=(const ErasureList&) = delete;
    virtual ~ErasureList() = default;
    /// Empty if there is none yet. Throws Fault.
    [[nodiscard]] virtual std::string read() = 0;
    /// In place of what was there; durable when it returns. Throws Fault.
    virtual void write(std::string_view bytes) = 0;
};

/// An erasure and which tablets have acted on it.
struct ErasureRow {
    base::AnyId citizen;
    base::Instant time;
    std::string reason;
    std::vector<record::DeviceNumber> acknowledged;
    /// Those that may hold something of it and have not acknowledged; without lost and revoked
    /// ones.
    std::vector<record::DeviceNumber> waiting;
    /// Lost or revoked, and may hold something of it for good.
    std::vector<record::DeviceNumber> out_of_reach;
};

/// Whether the citizen may be erased: refused with not_found for one who is not known; with
/// not_allowed where something of theirs is undecided or must be kept by law, which is told; with
/// invalid for one who was erased already, and without a reason.
[[nodiscard]] base::Outcome<void> may_erase(Context& context, base::AnyId citizen,
                                            std::string_view reason);

/// In the open transaction: nothing of the scope is left but record ids, hashes and chains, and its
/// key is destroyed. What arrives of it later is left out. Does nothing if that has been done.
void erase_scope(Context& context, const StoredErasure& erasure);

/// Refused with not_found for one who is not known, with invalid without a reason.
[[nodiscard]] base::Outcome<void> hold_citizen(Context& context, base::AnyId citizen,
                                               std::string_view reason);
[[nodiscard]] base::Outcome<void> lift_hold(Context& context, base::AnyId citizen);

[[nodiscard]] std::vector<ErasureRow> erasures(Context& context);

/// The list as it is kept outside, and back. Throws Fault{corrupt} on a byte that is not as it was
/// written: a central that does not know what was erased must not serve.
[[nodiscard]] std::string sealed_erasures(Context& context,
                                          const std::vector<StoredErasure>& erasures);
[[nodiscard]] std::vector<StoredErasure> opened_erasures(Context& context, std::string_view sealed);

} // namespace b2go::central

#pragma once

#include <string>

#include "base/outcome.hpp"

namespace b2go::central {

/// The store could not do it just now, and nothing is wrong with what it keeps: what was asked may
/// be asked again. Only a store that others use, too, or that is reached over a network, says so.
class StoreBusy : public base::Fault {
public:
    enum class Why {
        contended,   ///< another node was faster; nothing of the transaction is kept
        unreachable, ///< the server is not there; nothing of the transaction is kept
        uncertain,   ///< it went while a commit was under way: all of it is kept, or nothing
    };
    StoreBusy(Why why, const std::string& context)
        : base::Fault(why == Why::contended ? base::FaultCode::in_use
                                            : base::FaultCode::environment,
                      context),
          why_(why) {}
    [[nodiscard]] Why why() const { return why_; }

private:
    Why why_;
};

/// Whether a central may go on after a fault: a full disk refused the batch and left the store
/// whole, and room may be made while it serves; a busy store is asked again.
[[nodiscard]] inline bool leaves_store_whole(const base::Fault& fault) {
    return fault.code() == base::FaultCode::disk_full ||
           dynamic_cast<const StoreBusy*>(&fault) != nullptr;
}

} // namespace b2go::central

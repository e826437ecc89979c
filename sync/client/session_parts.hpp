#pragma once

#include <string>

#include "record/chain.hpp"
#include "store/store.hpp"
#include "sync/protocol/sync.pb.h"

/// Where a tablet stands, as its requests say it.
namespace b2go::sync {

inline void put(pb::Position& target, const store::SyncPoint& point) {
    target.set_last_seq(point.last_seq);
    target.set_chain(std::string(base::as_chars(point.chain)));
    target.set_accepted_seq(point.accepted_seq);
}

inline bool is_chain(const std::string& bytes, const record::Chain& chain) {
    return bytes == base::as_chars(chain);
}

/// A chain with one more change.
inline record::Chain extended(const record::Chain& chain, const store::Unsent& unsent) {
    return record::extend(chain, unsent.hash());
}

} // namespace b2go::sync

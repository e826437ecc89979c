#pragma once

#include "base/random.hpp"
#include "base/time.hpp"
#include "sync/central/central.hpp"
#include "sync/central/central_store.hpp"
#include "sync/central/scope_keys.hpp"

namespace b2go::central {

/// What every part of the central works with; owned by Central.
struct Context {
    CentralStore& store;
    const Keys& keys;
    ScopeKeys& scope_keys;
    const base::Clock& clock;
    base::Random& random;
    PageLimits page_limits = {};
};

} // namespace b2go::central

#pragma once

#include "base/crypto.hpp"

namespace b2go::tests {

/// A base class of fixtures, so that it comes before members that make keys.
struct CryptoStarted {
    CryptoStarted() { base::init_crypto(); }
};

} // namespace b2go::tests

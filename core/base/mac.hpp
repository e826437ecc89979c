#pragma once

#include <initializer_list>
#include <string_view>

#include "base/crypto.hpp"

namespace b2go::base {

/// The bytes of `derive_key` where they are shown to others, and so need no guarded memory: they
/// say that who made them knew the secrets. Compare with `equal_secret`. Any thread.
[[nodiscard]] Hash derive_mac(std::initializer_list<ByteView> secrets, std::string_view context);

} // namespace b2go::base

#pragma once

#include <string_view>

namespace b2go::sqlite {

/// One step from schema `version - 1` to `version`. Forward only; never altered once shipped.
struct Migration {
    int version;
    std::string_view name;
    std::string_view text; ///< SQL statements without parameters
};

} // namespace b2go::sqlite

#pragma once

#include <string>

#include "sync/central/central_store.hpp"

namespace b2go::central {

struct PostgresOptions {
    /// A connection string or URL as libpq takes them. It holds no password: that is libpq's to
    /// find, in a password or service file.
    std::string target;
    StreamNumber stream = kOnlyStream;
};

} // namespace b2go::central

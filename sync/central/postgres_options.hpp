#pragma once

#include <chrono>
#include <string>

#include "sync/central/central_store.hpp"

namespace b2go::central {

/// A server that is asked and says nothing for so long is given up: it was frozen with its machine,
/// or hangs on its disk, while another may have taken its place. Longer than a row's lock is waited
/// for (settle_session.sql), shorter than a tablet waits for its answer.
inline constexpr std::chrono::milliseconds kServerSilence{20'000};

struct PostgresOptions {
    /// A connection string or URL as libpq takes them. It holds no password: that is libpq's to
    /// find, in a password or service file.
    std::string target;
    StreamNumber stream = kOnlyStream;
    std::chrono::milliseconds silence = kServerSilence;
};

} // namespace b2go::central

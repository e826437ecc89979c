#pragma once

#include <string>
#include <vector>

#include "platform/central/answer.hpp"
#include "platform/central/folder.hpp"

namespace b2go::platform {

struct ProxyFilesCall {
    std::string out;                ///< a folder that is made
    std::vector<std::string> hosts; ///< under which tablets reach the proxy
};

/// Writes what a proxy in front of the central needs (platform/nginx): a certificate of its own by
/// the central's authority with its key, the authority's certificate, by which it knows nodes and
/// tablets, and what it says where it refuses in the central's place. Reads the key file only, so
/// that the authority's key stays there and the central may be serving. A folder that is there is
/// refused and nothing is written. Answers `{"folder","ca_fingerprint"}`.
[[nodiscard]] Answer write_proxy_files(const CentralFolder& folder, const ProxyFilesCall& call,
                                       const base::Clock& clock, base::Random& random,
                                       base::Language language);

} // namespace b2go::platform

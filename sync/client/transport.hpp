#pragma once

#include <stop_token>
#include <string>
#include <string_view>

#include "base/outcome.hpp"

namespace b2go::sync {

/// A signed request on its way to the central.
struct Outgoing {
    std::string_view path; ///< one of sync::path
    std::string body;
    bool was_foreseen = false; ///< the session has told of it already; see Session::on_foreseen
};

struct Reply {
    int status = 0; ///< as in HTTP; 200 is the only success
    std::string body;
};

/// How requests reach the central. Called by one thread at a time; blocks until the answer is
/// there or somebody on any thread asks it to stop. A Rejection{offline} means nothing is known
/// about whether the request arrived.
class Transport {
public:
    Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;
    virtual ~Transport() = default;
    virtual base::Outcome<Reply> post(std::string_view path, std::string body,
                                      const std::stop_token& stop) = 0;
};

} // namespace b2go::sync

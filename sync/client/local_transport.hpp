#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "sync/client/transport.hpp"

namespace b2go::sync {

/// Reaches a central in the same process: the same bytes in and out as over a network, with no
/// behaviour of its own. The handler may return a Reply, or a Rejection{offline} for a message
/// that was lost.
class LocalTransport final : public Transport {
public:
    using Handler = std::function<base::Outcome<Reply>(std::string_view path, std::string body)>;

    explicit LocalTransport(Handler handler) : handler_(std::move(handler)) {}

    base::Outcome<Reply> post(std::string_view path, std::string body,
                              const std::stop_token& /*stop*/) override {
        return handler_(path, std::move(body));
    }

private:
    Handler handler_;
};

} // namespace b2go::sync

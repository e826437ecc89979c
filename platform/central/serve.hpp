#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/central/answer.hpp"
#include "platform/central/folder.hpp"

namespace b2go::platform {

inline constexpr const char* kControlSocketName = "control.socket";

struct ServeCall {
    std::string address;
    std::uint16_t port = 0;
    bool access_log = false;
};

/// `127.0.0.1:8443`, `[::1]:8443`; port 0 is any free one. Nothing if it is neither.
[[nodiscard]] std::optional<ServeCall> listen_address(std::string_view text);

/// Serves until SIGTERM or SIGINT. Prints `{"listening":"ADDR:PORT"}` once tablets can connect.
/// Call from the main thread while it is the only one.
[[nodiscard]] Answer serve(const CentralFolder& folder, const ServeCall& call,
                           const base::Clock& clock, base::Random& random, base::Language language);

} // namespace b2go::platform

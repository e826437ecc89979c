#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/central/answer.hpp"
#include "platform/central/folder.hpp"

namespace b2go::platform {

inline constexpr const char* kControlSocketName = "control.socket";

struct ServeCall {
    std::string address;
    std::uint16_t port = 0;
    bool access_log = false;
    std::vector<std::string> proxies; ///< addresses, as is_address() takes them
};

/// `192.0.2.7`, `2001:db8::7`: an address of one machine, as a proxy is named by.
[[nodiscard]] bool is_address(const std::string& text);

/// `127.0.0.1:8443`, `[::1]:8443`; port 0 is any free one. Nothing if it is neither.
[[nodiscard]] std::optional<ServeCall> listen_address(std::string_view text);

/// Serves until SIGTERM or SIGINT. Prints `{"listening":"ADDR:PORT"}` once tablets can connect.
/// Call from the main thread while it is the only one.
[[nodiscard]] Answer serve(const CentralFolder& folder, const ServeCall& call,
                           const base::Clock& clock, base::Random& random, base::Language language);

} // namespace b2go::platform

#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <thread>

#include "platform/central/answer.hpp"
#include "platform/files.hpp"

/// How administration reaches the store while the central serves: a socket in the data folder
/// that only its owner may use; one JSON line asks, one answers.
namespace b2go::platform {

class ControlSocket {
public:
    using Handle = std::function<Answer(const Json& command)>;

    /// Listens in `folder` under `name`, in place of what a killed server may have left there:
    /// the caller holds the folder's lock. `handle` runs on the socket's own thread, one command
    /// at a time. Throws Fault{io}.
    ControlSocket(const std::filesystem::path& folder, const std::string& name, Handle handle);
    /// Waits for the command under way.
    ~ControlSocket();
    ControlSocket(const ControlSocket&) = delete;
    ControlSocket& operator=(const ControlSocket&) = delete;

private:
    void loop();
    void serve(const Descriptor& client) const;

    Descriptor folder_;
    std::string name_;
    Handle handle_;
    Descriptor listening_;
    Descriptor stop_; ///< an event: readable when the thread must end
    std::thread thread_;
};

/// Asks the server that listens there; nothing if none does. Throws Fault{io} when it hangs up
/// without an answer: it is then not known what was done.
[[nodiscard]] std::optional<Answer> ask_server(const std::filesystem::path& folder,
                                               const std::string& name, const Json& command);

} // namespace b2go::platform

#pragma once

#include <memory>
#include <string>

#include "base/label.hpp"

namespace b2go::platform {

/// Reads aloud through the system's speech service. Where there is none it is silent: everything
/// said is on the screen too. Used on one thread.
class Speaker {
public:
    Speaker();
    ~Speaker();
    Speaker(const Speaker&) = delete;
    Speaker& operator=(const Speaker&) = delete;

    /// Says it instead of what is being said.
    void say(const std::string& text, base::Language language);
    void stop();

private:
    struct Service;
    void connect();
    std::unique_ptr<Service> service_; ///< null before the first word, or if there is no service
    bool tried_ = false;
};

} // namespace b2go::platform

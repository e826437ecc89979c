#pragma once

#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "base/label.hpp"

namespace b2go::platform {

/// The window closes at once for whoever closes it: no longer than this for a speech service that
/// does not answer.
inline constexpr int kSpeechEndMs = 1000;

/// Reads aloud through the system's speech service, on a thread of its own: one that hangs holds
/// nobody up. A single text waits to be said, and a newer one takes its place. Where there is no
/// service it is silent: everything said is on the screen too. Used on one thread.
class Speaker {
public:
    /// `lost` is called once, on any thread and with the language of the text that was not said,
    /// if there was a service and it went; from then on it is silent.
    explicit Speaker(std::function<void(base::Language)> lost);
    /// Waits for the service no longer than kSpeechEndMs.
    ~Speaker();
    Speaker(const Speaker&) = delete;
    Speaker& operator=(const Speaker&) = delete;

    /// Says it instead of what is being said.
    void say(const std::string& text, base::Language language);
    void stop();

private:
    class Desk;
    void wish(const std::string& text, base::Language language);

    std::function<void(base::Language)> lost_;
    std::shared_ptr<Desk> desk_; ///< shared with the thread, which may outlive a service that hangs
    std::thread thread_;         ///< from the first text on
};

} // namespace b2go::platform

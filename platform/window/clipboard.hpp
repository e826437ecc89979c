#pragma once

#include <functional>
#include <string>

namespace b2go::platform {

/// The clipboard as the window uses it. What could be a personal number leaves the window in dots,
/// for any program can read there; pasted in this window it is what was copied. Used on the
/// window's thread.
class Clipboard {
public:
    /// The machine's own.
    struct System {
        std::function<void(const std::string&)> put;
        std::function<std::string()> get;
    };
    explicit Clipboard(System system) : system_(std::move(system)) {}
    ~Clipboard();
    Clipboard(const Clipboard&) = delete;
    Clipboard& operator=(const Clipboard&) = delete;

    void put(std::string text);
    [[nodiscard]] std::string get() const;
    /// When the tablet is locked: nothing that was copied here can be pasted anywhere.
    void forget();

private:
    System system_;
    std::string copied_; ///< here
    std::string told_;   ///< of it to other programs
};

} // namespace b2go::platform

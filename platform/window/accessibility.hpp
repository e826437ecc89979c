#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/window/accessible_tree.hpp"

namespace b2go::platform {

/// What an assistive program wants done.
struct Asked {
    enum class What { activate, focus, set_text, open_marks };
    What what = What::activate;
    kit::NodeId node = 0;
    std::string text; ///< may be a passphrase: wipe it after use
};

/// Lets screen readers and other assistive programs read the window and act in it, over AT-SPI.
/// Everything of it happens on a thread of its own, which sleeps while nobody asks; without a
/// session bus that offers accessibility it ends at once and nothing is said about it. One per
/// process; used on the window's thread.
class Accessibility {
public:
    /// `wake` is called from the other thread when something is asked for, and once when
    /// assistive programs have become possible.
    explicit Accessibility(std::function<void()> wake);
    ~Accessibility();
    Accessibility(const Accessibility&) = delete;
    Accessibility& operator=(const Accessibility&) = delete;

    /// Whether anybody could be listening.
    [[nodiscard]] bool is_on() const;
    /// Shows them what the window shows; what has not changed costs nothing.
    void publish(AccessibleTree tree);
    /// In the order it was asked for.
    [[nodiscard]] std::vector<Asked> take_asked();

private:
    class Bridge;
    std::unique_ptr<Bridge> bridge_;
};

} // namespace b2go::platform

#include "platform/window/clipboard.hpp"

#include <utility>

#include "base/crypto.hpp"
#include "platform/window/said.hpp"

namespace b2go::platform {

Clipboard::~Clipboard() { base::wipe(copied_); }

void Clipboard::put(std::string text) {
    base::wipe(copied_);
    copied_ = std::move(text);
    told_ = without_person_numbers(copied_);
    system_.put(told_);
}

std::string Clipboard::get() const {
    std::string there = system_.get();
    return !told_.empty() && there == told_ ? copied_ : there;
}

void Clipboard::forget() {
    if (told_.empty()) {
        return; // what lies there is another program's
    }
    base::wipe(copied_);
    copied_.clear();
    told_.clear();
    system_.put({});
}

} // namespace b2go::platform

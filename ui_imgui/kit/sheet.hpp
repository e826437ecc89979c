#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui_imgui/kit/buttons.hpp"
#include "ui_imgui/kit/ui.hpp"

namespace b2go::kit {

struct SheetLook {
    std::string_view title;
    float width_dp = 560;
    bool closable = true; ///< with a cross; Escape closes it too
};
/// A sheet over the page, which is dimmed and does not answer while it is open. Construct it in
/// every frame; draw into it only if it converts to true. Clears `open` when the person closes it.
///
///     kit::Sheet sheet(ui, "reason", {.title = "Begrundelse"}, edit.reason_open);
///     if (sheet) { ... sheet.actions(); ... buttons ... }
class Sheet {
public:
    Sheet(Ui& ui, std::string_view id, const SheetLook& look, bool& open);
    ~Sheet();
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;
    explicit operator bool() const { return drawn_; }
    /// From here on draw the buttons, the primary one last; they stay in view below what scrolls.
    void actions();

private:
    Ui& ui_;
    bool drawn_ = false;
};

struct DecisionText {
    std::string_view title;
    std::string_view body; ///< what happens, what is safe
    std::string_view yes;  ///< says what it does: "Slet opfølgning", never "OK"
    std::string_view no;   ///< "Behold den"
    Emphasis emphasis = Emphasis::primary;
};
/// Asks before something that cannot be undone. Answers once with true or false and clears `open`.
[[nodiscard]] std::optional<bool> decision(Ui& ui, std::string_view id, const DecisionText& words,
                                           bool& open);

} // namespace b2go::kit

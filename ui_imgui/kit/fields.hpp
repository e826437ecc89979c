#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "ui_imgui/kit/choices.hpp"
#include "ui_imgui/kit/geometry.hpp"
#include "ui_imgui/kit/icons.hpp"
#include "ui_imgui/kit/ui.hpp"

namespace b2go::kit {

/// What stands around a field. The error stands below it with an icon and replaces the hint there.
struct FieldText {
    std::string_view label;
    std::string_view placeholder = {}; ///< inside while empty: "Fx Demosen eller Demovej"
    std::string_view hint = {};        ///< below
    std::string_view error = {};
    std::string_view nothing = {}; ///< in a picker without choices: why, and where to make one
    Icon icon = Icon::none;
    bool enabled = true;
    bool required = false; ///< said after the label and at the start of the description
};

enum class FieldKind {
    line,
    number,        ///< the keyboard opens on digits
    secret,        ///< dots; never spoken, never on the clipboard
    person_number, ///< digits and a hyphen; never spoken, never on the clipboard
};

struct FieldEvent {
    bool changed = false;   ///< the text is another now: keep the draft
    bool submitted = false; ///< Enter, or "Færdig" on the on-screen keyboard
    bool left = false;      ///< the focus moved away
};

/// One line. At most limits::kLineBytes are taken in.
FieldEvent text_field(Ui& ui, std::string_view id, const FieldText& text, std::string& value,
                      FieldKind kind = FieldKind::line);
/// A line with a magnifying glass and a button that empties it.
FieldEvent search_field(Ui& ui, std::string_view id, const FieldText& text, std::string& value);
/// A question whose answers, chips or segments, are drawn below it while it lives: the label above,
/// what is wrong with the answer below. One group for who hears it; opens a Scope of its id.
class Question {
public:
    /// `asked`'s label, error and `required` are used.
    Question(Ui& ui, std::string_view id, const FieldText& asked);
    ~Question();
    Question(const Question&) = delete;
    Question& operator=(const Question&) = delete;

private:
    Ui& ui_;
    std::string error_;
    Point start_;
};
/// Several lines with word wrap, selection, clipboard and undo; grows with its text. At most
/// limits::kTextBytes are taken in.
FieldEvent text_area(Ui& ui, std::string_view id, const FieldText& given, std::string& value,
                     int least_lines = 3);

/// Opens a sheet with the choices, with a search line where they are many. True when changed.
[[nodiscard]] bool pick_field(Ui& ui, std::string_view id, const FieldText& text,
                              std::span<const Choice> choices, std::string& chosen);
/// The same for several at once; keys in the order of `choices`.
[[nodiscard]] bool pick_many_field(Ui& ui, std::string_view id, const FieldText& text,
                                   std::span<const Choice> choices,
                                   std::vector<std::string>& chosen);

/// What a date field needs to know; all days are calendar days in Copenhagen.
struct DateLimits {
    base::Date today;
    std::optional<base::Date> first = {};
    std::optional<base::Date> last = {};
};
/// Opens a month whose weeks start on Monday. True when changed. Shown as `12. maj 2026`.
[[nodiscard]] bool date_field(Ui& ui, std::string_view id, const FieldText& text,
                              std::optional<base::Date>& value, const DateLimits& limits);
/// Minutes after midnight, 0 to 1439, in steps of five. True when changed. Shown as `10:30`.
[[nodiscard]] bool time_field(Ui& ui, std::string_view id, const FieldText& text,
                              std::optional<int>& value);

/// A signature in the pad's own coordinates: 0..1 across, the same unit down.
struct Signature {
    std::vector<std::vector<Point>> strokes;
    [[nodiscard]] bool empty() const { return strokes.empty(); }
};
/// True when a stroke was ended or all were taken away.
[[nodiscard]] bool signature_pad(Ui& ui, std::string_view id, const FieldText& text,
                                 Signature& signature);

} // namespace b2go::kit

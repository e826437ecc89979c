#include "ui_imgui/screens/no_room_view.hpp"

#include "ui_imgui/screens/catalogue.hpp"

namespace b2go::screens {

NoRoomView make_no_room_view(const State& state) {
    const Preferences& now = state.preferences;
    NoRoomView view;
    view.message = text(Word::no_room, now.language);
    Preferences smaller = now;
    smaller.text_percent = Preferences{}.text_percent;
    smaller.glove = false;
    if (smaller != now) {
        view.smaller = Action{"smaller",
                              text(Word::smaller_text, now.language),
                              kit::Icon::format_size,
                              Weight::primary,
                              true,
                              SetPreferences{smaller}};
    }
    return view;
}

} // namespace b2go::screens

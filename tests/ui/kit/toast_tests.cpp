#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <imgui.h>

#include "tests/support/ui/audits.hpp"
#include "tests/support/ui/glass.hpp"
#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/kit.hpp"

namespace b2go::tests {

namespace {

constexpr const char* kLong =
    "Samtykket er trukket tilbage. Personnummeret opfylder ikke modulus 11. Numre uden den har "
    "været gyldige siden oktober 2007, så det kan være rigtigt; se på sundhedskortet, og ret det, "
    "hvis cifrene er byttet om. Alt er gemt, som du har skrevet det. Sig det til den, der har "
    "vagten, og lad borgeren se det, der står her, før I går hver til sit.";

/// A page that leaves little between its bars, and a message with a way back.
struct Told {
    std::string part = "second";
    std::string message = kLong;
    kit::ToastEvent said = kit::ToastEvent::none;
    Glass glass{[this](kit::Ui& ui) { draw(ui); }};

    void draw(kit::Ui& ui) {
        static_cast<void>(kit::top_bar(ui, {.title = "Besøg · Åse Demosen", .clock = "10:46"}));
        {
            kit::TwoColumns parts(ui, "visit", {.first = "Borger", .second = "Besøg"}, part);
            if (parts.first()) {
                static_cast<void>(kit::button(ui, "card", "Åbn borgerkort"));
            }
            if (parts.second()) {
                for (const char* name : {"Emner", "Behandling", "Udfald", "Kanal", "Sprog"}) {
                    static_cast<void>(kit::button(ui, name, name, {.fill = true}));
                }
            }
        }
        {
            kit::ActionBar bar(ui);
            if (bar.visible()) {
                kit::pill(ui, {"Kladde gemt kl. 10:42", kit::Tone::ok, kit::Icon::check});
                static_cast<void>(kit::button(ui, "missing", "3 felter mangler, først: Emner"));
                bar.actions();
                static_cast<void>(kit::button(ui, "end", "Afslut besøg"));
            }
        }
        if (!message.empty()) {
            said = kit::toast_bar(ui, "toast", message, "Fortryd");
        }
    }
    void look(kit::Size size, int percent, bool gloves) {
        glass.resize(size);
        kit::Look look;
        look.text_percent = percent;
        look.gloves = gloves;
        glass.set_look(look);
    }
    [[nodiscard]] float offset() {
        const kit::Ui& ui = glass.ui();
        return ui.engine().scrolls.offset(glass.tree().find_key("message")->id);
    }
    void tab_to(const std::string& label) {
        for (int i = 0; i < 20 && glass.focused() != label; ++i) {
            glass.key(ImGuiKey_Tab);
        }
        BOOST_REQUIRE_EQUAL(glass.focused(), label);
    }
};

BOOST_FIXTURE_TEST_SUITE(a_message, Told)

BOOST_AUTO_TEST_CASE(lies_on_nothing_at_any_size) {
    for (const kit::Size size :
         {kit::Size{1280, 800}, kit::Size{1024, 640}, kit::Size{700, 1024}, kit::Size{2560, 420}}) {
        for (const int percent : {100, 150, 200}) {
            for (const bool gloves : {false, true}) {
                look(size, percent, gloves);
                if (!glass.ui().has_room()) {
                    continue;
                }
                for (const char* shown : {"first", "second"}) {
                    part = shown;
                    glass.settle();
                    require_sound(glass.ui(), fmt::format("{:.0f}x{:.0f} at {} %{}, {}", size.width,
                                                          size.height, percent,
                                                          gloves ? ", gloves" : "", shown));
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(lets_what_lies_behind_it_be_used_though_there_is_little_room) {
    look({1280, 800}, 200, true);
    glass.tap("Borger");
    BOOST_TEST(part == "first");
    BOOST_TEST(glass.shows("Åbn borgerkort"));
    glass.tap("Åbn borgerkort");
    glass.tap("Besøg");
    BOOST_TEST(part == "second");
    glass.tap("Sprog");
    BOOST_TEST(glass.node("Sprog").visible.height > 40);
    glass.tap("Fortryd");
    message.clear();
    glass.settle();
    const kit::Node& tab = glass.node("Borger");
    BOOST_TEST(tab.visible.height >= tab.rect.height);
}

BOOST_AUTO_TEST_CASE(is_read_to_its_end_by_keyboard) {
    look({1280, 800}, 200, false);
    tab_to(kLong);
    BOOST_TEST(glass.tree().focused()->reads_on);
    BOOST_TEST(offset() == 0.0F);
    glass.key(ImGuiKey_DownArrow);
    const float line = offset();
    BOOST_TEST(line > 20.0F);
    glass.key(ImGuiKey_PageDown);
    BOOST_TEST(offset() > line);
    for (int i = 0; i < 20 && glass.focused() == kLong; ++i) {
        glass.key(ImGuiKey_DownArrow);
    }
    BOOST_TEST(glass.focused() == "Fortryd"); // read to the end, the arrow goes on
    const float end = offset();
    glass.key(ImGuiKey_UpArrow);
    BOOST_TEST(glass.focused() == kLong);
    glass.key(ImGuiKey_UpArrow);
    BOOST_TEST(offset() < end);
}

BOOST_AUTO_TEST_CASE(is_read_on_by_whatever_activates_it_and_begins_again) {
    look({1280, 800}, 200, false);
    const kit::NodeId id = glass.tree().find_key("message")->id;
    float before = offset();
    int steps = 0;
    do {
        before = offset();
        glass.ui().activate(id);
        glass.settle();
        ++steps;
    } while (offset() > before && steps < 20);
    BOOST_TEST(steps > 1);
    BOOST_TEST(offset() == 0.0F);
}

BOOST_AUTO_TEST_CASE(says_that_there_is_more_and_is_no_stop_where_all_is_seen) {
    look({1280, 800}, 200, false);
    BOOST_TEST(glass.tree().find_key("message")->description ==
               "Længere, end der er plads til. Pil ned viser resten.");
    message = "Gemt";
    glass.settle();
    const kit::Node& shown = *glass.tree().find_key("message");
    BOOST_TEST(!shown.focusable);
    BOOST_TEST(shown.description.empty());
}

BOOST_AUTO_TEST_CASE(does_not_take_the_page_keys_from_the_page) {
    look({1280, 800}, 200, false);
    const float before = glass.node("Sprog").rect.y;
    glass.key(ImGuiKey_PageDown);
    BOOST_TEST(glass.node("Sprog").rect.y < before);
    BOOST_TEST(offset() == 0.0F);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace

} // namespace b2go::tests

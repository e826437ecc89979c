#include <filesystem>
#include <iostream>
#include <semaphore>
#include <utility>

#include "base/crypto.hpp"
#include "platform/os_clock.hpp"
#include "platform/os_random.hpp"
#include "platform/place.hpp"
#include "platform/process.hpp"
#include "platform/program.hpp"
#include "platform/tablet/passphrase.hpp"
#include "platform/window/accessibility.hpp"
#include "platform/window/answers.hpp"
#include "platform/window/arguments.hpp"
#include "platform/window/battery.hpp"
#include "platform/window/described.hpp"
#include "platform/window/picture_file.hpp"
#include "platform/window/said.hpp"
#include "platform/window/speaker.hpp"
#include "platform/window/uptime_timer.hpp"
#include "platform/window/window_files.hpp"
#include "platform/window/window_loop.hpp"
#include "ui_imgui/kit/spoken.hpp"

namespace {

using namespace b2go;
using namespace b2go::platform;

struct Machine {
    OsClock clock;
    OsUptime uptime;
    OsRandom random;
    [[nodiscard]] base::Clocks clocks() const { return {clock, uptime}; }
};

int end_refused(const base::Rejection& rejection, base::Language language) {
    std::cerr << "b2go-tablet: " << rejection.message.in(language) << '\n';
    return exit_code_of(rejection.kind);
}

int write_picture(const WindowInvocation& given, Machine& machine) {
    const auto language = given.language.value_or(base::Language::danish);
    const TargetRules rules = picture_file_rules(given.store);
    if (const auto allowed = may_write_given_file(given.screenshot, rules); !allowed) {
        return end_refused(allowed.error(), language);
    }
    std::string passphrase;
    if (is_behind_the_lock(given.picture.screen)) {
        auto read = read_passphrase(language);
        if (!read) {
            return end_refused(read.error(), language);
        }
        passphrase = std::move(*read);
    }
    std::counting_semaphore<> answers(0);
    TabletWindow window(given.store, given.language, machine.clocks(), machine.random,
                        [&] { answers.release(); });
    const auto shot = screenshot(
        window, [&] { answers.acquire(); }, passphrase, given.picture);
    if (const auto failure = window.failure()) { // a fault drew less than there is
        end_refused(failure->rejection, language);
        return failure->code;
    }
    if (!shot) {
        return end_refused(shot.error(), language);
    }
    if (const auto written = write_given_file(given.screenshot, shot->png, rules); !written) {
        return end_refused(written.error(), language);
    }
    if (given.describe) {
        std::cout << shot->description;
    }
    return hand_over(kDone, "b2go-tablet", language);
}

/// Prints what the window shows each time it has come to rest and shows something else, until
/// nobody reads it any more.
class Describer {
public:
    explicit Describer(bool wanted) : wanted_(wanted) {}
    void at_rest(const TabletWindow& window, const kit::Ui& ui) {
        if (!wanted_ || !window.is_at_rest()) {
            return;
        }
        std::string now = described(name_of(window.state().route.screen), ui);
        if (now != last_) {
            std::cout << now << std::flush;
            last_ = std::move(now);
            if (!std::cout) {
                wanted_ = false;
                tell_unread(window.state().preferences.language);
            }
        }
    }

private:
    static void tell_unread(base::Language language) {
        const base::Label words{
            "Det, vinduet viser, kan ikke længere skrives til standard output. Vinduet går videre, "
            "og alt bliver gemt som før. Start programmet igen, hvis det skal beskrives.",
            "What the window shows can no longer be written to standard output. The window goes "
            "on, and everything is saved as before. Start the program again to have it "
            "described."};
        std::cerr << "b2go-tablet: " << words.in(language) << '\n';
    }

    bool wanted_;
    std::string last_;
};

/// Reads aloud what gets the focus, for whoever has asked for it in the settings.
class Reader {
public:
    void at_rest(const TabletWindow& window, const kit::Ui& ui) {
        const kit::Node* focused = ui.tree().focused();
        std::string now = window.state().preferences.read_aloud && focused != nullptr
                              ? without_person_numbers(kit::spoken(*focused, ui.language()))
                              : std::string();
        if (now == last_) {
            return;
        }
        if (now.empty()) {
            speaker_.stop();
        } else {
            speaker_.say(now, ui.language());
        }
        last_ = std::move(now);
    }

private:
    static void tell_silent(base::Language language) {
        const base::Label words{
            "Oplæsningen er holdt op: tjenesten, der taler, er væk. Alt, der blev læst op, står på "
            "skærmen, og alt bliver gemt som før. Start speech-dispatcher og så vinduet igen.",
            "Reading aloud has stopped: the service that speaks is gone. All that was read aloud "
            "is on the screen, and everything is saved as before. Start speech-dispatcher and then "
            "the window again."};
        std::cerr << (std::string("b2go-tablet: ") + words.in(language) + '\n');
    }

    Speaker speaker_{tell_silent};
    std::string last_;
};

/// Does what assistive programs have asked for; true if there was anything.
bool do_asked(Accessibility& accessibility, TabletWindow& window, kit::Ui& ui) {
    const auto all = accessibility.take_asked();
    for (Asked asked : all) {
        window.give(screens::Touched{});
        switch (asked.what) {
        case Asked::What::activate:
            ui.activate(asked.node);
            break;
        case Asked::What::focus:
            ui.focus(asked.node);
            break;
        case Asked::What::open_marks:
            ui.open_marks(asked.node);
            break;
        case Asked::What::set_text:
            ui.set_text(asked.node, asked.text);
            break;
        }
        base::wipe(asked.text);
    }
    return !all.empty();
}

/// Sleeps until something happens; draws a few frames then, and goes on while something moves.
void run_window(GlfwScreen& screen, TabletWindow& window, kit::Ui& ui, Accessibility& accessibility,
                Describer describer) {
    WindowLoop loop(window, ui);
    UptimeTimer lock_timer([] { GlfwScreen::wake(); });
    Reader reader;
    bool was_open = false;
    // What was typed before the window was closed is taken in before it goes.
    while (!screen.is_to_close() || kit::input_waits()) {
        const bool moving = loop.is_moving();
        screen.take_in(screen.is_to_close() ? 0 : loop.sleep_s());
        if (screen.is_to_close() && !window.may_close()) {
            screen.stay_open();
        }
        const bool touched = screen.take_touched();
        const bool asked = do_asked(accessibility, window, ui);
        loop.take_in(screen.take_dirty() || asked, touched);
        if (!moving) {
            loop.time_passed(battery_percent());
        }
        loop.draw(
            screen.scale(), [&] { screen.begin_frame(ui.font_generation()); },
            [&] { screen.show(); });
        if (!loop.is_moving()) {
            if (accessibility.is_on()) {
                accessibility.publish(accessible_tree(ui.tree(), screen.extents(), ui.language()));
            }
            describer.at_rest(window, ui);
            reader.at_rest(window, ui);
        }
        const bool is_open = window.state().session.has_value();
        if (std::exchange(was_open, is_open) && !is_open) {
            screen.forget_copied();
        }
        lock_timer.set(window.locks_at());
    }
}

/// The window is let go of before ImGui's context ends, however that comes about.
struct Attached {
    explicit Attached(GlfwScreen& to) : screen(to) { screen.attach(); }
    ~Attached() { screen.detach(); }
    Attached(const Attached&) = delete;
    Attached& operator=(const Attached&) = delete;
    GlfwScreen& screen;
};

int open_window(const WindowInvocation& given, Machine& machine) {
    GlfwScreen screen(given.window);
    TabletWindow window(given.store, given.language, machine.clocks(), machine.random,
                        [] { GlfwScreen::wake(); });
    kit::Ui ui(font_files(), window.look(screen.scale()));
    const Attached attached(screen);
    Accessibility accessibility([] { GlfwScreen::wake(); });
    run_window(screen, window, ui, accessibility, Describer(given.describe));
    return kDone;
}

/// What is missing on the machine is for whoever set it up: the one list of what there has to be.
base::Label told(const base::Fault& fault) {
    base::Label words = words_for(fault);
    if (fault.code() == base::FaultCode::environment) {
        words.da += " Vinduet skal bruge en skærm med OpenGL 3.3 (start det fra skrivebordet) og "
                    "skrifterne i fonts-inter og fonts-materialdesignicons-webfont.";
        words.en += " The window needs a display with OpenGL 3.3 (start it from the desktop) and "
                    "the fonts of fonts-inter and fonts-materialdesignicons-webfont.";
    }
    return words;
}

} // namespace

int main(int argc, char** argv) {
    const auto arguments = read_window_arguments(argc, argv);
    if (const auto* end = std::get_if<ExitCode>(&arguments)) {
        return *end;
    }
    const auto& given = std::get<WindowInvocation>(arguments);
    const auto language = given.language.value_or(base::Language::danish);
    try {
        harden_process();
        settle_heap();
        base::init_crypto();
        if (const auto refused = refused_place(given.store, "store")) {
            return end_refused(*refused, language);
        }
        if (!std::filesystem::exists(given.store)) {
            return end_refused(
                {base::Refusal::not_found,
                 {"Der er ingen tablet i mappen. Tilmeld den først med b2go enrol.",
                  "There is no tablet in the folder. Enrol it first with b2go enrol."},
                 {}},
                language);
        }
        Machine machine;
        return given.screenshot.empty() ? open_window(given, machine)
                                        : write_picture(given, machine);
    } catch (const base::Fault& fault) {
        std::cerr << "b2go-tablet: " << told(fault).in(language) << '\n';
        return exit_code_of(fault.code());
    } catch (const std::exception& error) {
        std::cerr << "b2go-tablet: " << rejection_of(error).message.in(language) << '\n';
        return kFault;
    }
}

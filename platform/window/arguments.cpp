#include "platform/window/arguments.hpp"

#include <cmath>
#include <iostream>
#include <iterator>
#include <vector>

#include <CLI/CLI.hpp>

#include "platform/program.hpp"
#include "platform/usage.hpp"
#include "ui_imgui/screens/preferences.hpp"

namespace b2go::platform {

namespace {

/// "1280x800"; beyond these limits a picture helps nobody and fills the memory.
bool read_size(const std::string& text, kit::Size& size) {
    const auto cross = text.find('x');
    if (cross == std::string::npos) {
        return false;
    }
    const auto number = [](const std::string& digits) {
        const bool fits = !digits.empty() && digits.size() <= 4 &&
                          digits.find_first_not_of("0123456789") == std::string::npos;
        return fits ? std::stoi(digits) : 0;
    };
    const int width = number(text.substr(0, cross));
    const int height = number(text.substr(cross + 1));
    size = {static_cast<float>(width), static_cast<float>(height)};
    return width >= 320 && height >= 240;
}

} // namespace

std::variant<WindowInvocation, ExitCode> read_window_arguments(int argc, char** argv) {
    CLI::App app("Borgerservice 2GO: tablettens vindue / the tablet's window", "b2go-tablet");
    WindowInvocation given;
    std::string language;
    std::string size;
    std::string theme;
    float scale = 0;
    app.add_option("--store", given.store, "Tablettens mappe / the tablet's folder")->required();
    app.add_option("--lang", language, "da eller en / da or en")
        ->check(CLI::IsMember({"da", "en"}));
    app.add_flag("--fullscreen", given.window.fullscreen, "Hele skærmen / the whole display");
    app.add_option("--scale", scale,
                   "Pixel pr. enhed; 1 er en 10-tommers tablet på 1280x800 / "
                   "pixels per unit")
        ->check(CLI::Range(0.5, 3.0));
    CLI::Option* file = app.add_option("--screenshot", given.screenshot,
                                       "Tegn en skærm til en PNG-fil, uden vindue / draw a screen "
                                       "to a PNG file, without a window");
    app.add_option("--screen", given.picture.screen, screen_names())->needs(file);
    app.add_flag("--describe", given.describe,
                 "Skriv det, skærmen viser, som JSON-linjer, uden hemmeligheder / print what the "
                 "screen shows as JSON lines, without secrets");
    app.add_option("--text", given.picture.text_percent, "Tekststørrelse i % / text size in %")
        ->check(CLI::IsMember(
            std::vector<int>(std::begin(screens::kTextPercents), std::end(screens::kTextPercents))))
        ->needs(file);
    app.add_option("--theme", theme, "light eller dark / light or dark")
        ->check(CLI::IsMember({"light", "dark"}))
        ->needs(file);
    app.add_option("--size", size, "BREDDExHØJDE / WIDTHxHEIGHT, 1280x800")->needs(file);
    if (!are_utf8({argv, static_cast<std::size_t>(argc)})) {
        std::cerr << "b2go-tablet: " << not_utf8().da << " / " << not_utf8().en << '\n';
        return kUsage;
    }
    try {
        app.parse(argc, argv);
        if (!given.screenshot.empty() && !is_screen(given.picture.screen)) {
            throw CLI::ValidationError("--screen", screen_names());
        }
        if (given.store.empty()) {
            throw CLI::ValidationError("--store", "DIR");
        }
        if (!std::isfinite(scale)) {
            throw CLI::ValidationError("--scale", "0.5 .. 3");
        }
        if (file->count() > 0 && given.screenshot.empty()) {
            throw CLI::ValidationError("--screenshot", "FILE");
        }
        if (!size.empty() && !read_size(size, given.picture.size)) {
            throw CLI::ValidationError("--size", "320x240 .. 9999x9999");
        }
    } catch (const CLI::Success& asked_for_help) {
        app.exit(asked_for_help, std::cerr, std::cerr);
        return kDone;
    } catch (const CLI::ParseError& error) {
        tell_usage("b2go-tablet", error.what());
        return kUsage;
    }
    if (!language.empty()) {
        given.language = language == "en" ? base::Language::english : base::Language::danish;
    }
    if (!theme.empty()) {
        given.picture.theme = theme == "dark" ? kit::ThemeKind::dark : kit::ThemeKind::light;
    }
    if (scale > 0) {
        given.window.scale = scale;
        given.picture.scale = scale;
    }
    return given;
}

} // namespace b2go::platform

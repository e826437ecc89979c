#include <array>
#include <cmath>
#include <ctime>
#include <fstream>
#include <semaphore>
#include <stdexcept>

#include <fmt/format.h>
#include <imgui.h>

#include "platform/window/go_to_screen.hpp"
#include "platform/window/window_files.hpp"
#include "tests/bench/figures.hpp"

namespace b2go::bench {

namespace {

using platform::TabletWindow;

constexpr float kFrameSeconds = 1.0F / 60;
constexpr int kFramesOfAKind = 100;
constexpr std::array kScreens{"idag",      "tur",           "besoeg", "borgere",    "borger",
                              "registrer", "opfoelgninger", "synk",   "konflikter", "indstillinger",
                              "om"};

constexpr const char* kSearchedScreen = "borgere";

/// Processor time of this thread alone: others work behind the window.
double thread_ms() {
    timespec spent{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

/// The window of one tablet and who waits for its answers.
class Opened {
public:
    Opened(const Bench& bench, const std::filesystem::path& folder)
        : window_(folder, {}, bench.clocks(), bench.random, [this] { answers_.release(); }) {}

    void unlock() { check(platform::unlock(window_, wait_, Town::kPassphrase)); }
    void go(const std::string& screen) { check(platform::go_to_screen(window_, wait_, screen)); }
    void give(screens::Command command) {
        window_.give(std::move(command));
        platform::settle(window_, wait_);
    }
    [[nodiscard]] const screens::State& state() const { return window_.state(); }
    /// The processor's milliseconds for one frame, up to what a graphics card would be given.
    double frame(kit::Ui& ui) {
        ImGui::GetIO().DeltaTime = kFrameSeconds;
        const double before = thread_ms();
        ui.begin_frame();
        window_.draw(ui);
        ui.end_frame();
        const double spent = thread_ms() - before;
        platform::settle(window_, wait_);
        return spent;
    }

private:
    static void check(const base::Outcome<void>& done) {
        if (!done) {
            throw std::runtime_error("the window refused: " + done.error().message.en);
        }
    }

    std::counting_semaphore<> answers_{0};
    platform::WaitForAnswer wait_ = [this] { answers_.acquire(); };
    TabletWindow window_;
};

Samples frames_of(Opened& opened, kit::Ui& ui, const std::string& screen) {
    opened.go(screen);
    if (screen == kSearchedScreen) {
        opened.give(screens::SearchFor{"demo"});
    }
    for (int i = 0; i < kFramesOfAKind; ++i) {
        opened.frame(ui); // fonts and heights are known afterwards
    }
    if (ui.tree().nodes.empty() || ImGui::GetDrawData()->TotalVtxCount == 0) {
        throw WrongResult("nothing was drawn");
    }
    Samples samples;
    ImGuiIO& io = ImGui::GetIO();
    for (int i = 0; i < kFramesOfAKind; ++i) {
        samples.add(opened.frame(ui));
    }
    for (int i = 0; i < kFramesOfAKind; ++i) {
        io.AddMousePosEvent(io.DisplaySize.x * 0.5F, io.DisplaySize.y * 0.5F);
        io.AddMouseWheelEvent(0, i < kFramesOfAKind / 2 ? -1.0F : 1.0F);
        samples.add(opened.frame(ui));
    }
    for (int i = 0; i < kFramesOfAKind; ++i) {
        opened.give(screens::Tick{});
        samples.add(opened.frame(ui));
    }
    return samples;
}

void measure_frames(Opened& opened, kit::Ui& ui, std::uint64_t records, Report& report) {
    std::string each;
    std::string slowest;
    double worst_ms = 0;
    for (const std::string screen : kScreens) {
        const Samples samples = frames_of(opened, ui, screen);
        const double p99 = samples.percentile(99);
        each += fmt::format("{}{} {:.2f}/{:.2f}", each.empty() ? "" : ", ", screen,
                            samples.median(), p99);
        if (p99 > worst_ms) {
            worst_ms = p99;
            slowest = screen;
        }
    }
    report.add({.records = records,
                .name = "processor time of a frame at 1280x800, slowest screen, p99",
                .unit = "ms",
                .value = worst_ms,
                .counts = fmt::format("slowest: {}; median/p99 of {} frames each, a third still, a "
                                      "third scrolled, a third made anew: {}",
                                      slowest, 3 * kFramesOfAKind, each),
                .bar = {"≤ 4 ms", 4.0, {}}});
}

void measure_unlock(const Bench& bench, const std::filesystem::path& folder, kit::Ui& ui,
                    std::uint64_t records, Report& report) {
    Samples key_ms;
    Samples samples;
    for (int i = 0; i < bench.repeats; ++i) {
        key_ms.add(ms_of([&] { static_cast<void>(Town::key_of(folder)); }));
        Opened opened(bench, folder);
        samples.add(ms_of([&] {
            opened.unlock();
            opened.frame(ui);
        }));
        must_equal("sessions", opened.state().session ? 1 : 0, 1);
    }
    Samples beyond;
    for (const double ms : samples.values()) {
        beyond.add(ms - key_ms.median());
    }
    report.add(
        {.records = records,
         .name = "unlock to the first screen drawn, beyond the key derivation",
         .unit = "ms",
         .samples = beyond,
         .counts = "I dag with its outings, promises, conflicts and counts; key derivation " +
                   readable(key_ms.median()) + " ms",
         .bar = {"≤ 300 ms", 300.0, {}}});
}

/// The real program, asked for a picture of the screen with the most on it.
void measure_memory(const Bench& bench, const std::filesystem::path& folder, std::uint64_t records,
                    Report& report) {
    const std::string passphrase = bench.folder / "passphrase";
    std::ofstream(passphrase) << Town::kPassphrase << '\n';
    std::filesystem::permissions(passphrase, std::filesystem::perms::owner_read |
                                                 std::filesystem::perms::owner_write);
    ::setenv("B2GO_PASSPHRASE_FILE", passphrase.c_str(), 1); // NOLINT: no other thread runs here
    const std::string peak = first_line_of(
        {"/usr/bin/python3", B2GO_PEAK_MEMORY, bench.central_program.parent_path() / "b2go-tablet",
         "--store", folder, "--screenshot", bench.folder / "picture.png", "--screen", "idag"});
    report.add({.records = records,
                .name = "memory of b2go-tablet at its peak",
                .unit = "MiB",
                .value = std::stod(peak),
                .counts = "the store open, I dag drawn by the processor"});
}

} // namespace

void measure_window(const Bench& bench, const Town& town, std::uint64_t records, Report& report) {
    const auto folder = town.tablet_folder(Which::first);
    kit::Ui ui(platform::font_files(), {});
    ImGuiIO& io = ImGui::GetIO();
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    io.DisplaySize = {1280, 800};
    measure_unlock(bench, folder, ui, records, report);
    {
        Opened opened(bench, folder);
        opened.unlock();
        measure_frames(opened, ui, records, report);
    }
    measure_memory(bench, folder, records, report);
}

} // namespace b2go::bench

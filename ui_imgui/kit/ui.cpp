#include "ui_imgui/kit/ui.hpp"

#include <utility>

#include <imgui.h>

#include "base/outcome.hpp"
#include "ui_imgui/kit/engine.hpp"

namespace b2go::kit {

namespace {

/// ImGui has one context per process; it must exist before the fonts and go after them.
void create_context() {
    base::require(ImGui::GetCurrentContext() == nullptr, "there are two touch interfaces at once");
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    // A tap that begins and ends between two frames is still a tap.
    io.ConfigInputTrickleEventQueue = true;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowMinSize = {1, 1};
    style.CurveTessellationTol = 0.6F;
    style.CircleTessellationMaxError = 0.2F;
}

} // namespace

Ui::Ui(FontFiles files, const Look& look) {
    create_context();
    try {
        engine_ = std::make_unique<Engine>(std::move(files), look);
    } catch (...) {
        ImGui::DestroyContext();
        throw;
    }
}

Ui::~Ui() {
    engine_.reset();
    ImGui::DestroyContext();
}

void Ui::begin_frame() { engine_->begin_frame(); }
void Ui::end_frame() { engine_->end_frame(); }
void Ui::set_look(const Look& look) { engine_->next_look = look; }
void Ui::take_up_look() { engine_->take_up_look(); }
const Look& Ui::look() const { return engine_->look; }
unsigned Ui::font_generation() const { return engine_->font_generation; }

bool Ui::wants_frame() const {
    return engine_->unsettled || engine_->scrolls.moving() || engine_->next_look != engine_->look ||
           !engine_->requested.empty();
}

double Ui::wake_in_s() const { return engine_->wake_s; }
float Ui::width_dp() const { return engine_->width_dp(); }
bool Ui::has_room() const { return engine_->has_room(); }
bool Ui::narrow() const { return engine_->narrow(); }
float Ui::available_width() const { return engine_->regions.available(); }
float Ui::px(float dp) const { return engine_->touch_px(dp); }
float Ui::text_px(float dp) const { return engine_->em(dp); }

NodeId Ui::id(std::string_view key) const { return engine_->id(key); }
void Ui::focus(NodeId id) {
    const Node* reached = engine_->tree.first_reachable(id);
    engine_->focus_on(reached == nullptr ? id : reached->id, true);
}

bool Ui::focus_key(std::string_view key) {
    const Node* node = engine_->tree.find_key(key);
    if (node != nullptr) {
        focus(node->id);
    } else {
        engine_->seek(key);
    }
    return node != nullptr;
}

void Ui::reveal(NodeId id) {
    engine_->reveal = id;
    engine_->ask_frame();
}

const Tree& Ui::tree() const { return engine_->tree; }
const std::vector<Overflow>& Ui::overflows() const { return engine_->overflows; }
void Ui::activate(NodeId id) { engine_->requested.push_back(id); }

void Ui::set_text(NodeId id, std::string text) {
    engine_->requested_texts[id] = std::move(text);
    engine_->ask_frame();
}

void Ui::open_marks(NodeId field) {
    const Node* node = engine_->tree.find(field);
    if (node != nullptr && node->focusable &&
        (node->role == Role::field || node->role == Role::secret_field)) {
        engine_->focus_on(field, true);
        engine_->marks_wanted = field;
        engine_->ask_frame();
    }
}

bool Ui::keyboard_open() const { return engine_->keyboard.is_open(); }
Rect Ui::keyboard_key(std::string_view key) const { return engine_->keyboard.find(key); }
std::vector<KeyPlace> Ui::keyboard_keys() const { return engine_->keyboard.places(); }
const Fonts& Ui::fonts() const { return engine_->fonts; }
const Theme& Ui::theme() const { return engine_->theme; }

Scope::Scope(Ui& ui, std::string_view key) : ui_(ui) { ui_.engine().push_scope(key); }
Scope::~Scope() { ui_.engine().pop_scope(); }

} // namespace b2go::kit

#include "ui_imgui/kit/screen_keyboard.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>

#include "ui_imgui/kit/metrics.hpp"
#include "ui_imgui/kit/words.hpp"

namespace b2go::kit {

namespace {

std::vector<std::string> characters(std::string_view text) {
    std::vector<std::string> result;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) {
            result.back().push_back(c);
        } else {
            result.emplace_back(1, c);
        }
    }
    return result;
}

/// The capital of a letter on one of the pages; itself if it has none.
std::string capital(const std::string& letter) {
    if (letter.size() == 1) {
        const char c = letter[0];
        return std::string(1, c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    }
    const auto lead = static_cast<unsigned char>(letter[0]);
    const auto tail = static_cast<unsigned char>(letter[1]);
    if (lead == 0xC3 && tail >= 0xA0 && tail != 0xB7) { // à..þ, not ÷
        return {letter[0], static_cast<char>(tail - 0x20)};
    }
    if ((lead == 0xC4 || lead == 0xC5) && letter != "ı" && letter != "ł" && letter != "ń" &&
        letter != "ž" && letter != "ź" && letter != "ż") {
        // Latin Extended-A: most capitals are even and come before their small letters.
        return {letter[0], static_cast<char>(tail & 0xFEU)};
    }
    if (letter == "ł" || letter == "ń" || letter == "ž" || letter == "ź" || letter == "ż") {
        return {letter[0], static_cast<char>(tail - 1)};
    }
    return letter;
}

std::vector<std::string_view> letters_of(ScreenKeyboard::Page page) {
    switch (page) {
    case ScreenKeyboard::Page::letters:
        return {"1234567890", "qwertyuiopå", "asdfghjklæø", "zxcvbnm,.-@"};
    case ScreenKeyboard::Page::symbols:
        return {"1234567890", "!\"#%&/()=?@", "+*:;_<>[]{}", "'§$€½~^|\\`"};
    case ScreenKeyboard::Page::accents:
        return {"áàâäãąăçćč", "éèêëęėïíîīı", "óòôöõőúùûüū", "ñńßšşžżłðğ"};
    case ScreenKeyboard::Page::digits:
        return {"123", "456", "789", "-0"};
    case ScreenKeyboard::Page::edit:
        return {};
    }
    return {};
}

} // namespace

void ScreenKeyboard::open(bool digits, bool several_lines) {
    page_ = digits ? Page::digits : Page::letters;
    several_lines_ = several_lines;
    shift_ = false;
    open_ = true;
}

void ScreenKeyboard::close() {
    open_ = false;
    held_.clear();
}

std::vector<std::vector<ScreenKeyboard::Shown>>
ScreenKeyboard::rows(base::Language language) const {
    const auto command = [&](const base::Label& label, Key key, Icon icon = Icon::none) {
        return Shown{label.in(language), Action::command, icon, key, {}, {}};
    };
    const Words& say = words();
    if (page_ == Page::edit) {
        return {{command(say.key_undo, Key::undo), command(say.key_redo, Key::redo)},
                {command(say.key_all, Key::select_all), command(say.key_copy, Key::copy)},
                {command(say.key_cut, Key::cut), command(say.key_paste, Key::paste)},
                {command(say.key_left, Key::left, Icon::chevron_left),
                 command(say.key_right, Key::right, Icon::chevron_right)}};
    }
    std::vector<std::vector<Shown>> result;
    for (const std::string_view row : letters_of(page_)) {
        std::vector<Shown>& keys = result.emplace_back();
        for (const std::string& letter : characters(row)) {
            keys.push_back({shift_ ? capital(letter) : letter, Action::letter, {}, {}, {}, {}});
        }
    }
    if (page_ == Page::digits) {
        result.back().push_back(command(say.key_delete, Key::backspace, Icon::backspace));
    }
    return result;
}

void ScreenKeyboard::add_last_row(base::Language language, std::vector<Shown>& keys,
                                  std::vector<float>& shares) const {
    const Words& say = words();
    const auto add = [&](const base::Label& label, Action action, float share,
                         Icon icon = Icon::none, Page page = Page::letters) {
        keys.push_back({label.in(language), action, icon, Key::backspace, page, {}});
        shares.push_back(share);
    };
    if (page_ == Page::letters || page_ == Page::accents) {
        add(say.key_shift, Action::shift, 0.10F, Icon::shift);
    }
    if (page_ != Page::letters) {
        add(say.key_letters, Action::turn, 0.09F);
    }
    if (page_ != Page::symbols) {
        add(say.key_symbols, Action::turn, 0.09F, Icon::none, Page::symbols);
    }
    if (page_ == Page::letters || page_ == Page::symbols) {
        add(say.key_accents, Action::turn, 0.08F, Icon::none, Page::accents);
    }
    if (page_ != Page::digits) {
        if (page_ != Page::edit) {
            add(say.key_edit, Action::turn, 0.10F, Icon::pencil, Page::edit);
        }
        add(say.key_space, Action::space, several_lines_ ? 0.25F : 0.36F);
        if (several_lines_) {
            add(say.key_line, Action::line, 0.11F);
        }
        add(say.key_delete, Action::command, 0.10F, Icon::backspace);
    }
    add(say.key_done, Action::done, 0.15F);
}

void ScreenKeyboard::lay_out(Size display, float dp, base::Language language) {
    keys_.clear();
    if (!open_) {
        return;
    }
    const float height =
        std::min(metrics::kKeyboard * dp, display.height * metrics::kKeyboardShare);
    area_ = {0, display.height - height, display.width, height};
    const float gap = 6 * dp;
    const float key_height = (height - 14 * dp - 5 * gap) / 5;
    // On a very wide screen the hands should not have to travel.
    const float width = std::min(display.width, 1500 * dp) - 24 * dp;
    float y = area_.y + 10 * dp;
    float share = 1.0F / 11;
    share = page_ == Page::digits ? std::min(1.0F, 480 * dp / width) / 3 : share;
    share = page_ == Page::edit ? 0.5F : share;
    for (const std::vector<Shown>& row : rows(language)) {
        lay_row(row, std::vector<float>(row.size(), share), y, key_height, width, gap);
        y += key_height + gap;
    }
    std::vector<Shown> last;
    std::vector<float> shares;
    add_last_row(language, last, shares);
    lay_row(last, shares, y, key_height, width, gap);
}

void ScreenKeyboard::lay_row(const std::vector<Shown>& keys, const std::vector<float>& shares,
                             float y, float height, float width, float gap) {
    float used = 0;
    for (const float share : shares) {
        used += share * width;
    }
    float x = (area_.width - used) / 2 + gap / 2;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        Shown placed = keys[i];
        placed.rect = {x, y, shares[i] * width - gap, height};
        x += shares[i] * width;
        keys_.push_back(std::move(placed));
    }
}

bool ScreenKeyboard::repeats(const Shown& key) {
    return key.action == Action::command &&
           (key.command == Key::backspace || key.command == Key::left || key.command == Key::right);
}

void ScreenKeyboard::take(Input& input) {
    Pointer& pointer = input.pointer;
    if (!open_) {
        finger_is_ours_ = false;
        return;
    }
    const auto under = std::find_if(keys_.begin(), keys_.end(), [&](const Shown& key) {
        return key.rect.contains(pointer.at);
    });
    if (pointer.pressed) {
        finger_is_ours_ = area_.contains(pointer.at);
        held_ = finger_is_ours_ && under != keys_.end() ? under->label : std::string();
        repeat_at_s_ = input.now_s + metrics::kKeyRepeatDelay_s;
    }
    if (!finger_is_ours_) {
        return;
    }
    if (under == keys_.end() || under->label != held_) {
        held_.clear();
    } else if (pointer.released) {
        const Shown key = *under;
        held_.clear();
        press(key, input);
    } else if (repeats(*under) && input.now_s >= repeat_at_s_) {
        repeat_at_s_ = input.now_s + metrics::kKeyRepeat_s;
        press(*under, input);
    }
    if (!pointer.down) {
        finger_is_ours_ = false;
    }
    // Nothing of this finger is for anybody else.
    pointer.pressed = pointer.released = pointer.down = pointer.dragging = false;
    pointer.at = {-1, -1};
}

void ScreenKeyboard::press(const Shown& key, Input& input) {
    switch (key.action) {
    case Action::letter:
        input.typed += key.label;
        shift_ = false;
        break;
    case Action::space:
        input.typed += ' ';
        break;
    case Action::shift:
        shift_ = !shift_;
        break;
    case Action::command:
        input.keys.push_back({key.command, false, false});
        break;
    case Action::line:
        input.typed += '\n';
        break;
    case Action::done:
        // A line is submitted by it; several lines are just left.
        if (!several_lines_) {
            input.keys.push_back({Key::enter, false, false});
        }
        close();
        break;
    case Action::turn:
        page_ = key.page;
        break;
    }
}

double ScreenKeyboard::wake_in_s(double now_s) const {
    const auto held = std::find_if(keys_.begin(), keys_.end(),
                                   [&](const Shown& key) { return key.label == held_; });
    if (!open_ || held == keys_.end() || !repeats(*held)) {
        return std::numeric_limits<double>::infinity();
    }
    return std::max(0.0, repeat_at_s_ - now_s);
}

void ScreenKeyboard::draw(Painter& painter, const Theme& theme, float dp) const {
    if (!open_) {
        return;
    }
    painter.fill(area_, theme[Token::surface_held]);
    painter.fill({area_.x, area_.y, area_.width, 2 * dp}, theme[Token::border]);
    for (const Shown& key : keys_) {
        const bool down = key.label == held_ || (key.action == Action::shift && shift_);
        const bool strong = key.action == Action::done || down;
        const bool plain = key.action == Action::letter || key.action == Action::space;
        painter.fill(key.rect,
                     theme[strong ? Token::primary : (plain ? Token::surface : Token::canvas)],
                     8 * dp);
        painter.outline(key.rect, theme[Token::border], dp, 8 * dp);
        const Colour ink = theme[strong ? Token::on_primary : Token::ink];
        // Words make room for themselves; a letter is large.
        Face face = key.action == Action::letter ? Face::title : Face::strong;
        if (painter.width(face, key.label) > key.rect.width - 8 * dp) {
            face = Face::small_strong;
        }
        const bool words_fit = painter.width(face, key.label) <= key.rect.width - 4 * dp;
        if (key.icon != Icon::none && !words_fit) {
            painter.icon(key.rect, ink, key.icon, Face::icon,
                         std::min(key.rect.height * 0.6F, painter.icon_size()));
        } else {
            painter.text_centred(face, key.rect, ink, key.label);
        }
    }
}

Rect ScreenKeyboard::find(std::string_view label) const {
    const auto found = std::find_if(keys_.begin(), keys_.end(),
                                    [&](const Shown& key) { return key.label == label; });
    return !open_ || found == keys_.end() ? Rect{} : found->rect;
}

std::vector<KeyPlace> ScreenKeyboard::places() const {
    std::vector<KeyPlace> all;
    if (open_) {
        std::ranges::transform(keys_, std::back_inserter(all), [](const Shown& key) {
            return KeyPlace{key.label, key.rect};
        });
    }
    return all;
}

} // namespace b2go::kit

#include "ui_imgui/kit/icons.hpp"

#include <array>
#include <cstddef>

namespace b2go::kit {

namespace {

// In the order of the enumeration; the names are the font's own.
constexpr std::array<char16_t, static_cast<std::size_t>(Icon::how_many)> kCharacters{
    u'\0',
    u'\xF004', // account
    u'\xF00E', // account-multiple
    u'\xF014', // account-plus
    u'\xF020', // alarm
    u'\xF026', // alert
    u'\xF028', // alert-circle
    u'\xF04D', // arrow-left
    u'\xF054', // arrow-right
    u'\xF06E', // backspace
    u'\xF079', // battery
    u'\xF09A', // bell
    u'\xF0ED', // calendar
    u'\xF0EF', // calendar-check
    u'\xF0F0', // calendar-clock
    u'\xF5D2', // account-card-details
    u'\xF128', // chart-bar
    u'\xF12C', // check
    u'\xF5E0', // check-circle
    u'\xF140', // chevron-down
    u'\xF141', // chevron-left
    u'\xF142', // chevron-right
    u'\xF143', // chevron-up
    u'\xF150', // clock
    u'\xF156', // close
    u'\xF160', // cloud-check
    u'\xF164', // cloud-outline-off
    u'\xF18A', // compare
    u'\xF193', // content-save
    u'\xF18F', // content-copy
    u'\xF190', // content-cut
    u'\xF1B8', // database
    u'\xF206', // exit-to-app
    u'\xF1EE', // email
    u'\xF1FE', // eraser
    u'\xF208', // eye
    u'\xF209', // eye-off
    u'\xF219', // file-document
    u'\xF232', // filter
    u'\xF23B', // flag
    u'\xF27F', // format-size
    u'\xF1B7', // cursor-pointer
    u'\xF2D7', // help-circle
    u'\xF2DA', // history
    u'\xF2DC', // home
    u'\xF146', // city
    u'\xF5F9', // incognito
    u'\xF2FC', // information
    u'\xF306', // key
    u'\xF30C', // keyboard
    u'\xF30F', // keyboard-close
    u'\xF5CA', // translate
    u'\xF339', // link-variant
    u'\xF33E', // lock
    u'\xF33F', // lock-open
    u'\xF343', // logout
    u'\xF349', // magnify
    u'\xF34D', // map
    u'\xF34E', // map-marker
    u'\xF62D', // source-merge
    u'\xF374', // minus
    u'\xF39E', // note-text
    u'\xF3D7', // package-variant-closed
    u'\xF192', // content-paste
    u'\xF3EB', // pencil
    u'\xF3F2', // phone
    u'\xF40A', // play
    u'\xF415', // plus
    u'\xF42A', // printer
    u'\xF450', // refresh
    u'\xF486', // select-all
    u'\xF48A', // send
    u'\xF48B', // server
    u'\xF493', // settings
    u'\xF496', // share
    u'\xF636', // apple-keyboard-shift
    u'\xF498', // shield
    u'\xF3EA', // pen
    u'\xF4E6', // sync
    u'\xF4E7', // sync-alert
    u'\xF4F6', // tablet
    u'\xF1C0', // delete
    u'\xF54D', // undo-variant
    u'\xF57E', // volume-high
    u'\xF594', // weather-night
    u'\xF5A8', // white-balance-sunny
    u'\xF5AA', // wifi-off
};

constexpr bool complete() {
    for (std::size_t i = 1; i < kCharacters.size(); ++i) {
        if (kCharacters[i] == u'\0') {
            return false;
        }
    }
    return true;
}
static_assert(complete(), "an icon without a character");

} // namespace

std::string glyph(Icon icon) {
    const unsigned character = kCharacters[static_cast<std::size_t>(icon)];
    if (character == 0) {
        return {};
    }
    // All of the font lies in the private use area: three bytes of UTF-8.
    return {static_cast<char>(0xE0U | (character >> 12U)),
            static_cast<char>(0x80U | ((character >> 6U) & 0x3FU)),
            static_cast<char>(0x80U | (character & 0x3FU))};
}

std::span<const char16_t> icon_characters() { return std::span(kCharacters).subspan(1); }

} // namespace b2go::kit

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui_imgui/kit/icons.hpp"
#include "ui_imgui/kit/layout.hpp"
#include "ui_imgui/kit/ui.hpp"

namespace b2go::kit {

struct RailItem {
    std::string key;
    std::string label;
    Icon icon = Icon::none;
    int count = 0;          ///< a number on it; 0 shows none
    bool at_bottom = false; ///< apart from the others, below
};
/// Who is at work, at the foot of the rail: a disc, and below it lines of their own.
struct RailPerson {
    std::string mark;               ///< initials
    std::string name;               ///< whole, as it is read aloud
    std::string short_name;         ///< as it is shown
    std::vector<std::string> lines; ///< role and team
};
/// The way between the screens, at the left; the key of an item when it was tapped. Items give up
/// free space before the rail scrolls. Where it is narrow, pictures and the disc stand alone.
[[nodiscard]] std::optional<std::string> rail(Ui& ui, std::span<const RailItem> items,
                                              std::string_view current,
                                              const RailPerson* person = nullptr);

/// One of the statuses that are always visible. With an `action` it can be tapped.
struct TopStatus {
    std::string key;
    PillText pill;
    bool action = false;
    std::string brief = {}; ///< drawn where all of them whole do not fit beside the title
};
struct TopBar {
    std::string_view title;
    std::string_view subtitle = {};
    std::span<const TopStatus> statuses = {};
    std::string_view clock = {};
    std::string_view back = {}; ///< where the arrow leads, spoken; without it there is no arrow
};
struct TopBarEvent {
    bool back = false;
    std::string status; ///< key of the tapped status, or empty
};
[[nodiscard]] TopBarEvent top_bar(Ui& ui, const TopBar& bar);

/// What can be done here, at the bottom. Draw what is to be said first (text, pills, links), then
/// call `actions` and draw the buttons, the primary one last: it ends up at the bottom right. With
/// the on-screen keyboard open on a low screen nothing of it is shown; ask `visible`.
class ActionBar {
public:
    explicit ActionBar(Ui& ui, std::string_view id = "actions");
    ~ActionBar();
    ActionBar(const ActionBar&) = delete;
    ActionBar& operator=(const ActionBar&) = delete;
    /// False if it is hidden: draw nothing into it then.
    [[nodiscard]] bool visible() const;
    void actions();

private:
    Ui& ui_;
};

} // namespace b2go::kit

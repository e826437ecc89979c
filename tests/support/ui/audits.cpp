#include "tests/support/ui/audits.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "ui_imgui/kit/focus.hpp"
#include "ui_imgui/kit/metrics.hpp"

namespace b2go::tests {

namespace {

using kit::Node;
using kit::Rect;
using Findings = std::vector<std::string>;

std::string told(const Rect& rect) {
    return fmt::format("({:.0f},{:.0f} {:.0f}x{:.0f})", rect.x, rect.y, rect.width, rect.height);
}

std::string told(const Node& node) { return "\"" + node.label + "\" " + told(node.rect); }

void targets(const kit::Ui& ui, Findings& findings) {
    const float gloves = ui.look().gloves ? kit::metrics::kGloveFactor : 1.0F;
    const float least = kit::metrics::kTarget * ui.look().scale * gloves - 0.5F;
    for (const Node& node : ui.tree().nodes) {
        if (!kit::interactive(node.role) && node.role != kit::Role::handle) {
            continue;
        }
        if (node.role == kit::Role::handle && node.visible.height < node.rect.height - 1) {
            findings.push_back("cut: " + told(node));
        }
        if (node.rect.width < least || node.rect.height < least) {
            findings.push_back("too small to hit: " + told(node));
        }
        if (!node.visible.empty() && node.visible.width < node.rect.width - 1) {
            findings.push_back("cut at the side: " + told(node));
        }
    }
}

void fits(const kit::Ui& ui, Findings& findings) {
    for (const kit::Overflow& overflow : ui.overflows()) {
        findings.push_back(fmt::format("does not fit: \"{}\" needs {:.0f}x{:.0f} in {}",
                                       overflow.text, overflow.needed_width, overflow.needed_height,
                                       told(overflow.room)));
    }
}

void overlaps(const kit::Ui& ui, Findings& findings) {
    const std::vector<Node>& nodes = ui.tree().nodes;
    std::set<int> parents;
    for (const Node& node : nodes) {
        parents.insert(node.parent);
    }
    std::vector<const Node*> leaves;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        // A handle lies over its text and what is below; the finger that has it has nothing else.
        const bool lies_over = nodes[i].role == kit::Role::handle;
        if (!parents.contains(static_cast<int>(i)) && nodes[i].role != kit::Role::group &&
            !lies_over && !nodes[i].visible.empty()) {
            leaves.push_back(&nodes[i]);
        }
    }
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        for (std::size_t j = i + 1; j < leaves.size(); ++j) {
            const Rect common = leaves[i]->visible.intersection(leaves[j]->visible);
            if (leaves[i]->layer == leaves[j]->layer && common.width > 1 && common.height > 1) {
                findings.push_back("overlap: " + told(*leaves[i]) + " and " + told(*leaves[j]));
            }
        }
    }
}

char32_t next_character(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at++]);
    unsigned more = 0;
    char32_t character = first;
    if (first >= 0xF0) {
        more = 3;
        character = first & 0x07U;
    } else if (first >= 0xE0) {
        more = 2;
        character = first & 0x0FU;
    } else if (first >= 0xC0) {
        more = 1;
        character = first & 0x1FU;
    }
    for (; more > 0 && at < text.size(); --more) {
        character = (character << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
    }
    return character;
}

void glyphs(const kit::Ui& ui, Findings& findings) {
    std::set<char32_t> missing;
    for (const Node& node : ui.tree().nodes) {
        for (const std::string* text : {&node.label, &node.value, &node.description}) {
            for (std::size_t at = 0; at < text->size();) {
                const char32_t character = next_character(*text, at);
                if (!kit::has_glyph(ui.fonts(), kit::Face::body, character) &&
                    missing.insert(character).second) {
                    findings.push_back(fmt::format("no glyph for U+{:04X} in {}",
                                                   static_cast<unsigned>(character), told(node)));
                }
            }
        }
    }
}

/// The named parts it stands in, as a screen reader says them on the way to it.
std::string place_of(const std::vector<Node>& nodes, const Node& node) {
    std::string place;
    for (int at = node.parent; at >= 0; at = nodes[static_cast<std::size_t>(at)].parent) {
        place += nodes[static_cast<std::size_t>(at)].label + '\n';
    }
    return place;
}

void names(const kit::Ui& ui, Findings& findings) {
    // Members of a group, or of a named part, are told apart from those of another by its name.
    std::set<std::tuple<int, kit::NodeId, std::string, std::string, std::string, std::string>> seen;
    std::map<kit::NodeId, const Node*> ids;
    for (const Node& node : ui.tree().nodes) {
        if (kit::interactive(node.role)) {
            if (node.label.empty()) {
                findings.push_back("without a name: " + node.key + " " + told(node.rect));
            }
            if (!seen.insert({node.layer, node.group, place_of(ui.tree().nodes, node), node.label,
                              node.value, node.description})
                     .second) {
                findings.push_back("the same name twice: " + told(node));
            }
        }
        const bool named = kit::interactive(node.role) || node.role == kit::Role::group;
        if (named && !ids.emplace(node.id, &node).second) {
            findings.push_back("the same id twice: " + node.key + " " + told(node));
        }
    }
}

void order(const kit::Ui& ui, Findings& findings) {
    // Among siblings, what comes next is not above and to the left of what came before. A toast is
    // heard last, and what can be done with marked text right after it, wherever these lie; what is
    // scrolled away is compared with its like only.
    std::map<int, const Node*> last;
    for (const Node& node : ui.tree().nodes) {
        if (node.key == "toast" || node.key == "text_marks" || node.role == kit::Role::handle) {
            continue;
        }
        const Node*& before = last[node.parent];
        if (before != nullptr && before->visible.empty() != node.visible.empty()) {
            before = &node;
            continue;
        }
        if (before != nullptr && before->layer == node.layer && !before->rect.empty() &&
            !node.rect.empty() && node.rect.bottom() <= before->rect.y + 1 &&
            node.rect.x < before->rect.right() - 1) {
            findings.push_back("out of reading order: " + told(node) + " after " + told(*before));
        }
        before = &node;
    }
    const std::vector<kit::NodeId> stops = kit::tab_stops(ui.tree(), 0);
    kit::NodeId at = 0;
    for (const kit::NodeId stop : stops) {
        at = kit::next_focus(ui.tree(), at, {kit::Key::tab, false, false});
        if (at != stop) {
            findings.emplace_back("the Tab key goes astray");
            break;
        }
    }
}

} // namespace

std::vector<std::string> audit(const kit::Ui& ui) {
    Findings findings;
    targets(ui, findings);
    fits(ui, findings);
    overlaps(ui, findings);
    glyphs(ui, findings);
    names(ui, findings);
    order(ui, findings);
    return findings;
}

void require_sound(const kit::Ui& ui, const std::string& where) {
    const Findings findings = audit(ui);
    std::string all;
    for (const std::string& finding : findings) {
        all += "\n  " + finding;
    }
    BOOST_CHECK_MESSAGE(findings.empty(), where << ":" << all);
}

} // namespace b2go::tests

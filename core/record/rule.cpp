#include "record/rule.hpp"

namespace b2go::record {

std::string_view name(Rule::Kind kind) {
    switch (kind) {
    case Rule::Kind::ask:
        return "ask";
    case Rule::Kind::latest:
        return "latest";
    case Rule::Kind::strictest:
        return "strictest";
    case Rule::Kind::add_wins:
        return "add_wins";
    case Rule::Kind::once:
        return "once";
    }
    return "";
}

} // namespace b2go::record

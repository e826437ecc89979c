#include "domain/choices.hpp"

#include "domain/reference_file.hpp"
#include "domain/text.hpp"

namespace b2go::domain {

namespace {

std::vector<registry::Option> options_of(std::string_view text, std::string_view key) {
    std::vector<registry::Option> options;
    const toml::array rows = rows_of(text, key);
    for (const toml::node& node : rows) {
        const toml::table* row = node.as_table();
        base::require(row != nullptr, "a row of a reference file is a table");
        options.push_back({text_in(*row, "code"), {text_in(*row, "da"), text_in(*row, "en")}});
    }
    return options;
}

} // namespace

std::vector<registry::Option> handling_modes() {
    return {{"guidance", {"Vejledning", "Guidance"}},
            {"application_help", {"Ansøgningshjælp", "Help with an application"}},
            {"simple_decision", {"Ukompliceret afgørelse", "Simple decision"}},
            {"referral", {"Viderehenvisning", "Referral"}},
            {"forwarding", {"Videresendelse", "Forwarding"}}};
}

std::vector<registry::Option> outcomes() {
    return {{"solved", {"Løst på stedet", "Solved on the spot"}},
            {"applied", {"Ansøgt", "Applied for"}},
            {"referred", {"Henvist", "Referred"}},
            {"refused", {"Afslag", "Refused"}},
            {"withdrawn", {"Frafaldet", "Withdrawn"}},
            {"unreachable", {"Ukontaktbar", "Unreachable"}}};
}

const std::vector<registry::Option>& districts() {
    static const std::vector<registry::Option> options = options_of(text::districts, "district");
    return options;
}

const std::vector<registry::Option>& languages() {
    static const std::vector<registry::Option> options = options_of(text::languages, "language");
    return options;
}

const std::vector<registry::Option>& needs() {
    static const std::vector<registry::Option> options = options_of(text::needs, "need");
    return options;
}

} // namespace b2go::domain

#include "ui_imgui/screens/form_options.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/consent.hpp"
#include "domain/types.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace b2go::screens {

using base::Language;
using registry::FieldDecl;
using registry::Kind;
using registry::Object;

namespace {

struct OptionMaker {
    const State& state;
    const CitizenDetail* concerns;
    Language language;

    std::vector<FormOption> staff() const {
        std::vector<FormOption> options;
        for (const auto& [id, name] : state.reference.staff) {
            const bool own = state.session && id == state.session->staff;
            options.push_back(
                {id.text(), name, own ? text(Word::you, language) : std::string(), false});
        }
        return options;
    }
    std::vector<FormOption> subjects() const {
        std::vector<FormOption> options;
        for (const Subject& subject : state.reference.subjects) {
            options.push_back(
                {subject.id.text(), subject.label.in(language), subject.authority, subject.acute});
        }
        return options;
    }
    std::vector<FormOption> units() const {
        std::vector<FormOption> options;
        for (const auto& [id, name] : state.reference.units) {
            options.push_back({id.text(), name.in(language), {}, false});
        }
        return options;
    }
    std::vector<FormOption> partners() const {
        std::vector<FormOption> options;
        for (const auto& [id, name] : state.reference.partners) {
            options.push_back({id.text(), name, {}, false});
        }
        return options;
    }
    std::vector<FormOption> matters() const {
        std::vector<FormOption> options;
        if (concerns != nullptr) {
            for (const Object& matter : concerns->matters) {
                options.push_back(
                    {matter.id.text(), matter_title(matter, state.reference, language), {}, false});
            }
        }
        return options;
    }
    /// Only what may be relied upon today.
    std::vector<FormOption> consents() const {
        std::vector<FormOption> options;
        if (concerns == nullptr) {
            return options;
        }
        const base::Date today = base::copenhagen_date(state.now);
        for (const Object& consent : concerns->consents) {
            if (domain::consent_holds(consent, today)) {
                options.push_back({consent.id.text(),
                                   consent.get(domain::consent().recipient).value_or(""),
                                   consent.get(domain::consent().purpose).value_or(""), false});
            }
        }
        return options;
    }
    std::vector<FormOption> referred(const FieldDecl& field) const {
        namespace types = domain::types;
        std::vector<FormOption> options;
        switch (field.target) {
        case types::kStaff:
            options = staff();
            break;
        case types::kSubject:
            options = subjects();
            break;
        case types::kUnit:
            options = units();
            break;
        case types::kPartner:
            options = partners();
            break;
        case types::kMatter:
            return matters();
        case types::kConsent:
            return consents();
        default:
            break;
        }
        std::ranges::stable_sort(options, {}, [](const FormOption& option) {
            return base::danish_sort_key(option.label);
        });
        return options;
    }
    std::vector<FormOption> options_of(const FieldDecl& field) const {
        std::vector<FormOption> options;
        if (field.kind == Kind::reference) {
            return referred(field);
        }
        if (field.name == "data_categories") {
            for (const Word word : {Word::data_contact, Word::data_situation, Word::data_matter,
                                    Word::data_economy, Word::data_housing, Word::data_health}) {
                // The Danish words are what is stored: what a citizen agreed to is one text.
                options.push_back({label(word).da, text(word, language), {}, false});
            }
            return options;
        }
        for (const registry::Option& option : field.options) {
            // Decisions are recorded when they can be proved; until then it is not offered.
            if (option.code != "simple_decision") {
                options.push_back({option.code, option.label.in(language), {}, false});
            }
        }
        return options;
    }
};

} // namespace

std::vector<FormOption> form_options(const State& state, const CitizenDetail* concerns,
                                     const FieldDecl& field) {
    return OptionMaker{state, concerns, state.preferences.language}.options_of(field);
}

} // namespace b2go::screens

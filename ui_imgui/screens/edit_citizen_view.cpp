#include "ui_imgui/screens/edit_citizen_view.hpp"

#include "ui_imgui/screens/catalogue.hpp"

namespace b2go::screens {

EditCitizenView make_edit_citizen_view(const State& state) {
    const auto language = state.preferences.language;
    EditCitizenView view;
    view.headings = {text(Word::step_who, language), text(Word::step_contact, language),
                     text(Word::step_needs, language)};
    if (!state.citizen) {
        return view;
    }
    view.is_loaded = true;
    const CitizenDetail& detail = *state.citizen;
    const base::AnyId id = detail.person.object.id;
    const DraftKey key{std::string(form_name::kCitizenEdit), id};
    for (int part = 0; part < kCitizenSteps; ++part) {
        view.parts.push_back(
            make_form_view(state, citizen_edit_part(part), key, &detail.person.object, &detail));
    }
    view.whole = make_form_view(state, form_named(form_name::kCitizenEdit), key,
                                &detail.person.object, &detail);
    if (detail.person.is_protected) {
        view.address_notice = text(Word::protected_address_replaces, language);
    }
    if (view.whole.is_begun) {
        view.actions.push_back({"discard", text(Word::discard_draft, language), kit::Icon::trash,
                                Weight::quiet, true, DiscardDraft{key}});
    }
    view.actions.push_back({"save", text(Word::save_edits, language), kit::Icon::check,
                            Weight::primary, view.whole.is_begun && state.saving == 0,
                            SaveCitizen{id}});
    return view;
}

} // namespace b2go::screens

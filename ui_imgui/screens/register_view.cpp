#include "ui_imgui/screens/register_view.hpp"

#include <algorithm>
#include <charconv>

#include "ui_imgui/screens/catalogue.hpp"

namespace b2go::screens {

using kit::Icon;

namespace {

int step_of(const Draft& draft) {
    const std::string& written = draft.text("_step");
    int step = 0;
    std::from_chars(written.data(), written.data() + written.size(), step);
    return std::clamp(step, 0, kCitizenSteps - 1);
}

} // namespace

RegisterView make_register_view(const State& state) {
    const auto language = state.preferences.language;
    const base::AnyId outing = state.route.id;
    const DraftKey key{std::string(form_name::kCitizen), outing};
    RegisterView view;
    view.title = text(Word::register_citizen, language);
    view.steps = {text(Word::step_who, language), text(Word::step_contact, language),
                  text(Word::step_needs, language)};
    view.step = step_of(draft_of(state, key));
    view.form = make_form_view(state, citizen_step(view.step), key, nullptr, nullptr);
    view.whole = make_form_view(state, form_named(form_name::kCitizen), key, nullptr, nullptr);
    view.anonymous_text = text(Word::anonymous_text, language);
    view.anonymous = {"anonymous",       text(Word::register_anonymous, language),
                      Icon::incognito,   Weight::secondary,
                      state.saving == 0, RegisterAnonymous{outing}};
    const auto to_step = [&](int step) { return WriteInDraft{key, "_step", std::to_string(step)}; };
    if (view.form.is_begun) {
        view.actions.push_back({"discard", text(Word::discard_draft, language), Icon::trash,
                                Weight::quiet, true, DiscardDraft{key}});
    }
    if (view.step > 0) {
        view.actions.push_back({"previous", text(Word::previous_step, language), Icon::chevron_left,
                                Weight::secondary, true, to_step(view.step - 1)});
    }
    // Whoever has the name has enough: the other steps can be taken later.
    const bool last = view.step == kCitizenSteps - 1;
    view.actions.push_back({"save", text(Word::save_citizen, language), Icon::check,
                            last ? Weight::primary : Weight::secondary,
                            view.form.is_begun && state.saving == 0, RegisterCitizen{outing}});
    if (!last) {
        view.actions.push_back({"next", text(Word::next_step, language), Icon::chevron_right,
                                Weight::primary, true, to_step(view.step + 1)});
    }
    return view;
}

} // namespace b2go::screens

#include "ui_imgui/screens/about_view.hpp"

#include "domain/types.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/shell_view.hpp"

namespace b2go::screens {

AboutView make_about_view(const State& state) {
    const auto language = state.preferences.language;
    AboutView view;
    view.program_heading = text(Word::product, language);
    view.program = {{text(Word::program_version, language), state.version},
                    {text(Word::data_version, language), std::to_string(domain::kSchema)}};
    view.tablet_heading = text(Word::this_tablet, language);
    view.data_heading = text(Word::on_this_tablet, language);
    if (state.session) {
        const Session& session = *state.session;
        view.tablet = {{text(Word::staff_member, language), session.staff_name},
                       {text(Word::role, language), role_text(session.role, language)},
                       {text(Word::team, language), session.team_name},
                       {text(Word::tablet, language), std::to_string(session.device)},
                       {text(Word::central, language), session.central_url}};
        const store::Counts& counts = state.standing.counts;
        view.data = {{text(Word::records, language), std::to_string(counts.records)},
                     {text(Word::unsent_changes, language), std::to_string(counts.unsent)},
                     {text(Word::open_promises_label, language),
                      std::to_string(state.standing.promises.open)},
                     {text(Word::drafts, language), std::to_string(state.drafts.size())}};
        if (session.demo) {
            view.demo = {kit::Tone::warn, text(Word::demo_explained, language)};
        }
    }
    view.principles_heading = text(Word::principles, language);
    view.principles = {text(Word::encrypted_explained, language),
                       text(Word::purpose_explained, language)};
    return view;
}

} // namespace b2go::screens

#include "tests/ui/kit/gallery.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace b2go::tests {

namespace {

using kit::Icon;
using kit::Tone;

const base::Date kToday = *base::Date::from_civil(2026, 5, 12);

void citizen_panel(kit::Ui& ui, GalleryState& state) {
    kit::heading(ui, "Karen Margrethe Demosen, 78 år");
    const kit::HoldEvent hold = kit::hold_to_reveal(ui, "cpr",
                                                    {.label = "CPR-nummer",
                                                     .masked = "678147-••••",
                                                     .revealed = "678147-NNNN",
                                                     .action = "Hold for at vise"});
    if (hold.began) {
        state.log.emplace_back("cpr vist");
    }
    kit::fact(ui, "Adresse", "Demovej 14, 2. tv.");
    kit::fact(ui, "Telefon", "00 00 34 12");
    kit::fact(ui, "Foretrukken kontakt", "Opkald – ikke sms");
    kit::pill(ui, {"Nedsat syn – stor skrift", Tone::warn, Icon::eye});
    kit::pill(ui, {"Pårørende: Åse (datter)", Tone::info, Icon::account_group});
    kit::heading(ui, "Tidligere besøg", kit::Face::strong);
    kit::fact_row(ui, "3. mar.", "NemKonto ændret");
    kit::fact_row(ui, "14. jan.", "Pas bestilt");
    if (kit::button(ui, "card", "Åbn borgerkort", {.icon = Icon::card_account, .fill = true})) {
        state.log.emplace_back("borgerkort");
    }
}

void matters(kit::Ui& ui, GalleryState& state) {
    const kit::Card card(
        ui, "matters", {.title = "Sager i dag", .action = "Tilføj sag", .action_icon = Icon::plus});
    if (card.acted()) {
        state.log.emplace_back("tilføj");
    }
    const std::array solved{kit::PillText{"Løst", Tone::ok, Icon::check_circle}};
    const std::array missing{kit::PillText{"Mangler", Tone::warn, Icon::alert}};
    const std::array referred{kit::PillText{"Henvist", Tone::info, Icon::share}};
    if (kit::list_row(ui, "mitid",
                      {.title = "MitID – genaktivering",
                       .detail = "Løst på stedet · 12 min.",
                       .icon = Icon::key,
                       .pills = solved})) {
        state.log.emplace_back("mitid");
    }
    kit::divider(ui);
    if (kit::list_row(ui, "post",
                      {.title = "Digital Post – fritagelse",
                       .detail = "Ansøgning udfyldt · mangler underskrift",
                       .icon = Icon::email,
                       .pills = missing})) {
        state.log.emplace_back("post");
    }
    kit::divider(ui);
    if (kit::list_row(ui, "housing",
                      {.title = "Boligstøtte – ændring",
                       .detail = "Henvist til Udbetaling Danmark",
                       .icon = Icon::home,
                       .pills = referred})) {
        state.log.emplace_back("housing");
    }
}

void visit(kit::Ui& ui, GalleryState& state) {
    kit::TwoColumns parts(ui, "visit", {.first = "Borger", .second = "Besøg"}, state.part);
    if (parts.first()) {
        citizen_panel(ui, state);
    }
    if (parts.second()) {
        const std::array<kit::Choice, 3> channels{{{.key = "popup", .label = "Pop-up"},
                                                   {.key = "home", .label = "Hjemmebesøg"},
                                                   {.key = "phone", .label = "Telefon"}}};
        if (kit::segmented(ui, "channel", "Kanal", channels, state.channel)) {
            state.log.push_back(state.channel);
        }
        static_cast<void>(kit::stepper(ui, "minutes", "Varighed", state.minutes,
                                       {.least = 5, .most = 120, .step = 5, .unit = "min."}));
        matters(ui, state);
        {
            const kit::Card card(ui, "consent", {.title = "Samtykke"});
            static_cast<void>(kit::toggle(ui, "contact", "Vi må kontakte Udbetaling Danmark",
                                          "Gælder boligstøtte · udløber 12. nov.",
                                          state.may_contact));
            static_cast<void>(kit::toggle(ui, "talk", "Vi må tale med datteren Åse",
                                          "Kan trækkes tilbage når som helst", state.may_talk));
        }
        const kit::Card card(ui, "follow_up", {.title = "Opfølgning"});
        {
            kit::Columns columns(ui, 2, 260);
            columns.next();
            static_cast<void>(
                kit::date_field(ui, "due",
                                {.label = "Dato for opfølgning",
                                 .error = state.due ? "" : "Vælg en dato, før besøget afsluttes"},
                                state.due, {.today = kToday, .first = kToday}));
            columns.next();
            const std::array<kit::Choice, 3> owners{{{.key = "mette", .label = "Mette Testholm"},
                                                     {.key = "jens", .label = "Jens Prøvekjær"},
                                                     {.key = "aase", .label = "Åse Fiktivgaard"}}};
            static_cast<void>(kit::pick_field(ui, "owner",
                                              {.label = "Ansvarlig", .icon = Icon::account_group},
                                              owners, state.owner));
        }
        kit::text_area(ui, "note", {.label = "Notat"}, state.note);
    }
}

void fields(kit::Ui& ui, GalleryState& state) {
    const kit::Body body(ui, "fields");
    const std::array<std::string, 3> names{"Hvem", "Kontakt", "Behov"};
    kit::steps(ui, "steps", names, 1);
    const std::array<kit::Choice, 3> parts{{{.key = "one", .label = "Oplysninger"},
                                            {.key = "two", .label = "Opfølgninger", .count = 4},
                                            {.key = "three", .label = "Historik"}}};
    static_cast<void>(kit::tabs(ui, "tabs", "Dele", parts, state.tab));
    kit::banner(ui, "offline", Tone::warn,
                "Der er intet net. Alt gemmes på tabletten og sendes, når der er net igen.");
    {
        kit::Columns columns(ui, 2, 300);
        columns.next();
        kit::text_field(ui, "name", {.label = "Navn", .placeholder = "Fornavn og efternavn"},
                        state.name);
        columns.next();
        kit::text_field(ui, "passphrase",
                        {.label = "Adgangssætning",
                         .hint = "Mindst fire ord, som kun du kender",
                         .icon = Icon::lock},
                        state.passphrase, kit::FieldKind::secret);
        columns.next();
        kit::text_field(ui, "cpr", {.label = "CPR-nummer", .placeholder = "DDMMÅÅ-LLLL"}, state.cpr,
                        kit::FieldKind::person_number);
        columns.next();
        static_cast<void>(kit::time_field(ui, "time", {.label = "Klokkeslæt"}, state.time));
    }
    const std::array<kit::Choice, 4> needs{
        {{.key = "tolk", .label = "Tolk"},
         {.key = "syn", .label = "Synsnedsættelse", .detail = "Stor skrift og oplæsning"},
         {.key = "let", .label = "Let dansk"},
         {.key = "ro", .label = "Psykisk ro", .detail = "Et sted uden støj"}}};
    static_cast<void>(kit::pick_many_field(ui, "needs", {.label = "Hensyn"}, needs, state.needs));
    std::vector<kit::Choice> subjects;
    for (const char* name : {"Flytning", "Sundhedskort", "Lægevalg", "MitID", "Digital Post",
                             "NemKonto", "Folkepension", "Boligstøtte", "Kontanthjælp",
                             "Sygedagpenge", "Enkeltudgift", "Hjemmepleje"}) {
        subjects.push_back({.key = name, .label = name});
    }
    static_cast<void>(kit::pick_field(ui, "subject", {.label = "Emne"}, subjects, state.subject));
    const std::array<std::pair<const char*, const char*>, 4> reasons{
        {{"newest", "Nyeste oplysning"},
         {"confirmed", "Bekræftet af borger"},
         {"consent", "Samtykke tilsidesætter"},
         {"typo", "Tastefejl"}}};
    {
        const kit::Flow flow(ui);
        for (const auto& [key, label] : reasons) {
            const auto found = std::find(state.chips.begin(), state.chips.end(), key);
            if (kit::chip(ui, key, label, found != state.chips.end())) {
                if (found == state.chips.end()) {
                    state.chips.emplace_back(key);
                } else {
                    state.chips.erase(found);
                }
            }
        }
    }
    kit::meter(ui, "Nordbyen", 62, 100);
    static_cast<void>(
        kit::signature_pad(ui, "signature", {.label = "Underskrift"}, state.signature));
}

std::string row_name(std::size_t index) {
    constexpr std::array kFirst{"Åse", "Jürgen", "Łukasz", "Çiğdem", "Mette", "Søren", "Ольга"};
    constexpr std::array kLast{"Demosen", "Fiktivgaard", "Prøvekjær", "Testholm"};
    return fmt::format("{} {}, nr. {}", kFirst[index % kFirst.size()],
                       kLast[index / 7 % kLast.size()], index + 1);
}

void citizens(kit::Ui& ui, GalleryState& state) {
    const kit::Body body(ui, "citizens");
    kit::search_field(ui, "search",
                      {.label = "Søg på navn, adresse eller sagsnummer",
                       .placeholder = "Fx Demosen eller Demovej"},
                      state.search);
    kit::virtual_list(ui, "list", state.rows, [&](std::size_t index) {
        const std::string name = row_name(index);
        if (kit::list_row(ui, "c" + std::to_string(index),
                          {.title = name, .detail = "Demovej 14 · 2 åbne sager", .framed = true})) {
            state.log.push_back(name);
        }
    });
}

void option_row(kit::Ui& ui, std::string_view field, std::string& chosen,
                const std::array<std::pair<std::string, std::string>, 3>& texts) {
    const kit::Scope scope(ui, field);
    constexpr std::array kShares{1.5F, 2.0F, 2.0F, 2.0F};
    constexpr std::array kKeys{"before", "mine", "theirs"};
    constexpr std::array kTones{Tone::neutral, Tone::info, Tone::theirs};
    constexpr std::array kSides{"før", "min tablet", "central"};
    kit::Columns columns(ui, ui.narrow() ? std::span<const float>(kShares).subspan(3)
                                         : std::span<const float>(kShares));
    columns.next();
    kit::text(ui, field, kit::Face::strong);
    kit::pill(ui, {"Konflikt", Tone::error, Icon::alert});
    for (std::size_t i = 0; i < 3; ++i) {
        columns.next();
        const auto& [label, note] = texts[i];
        const std::string spoken = fmt::format("{}, {}: {}", field, kSides[i], label);
        if (kit::option(ui, kKeys[i],
                        {.label = label, .note = note, .spoken = spoken, .strong = i > 0},
                        chosen == kKeys[i], kTones[i])) {
            chosen = kKeys[i];
        }
    }
}

void conflicts(kit::Ui& ui, GalleryState& state) {
    {
        const kit::Body body(ui, "conflicts");
        option_row(ui, "Adresse", state.address,
                   {{{"Demovej 14, 2. tv.", ""},
                     {"Demovej 3, st. th., 5970 Demokøbing", "Ændret · Mette · i dag 10:12"},
                     {"Demovej 14, 1. th.", "Ændret · Jens · i går 15:40"}}});
        option_row(ui, "Kontaktform", state.contact,
                   {{{"Sms", ""},
                     {"Opkald", "Ændret · Mette · i dag 10:12"},
                     {"Digital Post", "Ændret · Jens · i går 15:40"}}});
        kit::small_text(ui, "Valgt resultat sendes som ny version. Begge oprindelige versioner "
                            "bevares i historikken.");
    }
    const auto answer =
        kit::decision(ui, "sure",
                      {.title = "Gem løsningen?",
                       .body = "Begge værdier bevares i historikken, og begge kolleger får besked.",
                       .yes = "Gem løsning",
                       .no = "Se den igennem igen"},
                      state.asks);
    if (answer) {
        state.answer = answer;
    }
}

void states(kit::Ui& ui, GalleryState& state) {
    {
        const kit::Body body(ui, "states");
        if (kit::progress(ui, "sync",
                          {.label = "Sender ændringer",
                           .count = "34 af 120 · ca. 20 sek. tilbage",
                           .cancel = "Stop"},
                          state.share)) {
            state.log.emplace_back("stop");
        }
        if (kit::empty_state(ui, "empty", Icon::calendar_check, "Ingen opfølgninger i dag",
                             "Når du lover nogen noget, står det her med dato og ansvarlig.",
                             "Opret opfølgning")) {
            state.log.emplace_back("opret");
        }
        if (kit::error_state(ui, "error",
                             {"Centralen svarede ikke",
                              "Dine ændringer er gemt her og går ikke tabt.",
                              "Prøv igen, når der er net."},
                             "Prøv igen")) {
            state.log.emplace_back("igen");
        }
    }
    if (state.toast) {
        const kit::ToastEvent event =
            kit::toast_bar(ui, "toast", "Opfølgning slettet", "Fortryd", Icon::trash);
        if (event != kit::ToastEvent::none) {
            state.log.emplace_back(event == kit::ToastEvent::action ? "fortryd" : "luk");
            state.toast = false;
        }
    }
}

void bottom(kit::Ui& ui, GalleryState& state) {
    kit::ActionBar bar(ui);
    if (!bar.visible()) {
        return;
    }
    kit::pill(ui, {"Kladde gemt kl. 10:42", Tone::ok, Icon::check_circle});
    if (!state.due && state.page == "visit") {
        kit::pill(ui, {"1 felt mangler", Tone::error, Icon::alert_circle});
    }
    bar.actions();
    if (kit::button(ui, "save", "Gem og luk", {.icon = Icon::content_save})) {
        state.log.emplace_back("gem");
    }
    if (kit::button(ui, "finish",
                    state.page == "conflicts" ? "Gem løsning (2 af 2)" : "Afslut besøg",
                    {.emphasis = kit::Emphasis::primary, .icon = Icon::check})) {
        state.log.emplace_back("afslut");
        state.asks = state.page == "conflicts";
        if (!state.due && state.page == "visit") {
            ui.focus_key("due");
        }
    }
}

} // namespace

std::vector<std::string> gallery_pages() {
    return {"visit", "fields", "citizens", "conflicts", "states"};
}

void draw_gallery(kit::Ui& ui, GalleryState& state) {
    const std::array<kit::RailItem, 5> items{
        {{.key = "visit", .label = "Besøg", .icon = Icon::card_account},
         {.key = "fields", .label = "Felter", .icon = Icon::pencil},
         {.key = "citizens", .label = "Borgere", .icon = Icon::account_group},
         {.key = "conflicts", .label = "Synk.", .icon = Icon::sync_alert, .count = 6},
         {.key = "states", .label = "Tilstande", .icon = Icon::flag, .at_bottom = true}}};
    const kit::RailPerson person{"MT", "Mette Testholm", "Mette T.", {"Medarbejder", "Team Syd"}};
    if (const auto page = kit::rail(ui, items, state.page, &person)) {
        state.page = *page;
    }
    const std::array<kit::TopStatus, 2> statuses{
        {{.key = "unsent",
          .pill = {"Offline · 3 ændringer venter", Tone::warn, Icon::wifi_off},
          .action = true},
         {.key = "battery", .pill = {"82 %", Tone::neutral, Icon::battery}}}};
    const kit::TopBarEvent event =
        kit::top_bar(ui, {.title = "Besøg · Demogården Plejecenter",
                          .subtitle = "Tirsdag 12. maj · pop-up kl. 10–13 · sag 2 af 9",
                          .statuses = statuses,
                          .clock = "10:46",
                          .back = state.page == "fields" ? "Tilbage til turen" : ""});
    if (!event.status.empty()) {
        state.log.push_back(event.status);
    }
    if (state.page == "visit") {
        visit(ui, state);
    } else if (state.page == "fields") {
        fields(ui, state);
    } else if (state.page == "citizens") {
        citizens(ui, state);
    } else if (state.page == "conflicts") {
        conflicts(ui, state);
    } else {
        states(ui, state);
    }
    if (state.page != "citizens") {
        bottom(ui, state);
    }
}

} // namespace b2go::tests

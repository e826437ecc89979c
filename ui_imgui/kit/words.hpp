#pragma once

#include <string>

#include "base/label.hpp"
#include "base/time.hpp"

namespace b2go::kit {

/// The few words the kit itself says.
struct Words {
    base::Label yes{"Ja", "Yes"};
    base::Label no{"Nej", "No"};
    base::Label choose{"Vælg …", "Choose …"}; ///< inside an empty pick field
    base::Label accept{"Vælg", "Choose"};     ///< takes over what a picker shows
    base::Label cancel{"Annullér", "Cancel"};
    base::Label close{"Luk", "Close"};
    /// Of words longer than their place.
    base::Label reads_on{"Længere, end der er plads til. Pil ned viser resten.",
                         "Longer than there is room for. Arrow down shows the rest."};
    base::Label none_chosen{"Intet valgt", "Nothing chosen"};
    base::Label search{"Søg", "Search"};
    base::Label empty_field{"Tøm feltet", "Empty the field"}; ///< takes a field's text away
    base::Label less{"Mindre", "Less"};                       ///< before a stepper's label
    base::Label more{"Mere", "More"};
    base::Label earlier_month{"Forrige måned", "Previous month"};
    base::Label later_month{"Næste måned", "Next month"};
    base::Label no_date{"Ingen dato", "No date"};
    base::Label hour{"Time", "Hour"};
    base::Label minute{"Minut", "Minute"};
    base::Label error{"Fejl", "Error"};
    base::Label required{"påkrævet", "required"}; ///< after the label of a field
    base::Label erase{"Visk ud", "Erase"};        ///< takes a signature away
    base::Label signed_mark{"Underskrevet", "Signed"};
    base::Label not_signed{"Ikke underskrevet", "Not signed"};
    base::Label step_of{"Trin", "Step"};
    base::Label no_results{"Intet passer på søgningen. Prøv med færre bogstaver.",
                           "Nothing matches the search. Try fewer letters."};
    base::Label nothing_to_pick{"Der er endnu intet at vælge imellem.",
                                "There is nothing to choose from yet."};
    base::Label marks{"Det markerede", "What is marked"}; ///< the bar of what can be done with it
    base::Label mark_begin{"Markeringens begyndelse", "Start of what is marked"};
    base::Label mark_end{"Markeringens slutning", "End of what is marked"};
    base::Label not_copied{"Adgangssætninger og CPR-numre kopieres ikke.",
                           "Passphrases and CPR numbers are not copied."};

    base::Label text_was_cut{
        "Der var ikke plads til det hele: slutningen kom ikke med. Del teksten op.",
        "There was no room for all of it: the end was left out. Split the text."};

    // Keys of the on-screen keyboard, and of the bar.
    base::Label key_shift{"Skift", "Shift"};
    base::Label key_space{"Mellemrum", "Space"};
    base::Label key_delete{"Slet", "Delete"};
    base::Label key_done{"Færdig", "Done"};
    base::Label key_line{"Ny linje", "New line"};
    base::Label key_symbols{"&123", "&123"};
    base::Label key_letters{"abc", "abc"};
    base::Label key_accents{"éüß", "éüß"};
    base::Label key_edit{"Redigér", "Edit"};
    base::Label key_undo{"Fortryd", "Undo"};
    base::Label key_redo{"Gentag", "Redo"};
    base::Label key_all{"Markér alt", "Select all"};
    base::Label key_copy{"Kopiér", "Copy"};
    base::Label key_cut{"Klip", "Cut"};
    base::Label key_paste{"Sæt ind", "Paste"};
    base::Label key_left{"Til venstre", "Left"};
    base::Label key_right{"Til højre", "Right"};
};
[[nodiscard]] const Words& words();

/// `12. maj 2026` / `12 May 2026`.
[[nodiscard]] std::string date_text(base::Date date, base::Language language);
/// `tirsdag 12. maj 2026`: what a screen reader says of a day.
[[nodiscard]] std::string spoken_date(base::Date date, base::Language language);
/// `maj 2026`.
[[nodiscard]] std::string month_text(int year, unsigned month, base::Language language);
/// Two letters, weekday 0 is Monday.
[[nodiscard]] std::string weekday_text(int weekday, base::Language language);
/// 0 is Monday, 6 Sunday.
[[nodiscard]] int weekday_of(base::Date date);
/// `10:05` of minutes after midnight.
[[nodiscard]] std::string time_text(int minutes);

} // namespace b2go::kit

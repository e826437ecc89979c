#pragma once

// Words of citizens, promises, sync, conflicts and settings, in Danish and English on one line, so
// that neither can be missing. Read by catalogue.hpp only. `{}` is filled in.

// clang-format off
#define B2GO_WORDS_OF_RECORDS(word) \
    /* a citizen */ \
    word(search_label, \
         "Søg på navn, adresse, telefon, kontaktkode eller CPR", \
         "Search by name, address, phone, contact code or CPR") \
    word(search_placeholder, "Fx Demosen eller Demovej", "E.g. Demosen or Demovej") \
    word(search_is_local, "Søgningen sker på tabletten", "Searching happens on this tablet") \
    word(whom_do_you_meet, "Hvem møder du?", "Whom do you meet?") \
    word(one_citizen, "1 borger på tabletten", "1 citizen on this tablet") \
    word(citizens_count, "{} borgere på tabletten", "{} citizens on this tablet") \
    word(found_one, "1 fundet", "1 found") \
    word(found_many, "{} fundet", "{} found") \
    word(found_at_least, \
         "De nyeste {} vises. Skriv mere for at finde den rigtige.", \
         "The latest {} are shown. Type more to find the right one.") \
    word(nobody_found, "Ingen fundet", "Nobody found") \
    word(nobody_found_do, \
         "Prøv færre bogstaver, eller registrér borgeren.", \
         "Try fewer letters, or register the citizen.") \
    word(no_citizens, "Ingen borgere på tabletten", "No citizens on this tablet") \
    word(no_citizens_do, \
         "Synkronisér, eller registrér den første.", \
         "Sync, or register the first one.") \
    word(too_many_to_list, "Søg efter borgeren", "Search for the citizen") \
    word(too_many_to_list_do, \
         "Skriv begyndelsen af et navn, en vej eller et nummer.", \
         "Type the beginning of a name, a street or a number.") \
    word(matters, "Sager", "Matters") \
    word(no_promises, "Ingen åbne løfter", "No open promises") \
    word(no_promises_do, \
         "Nye løfter gives under et besøg.", \
         "New promises are made during a visit.") \
    word(history, "Historik", "History") \
    word(no_history, "Ikke mødt før", "Not met before") \
    word(no_history_do, \
         "Besøg og notater kommer til at stå her.", \
         "Visits and notes will stand here.") \
    word(visit_on, "Besøg: {}", "Visit: {}") \
    /* registering */ \
    word(register_subtitle, \
         "Navnet er nok. Resten kan vente.", \
         "The name is enough. The rest can wait.") \
    word(edit_citizen, "Ret oplysninger", "Edit details") \
    word(save_edits, "Gem rettelser", "Save edits") \
    word(said_citizen_edited, "Rettelserne er gemt.", "The edits are saved.") \
    word(protected_address_replaces, \
         "Adressen er beskyttet og vises ikke. Skriver du en her, erstatter den hele adressen.", \
         "The address is protected and not shown. One written here replaces the whole address.") \
    word(step_who, "Hvem", "Who") \
    word(step_contact, "Kontakt", "Contact") \
    word(step_needs, "Behov", "Needs") \
    word(anonymous_text, \
         "Vil borgeren ikke sige, hvem det er? Så får de en kontaktkode, og I kan finde " \
         "hinanden igen.", \
         "The citizen prefers not to say who they are? They get a contact code, so that you " \
         "can find each other again.") \
    word(register_anonymous, "Registrér anonymt", "Register anonymously") \
    word(previous_step, "Forrige", "Previous") \
    word(next_step, "Næste", "Next") \
    word(save_citizen, "Gem borger", "Save citizen") \
    /* follow-ups */ \
    word(group_overdue, "Over tid", "Overdue") \
    word(group_today, "I dag", "Today") \
    word(group_this_week, "De næste syv dage", "The next seven days") \
    word(group_later, "Senere", "Later") \
    word(without_date, "Uden dato", "Without a date") \
    word(without_owner, "Uden ejer", "Without owner") \
    /* sync */ \
    word(sync_now, "Synkronisér nu", "Sync now") \
    word(stop_sync, "Stop", "Stop") \
    word(stopping_sync, \
         "Stopper. Det, der er nået frem, gælder.", \
         "Stopping. What has arrived stands.") \
    word(sending, "Sender ændringer", "Sending changes") \
    word(receiving, "Henter nyt", "Fetching what is new") \
    word(so_many_of, "{} af {}", "{} of {}") \
    word(about_so_long_left, "ca. {} tilbage", "about {} left") \
    word(all_sent, \
         "Alt, der er skrevet på tabletten, er modtaget af centralen.", \
         "Everything written on this tablet has been received by the central.") \
    word(one_change_is_safe, \
         "1 ændring er gemt på tabletten og endnu ikke sendt.", \
         "1 change is saved on this tablet and not sent yet.") \
    word(changes_are_safe, \
         "{} ændringer er gemt på tabletten og endnu ikke sendt.", \
         "{} changes are saved on this tablet and not sent yet.") \
    word(on_this_tablet, "På tabletten", "On this tablet") \
    word(unsent_changes, "Ikke sendt", "Not sent") \
    word(open_promises_label, "Åbne løfter", "Open promises") \
    word(promises_unowned, "Uden ejer eller dato", "Without owner or date") \
    word(to_decide, "Skal afgøres", "To be decided") \
    word(set_apart, "Sat til side", "Set apart") \
    word(last_sync, "Sidste synkronisering", "Last sync") \
    word(last_synced, "Sidst synkroniseret {}", "Last synced {}") \
    word(never_synced, "Ikke synkroniseret endnu", "Not synced yet") \
    word(when, "Hvornår", "When") \
    word(sent, "Sendt", "Sent") \
    word(fetched, "Hentet", "Fetched") \
    word(verdict_applied, "flettet", "merged") \
    word(verdict_concurrent, "flettet ved siden af andres", "merged beside others'") \
    word(verdict_conflict, "skal afgøres", "to be decided") \
    word(verdict_duplicate, "var der i forvejen", "was there already") \
    word(verdict_gone, "slettet ved lov", "erased by law") \
    word(verdict_quarantined, "sat til side", "set apart") \
    word(receipt, "Kvittering", "Receipt") \
    word(receipt_explained, \
         "Centralen har skrevet under på, at alt til og med dette nummer er modtaget.", \
         "The central has signed that everything up to this number has been received.") \
    word(no_receipt, "Ingen kvittering endnu", "No receipt yet") \
    word(no_receipt_do, \
         "Den kommer med den første synkronisering.", \
         "It comes with the first sync.") \
    word(tablet, "Tablet", "Tablet") \
    word(received_up_to, "Til og med nr.", "Up to number") \
    word(received_at, "Modtaget", "Received") \
    word(chain, "Kæde", "Chain") \
    word(backed_up_to, "Sikkerhedskopi til nr.", "Backed up to number") \
    word(see_one_conflict, "Se det, der skal afgøres", "See what must be decided") \
    word(see_conflicts, "Se de {}, der skal afgøres", "See the {} to be decided") \
    /* conflicts */ \
    word(no_conflicts, "Intet at afgøre", "Nothing to decide") \
    word(no_conflicts_do, \
         "Alt er flettet. Nye konflikter kommer ved synkronisering.", \
         "Everything is merged. New conflicts come with a sync.") \
    word(conflict_queue, "Kø", "Queue") \
    word(conflict_fields, "Felter", "Fields") \
    word(one_record_in_conflict, "1 post skal afgøres", "1 record to decide") \
    word(records_in_conflict, "{} poster skal afgøres", "{} records to decide") \
    word(one_field, "1 felt", "1 field") \
    word(so_many_fields, "{} felter", "{} fields") \
    word(field, "Felt", "Field") \
    word(before, "Før", "Before") \
    word(before_both, "Det så begge, før de skrev", "What both saw before they wrote") \
    word(before_unknown, "De så ikke det samme", "They did not see the same") \
    word(version, "Udgave {}", "Version {}") \
    word(this_tablet, "Denne tablet", "This tablet") \
    word(on_tablet, "tablet {}", "tablet {}") \
    word(deletion, "Sletning", "Deletion") \
    word(record_kept, "Behold posten", "Keep the record") \
    word(record_deleted, "Slet posten", "Delete the record") \
    word(edits_kept, "Rettelserne bliver stående", "The edits stand") \
    word(edits_after_deletion, \
         "Rettet af nogen, der ikke vidste, at posten var slettet", \
         "Edited by somebody who did not know that it was deleted") \
    word(chosen, "Valgt", "Chosen") \
    word(own_word, "Begge var forkerte: skriv selv", "Both were wrong: write it yourself") \
    word(own_word_note, "Din egen udgave", "Your own version") \
    word(element_in, "Med", "In") \
    word(element_out, "Ikke med", "Not in") \
    word(must_be_decided, "Skal afgøres", "To be decided") \
    word(decided_by_rule, "Afgjort af reglen", "Decided by the rule") \
    word(merged_automatically, "Flettet automatisk – kan ændres", \
         "Merged automatically – can be changed") \
    word(all_wrote_the_same, "Alle skrev det samme", "Everybody wrote the same") \
    word(stands_now, "Gælder nu", "Stands now") \
    word(skip_conflict, "Spring over", "Skip") \
    word(so_many_changed, "{} ændret", "{} changed") \
    word(reason_heading, "Begrundelse (gemmes i historikken)", "Reason (kept in the history)") \
    word(reason_label, "Begrundelse", "Reason") \
    word(reason_citizen, "Bekræftet af borgeren", "Confirmed by the citizen") \
    word(reason_newest, "Nyeste oplysning", "Latest information") \
    word(reason_seen_paper, "Set på papir", "Seen on paper") \
    word(reason_typing, "Tastefejl", "Typing error") \
    word(both_kept, \
         "Det valgte bliver en ny udgave. Begge oprindelige bevares i historikken.", \
         "What you choose becomes a new version. Both originals are kept in the history.") \
    word(save_decision, "Gem afgørelse ({})", "Save decision ({})") \
    word(will_stand_heading, "Sådan kommer det til at stå", "This is what will stand") \
    word(let_it_stand, "Ja, gem", "Yes, save it") \
    word(discard_choice, "Fortryd valg", "Undo choices") \
    word(decision_needs_a_choice, \
         "Vælg først en udgave. Intet er ændret.", \
         "Choose a version first. Nothing was changed.") \
    word(decision_needs_a_reason, \
         "Skriv en kort begrundelse. Dine valg er gemt som kladde.", \
         "Write a short reason. Your choices are kept as a draft.") \
    /* settings and about */ \
    word(settings_look, "Udseende", "Look") \
    word(settings_help, "Hjælp til at bruge tabletten", "Help with using the tablet") \
    word(settings_safety, "Sikkerhed", "Safety") \
    word(setting_language, "Sprog", "Language") \
    word(setting_text_size, "Tekststørrelse", "Text size") \
    word(setting_theme, "Tema", "Theme") \
    word(theme_light, "Lyst", "Light") \
    word(theme_dark, "Mørkt", "Dark") \
    word(setting_gloves, "Handsker", "Gloves") \
    word(setting_gloves_detail, \
         "Alt, der trykkes på, bliver en fjerdedel større.", \
         "Everything you tap grows by a quarter.") \
    word(setting_read_aloud, "Oplæsning", "Read aloud") \
    word(setting_read_aloud_detail, \
         "Læser det op, der er i fokus. CPR-numre læses aldrig op.", \
         "Reads what is in focus. CPR numbers are never read.") \
    word(setting_idle_lock, \
         "Lås, når ingen har rørt tabletten i", \
         "Lock when nobody has touched the tablet for") \
    word(minutes_short, "{} min.", "{} min.") \
    word(program_version, "Version", "Version") \
    word(data_version, "Dataformat", "Data format") \
    word(staff_member, "Medarbejder", "Staff member") \
    word(role, "Rolle", "Role") \
    word(team, "Team", "Team") \
    word(central, "Central", "Central") \
    word(records, "Poster", "Records") \
    word(demo_explained, \
         "Tabletten er en demo. Alle borgere er fiktive, og rigtige CPR-numre afvises.", \
         "This tablet is a demo. All citizens are fictitious, and real CPR numbers are refused.") \
    word(principles, "Sådan behandles oplysninger", "How data is treated") \
    word(encrypted_explained, \
         "Alt er krypteret på tabletten og kan kun åbnes med din adgangssætning.", \
         "Everything is encrypted on this tablet and opens only with your passphrase.") \
    word(purpose_explained, \
         "Oplysningerne bruges til at hjælpe borgeren videre og aldrig til kontrol.", \
         "The data is used to help the citizen onwards and never for control.")
// clang-format on

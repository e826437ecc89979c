#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>

#include "base/label.hpp"

/// The window's own words: Danish and English in one line, so that neither can be missing. What is
/// stored has its labels in the registry. `{}` is filled in.
namespace b2go::screens {

// clang-format off
#define B2GO_WORDS(word)                                                                            \
    word(product, "Borgerservice 2GO", "Borgerservice 2GO") \
    /* around the screens */ \
    word(today, "I dag", "Today") \
    word(outing, "Tur", "Outing") \
    word(visit, "Besøg", "Visit") \
    word(citizens, "Borgere", "Citizens") \
    word(citizen_card, "Borgerkort", "Citizen's card") \
    word(register_citizen, "Registrér borger", "Register citizen") \
    word(follow_ups, "Opfølgninger", "Follow-ups") \
    word(sync, "Synk.", "Sync") \
    word(synchronisation, "Synkronisering", "Synchronisation") \
    word(conflicts, "Konflikter", "Conflicts") \
    word(settings, "Indstillinger", "Settings") \
    word(about, "Om programmet", "About the program") \
    word(about_short, "Om", "About") \
    word(lock_now, "Lås", "Lock") \
    word(back, "Tilbage", "Back") \
    word(close, "Luk", "Close") \
    word(undo, "Fortryd", "Undo") \
    word(could_not, "Det kunne ikke lade sig gøre", "It could not be done") \
    word(understood, "Forstået", "Understood") \
    word(loading, "Henter …", "Loading …") \
    word(yes, "Ja", "Yes") \
    word(no, "Nej", "No") \
    word(you, "dig", "you") \
    word(owned_by, "Ansvarlig: {}", "Owner: {}") \
    word(offline, "Offline", "Offline") \
    word(syncing, "Synkroniserer …", "Syncing …") \
    word(nothing_waits, "Alt er sendt", "Everything is sent") \
    word(one_change_waits, "1 ændring venter", "1 change waits") \
    word(changes_wait, "{} ændringer venter", "{} changes wait") \
    word(one_open_promise, "1 åbent løfte", "1 open promise") \
    word(open_promises, "{} åbne løfter", "{} open promises") \
    word(one_unowned, "1 løfte uden ejer", "1 promise without owner") \
    word(many_unowned, "{} løfter uden ejer", "{} promises without owner") \
    word(demo, "Demo", "Demo") \
    word(role_staff, "Medarbejder", "Staff") \
    word(role_coordinator, "Koordinator", "Coordinator") \
    word(role_sync_admin, "Synkroniseringsansvarlig", "Sync admin") \
    word(role_partner_staff, "Partnermedarbejder", "Partner staff") \
    /* the lock */ \
    word(lock_subtitle, \
         "Alt på tabletten er krypteret. Skriv din adgangssætning for at fortsætte.", \
         "Everything on this tablet is encrypted. Type your passphrase to go on.") \
    word(passphrase, "Adgangssætning", "Passphrase") \
    word(unlock, "Lås op", "Unlock") \
    word(unlocking, "Låser op …", "Unlocking …") \
    word(opening, "Åbner dagens arbejde …", "Opening today's work …") \
    word(wrong_passphrase, \
         "Adgangssætningen passer ikke. Alt er stadig gemt og krypteret. Prøv igen.", \
         "The passphrase does not fit. Everything is still stored and encrypted. Try again.") \
    word(one_try_left, \
         "Ét forsøg mere, før der skal ventes.", \
         "One more try before you have to wait.") \
    word(tries_left, \
         "{} forsøg mere, før der skal ventes.", \
         "{} more tries before you have to wait.") \
    word(wait_before_trying, \
         "Vent {}, før du prøver igen. Ventetiden gælder også efter genstart.", \
         "Wait {} before you try again. Restarting does not shorten the wait.") \
    /* what was done */ \
    word(said_outing_started, "Turen er begyndt.", "The outing has begun.") \
    word(said_outing_closed, \
         "Turen er lukket. Alt, der er lovet, har en ejer og en dato.", \
         "The outing is closed. Everything promised has an owner and a date.") \
    word(said_counted, "Talt med.", "Counted.") \
    word(said_taken_back, "Taget tilbage.", "Taken back.") \
    word(said_citizen_registered, "Borgeren er registreret.", "The citizen is registered.") \
    word(said_visit_saved, "Besøget er gemt.", "The visit is saved.") \
    word(said_visit_finished, "Besøget er afsluttet og gemt.", "The visit is finished and " \
         "saved.") \
    word(said_matter_opened, "Sagen er oprettet.", "The matter is opened.") \
    word(said_consent_given, "Samtykket er gemt.", "The consent is saved.") \
    word(said_consent_withdrawn, "Samtykket er trukket tilbage.", "The consent is withdrawn.") \
    word(said_referral_saved, \
         "Henvisningen er gemt og har en ejer og en dato.", \
         "The referral is saved and has an owner and a date.") \
    word(said_follow_up_saved, \
         "Opfølgningen er gemt og har en ejer og en dato.", \
         "The follow-up is saved and has an owner and a date.") \
    word(said_note_saved, "Notatet er gemt.", "The note is saved.") \
    word(said_promise_done, "Løftet er holdt.", "The promise is kept.") \
    word(said_promise_moved, "Løftet er ændret.", "The promise is changed.") \
    word(said_decided, \
         "Afgjort. Begge udgaver er bevaret i historikken.", \
         "Decided. Both versions are kept in the history.") \
    /* forms */ \
    word(form_is_incomplete, \
         "Noget mangler. Det, du har skrevet, er gemt som kladde; udfyld felterne, og gem igen.", \
         "Something is missing. What you wrote is kept as a draft; fill in the fields and " \
         "save again.") \
    word(field_is_missing, "Feltet mangler.", "This field is missing.") \
    word(one_field_missing, "1 felt mangler", "1 field missing") \
    word(fields_missing, "{} felter mangler", "{} fields missing") \
    word(show_missing, "{} · Vis", "{} · Show") \
    word(draft_kept, "Kladde gemt {}", "Draft kept {}") \
    word(discard_draft, "Kassér kladde", "Discard draft") \
    word(nothing_written, "Intet skrevet endnu", "Nothing written yet") \
    word(not_saved_yet, "Ikke gemt endnu", "Not saved yet") \
    word(drafts, "Kladder", "Drafts") \
    word(hint_cpr, \
         "Ti cifre. Vises aldrig helt, uden at nogen beder om det.", \
         "Ten digits. Never shown whole unless somebody asks for it.") \
    word(hint_phones, "Flere numre skilles med komma.", "Separate several numbers with commas.") \
    word(hint_expiry, \
         "Højst 12 måneder. Tomt felt: et år fra i dag.", \
         "12 months at most. Empty: a year from today.") \
    word(hint_due, \
         "Tomt felt: en frist efter, hvor meget det haster.", \
         "Empty: a date by how urgent it is.") \
    word(hint_owner, "Tomt felt: dig selv.", "Empty: yourself.") \
    word(hint_legal_basis, \
         "Kun når der ikke er samtykke: paragraf og lov.", \
         "Only without consent: section and act.") \
    /* people */ \
    word(anonymous, "Anonym", "Anonymous") \
    word(without_name, "Uden navn", "Without name") \
    word(years_old, "{} år", "aged {}") \
    word(address_protected, "Adressen er beskyttet", "The address is protected") \
    word(not_contactable, "Må ikke kontaktes", "Must not be contacted") \
    word(contactable_via, "Kun via andre", "Only through others") \
    word(hold_to_show, "Hold for at vise", "Hold to show") \
    word(earlier_visits, "Tidligere besøg", "Earlier visits") \
    word(open_card, "Åbn borgerkort", "Open citizen's card") \
    word(part_citizen, "Borger", "Citizen") \
    word(unknown_citizen, "Borgeren er ikke på denne tablet", "The citizen is not on this " \
         "tablet") \
    word(unknown_record, "Ikke på denne tablet", "Not on this tablet") \
    word(unknown_subject, "Ukendt emne", "Unknown subject") \
    word(empty_value, "(tom)", "(empty)") \
    word(deleted, "Slettet", "Deleted") \
    /* today */ \
    word(outings_today, "Dagens ture", "Today's outings") \
    word(outings_ahead, "De næste dage", "The days ahead") \
    word(no_outings, "Ingen ture i dag", "No outings today") \
    word(no_outings_do, \
         "Planen laves af koordinatoren og kommer ved næste synkronisering.", \
         "The coordinator makes the plan; it comes with the next sync.") \
    word(promises_due, "Løfter, der skal holdes nu", "Promises to keep now") \
    word(no_promises_due, \
         "Intet forfalder i dag eller i morgen", \
         "Nothing is due today or tomorrow") \
    word(no_promises_due_do, \
         "Det, der kommer senere, står under Opfølgninger.", \
         "What is due later is under Follow-ups.") \
    word(see_all_promises, "Se alle løfter ({})", "See all promises ({})") \
    word(open_outing, "Åbn tur", "Open outing") \
    word(go_on_with_outing, "Fortsæt turen", "Go on with the outing") \
    word(find_citizen, "Find borger", "Find citizen") \
    word(outing_without_place, "Tur uden sted", "Outing without a place") \
    word(safety, "Se sikkerhed", "See safety") \
    /* an outing */ \
    word(the_place, "Stedet", "The place") \
    word(counter, "Tæller", "Counter") \
    word(met, "Mødt", "Met") \
    word(served, "Betjent", "Served") \
    word(turned_away, "Gik forgæves", "Turned away") \
    word(one_to_settle, "1 skal ordnes, før turen kan lukkes", \
         "1 to settle before the outing can close") \
    word(many_to_settle, "{} skal ordnes, før turen kan lukkes", \
         "{} to settle before the outing can close") \
    word(visit_without_outcome, "{}: udfald mangler", "{}: outcome missing") \
    word(visits, "Besøg på turen", "Visits on this outing") \
    word(no_visits, "Ingen besøg endnu", "No visits yet") \
    word(no_visits_do, \
         "Mød en borger: find, registrér eller begynd anonymt.", \
         "Meet a citizen: find, register or begin anonymously.") \
    word(visit_begun, "Et besøg er begyndt, men ikke gemt", "A visit was begun but not saved") \
    word(loose_ends, "Skal ordnes, før turen kan lukkes", "To settle before the outing can " \
         "close") \
    word(promises_of_outing, "Løfter givet til dem, I har mødt", "Promises to those you have " \
         "met") \
    word(meet_anonymous, "Anonym borger", "Anonymous citizen") \
    word(start_outing, "Begynd tur", "Start outing") \
    word(close_outing, "Luk tur", "Close outing") \
    word(close_outing_question, "Vil du lukke turen?", "Close the outing?") \
    word(close_outing_body, \
         "Alle besøg skal have et udfald, og alle løfter en ejer og en dato. Mangler noget, " \
         "bliver intet ændret, og du får det at vide.", \
         "Every visit needs an outcome, every promise an owner and a date. If something is " \
         "missing, nothing is changed and you are told.") \
    word(stay_on_outing, "Bliv på turen", "Stay on the outing") \
    word(outcome_missing, "Udfald mangler", "Outcome missing") \
    /* a visit */ \
    word(about_the_visit, "Om besøget", "About the visit") \
    word(subjects_today, "Emner i dag", "Subjects today") \
    word(bring_documents, "medbring {}", "bring {}") \
    word(acute, "Akut", "Acute") \
    word(matter_is, "Sag: {}", "Matter: {}") \
    word(open_matter, "Opret sag", "Open matter") \
    word(matter_without_subject, "Sag uden emne", "Matter without subject") \
    word(unusual_handling, \
         "Emnerne behandles normalt ikke på den måde. Se efter; du kan gemme alligevel.", \
         "The subjects are not normally handled in this way. Look again; you can save all the " \
         "same.") \
    word(save_visit, "Gem", "Save") \
    word(finish_visit, "Afslut besøg", "Finish visit") \
    word(visit_is_saved, "Besøget er gemt", "The visit is saved") \
    word(consents, "Samtykke", "Consent") \
    word(new_consent, "Nyt samtykke", "New consent") \
    word(save_consent, "Gem samtykke", "Save consent") \
    word(may_tell, "Vi må kontakte {}", "We may contact {}") \
    word(consent_expires, "udløber {}", "expires {}") \
    word(consent_expired, "udløb {}", "expired {}") \
    word(consent_was_withdrawn, "trukket tilbage {}", "withdrawn {}") \
    word(withdraw_consent, "Træk tilbage", "Withdraw") \
    word(data_contact, "Navn og kontaktoplysninger", "Name and contact details") \
    word(data_situation, "Livssituation", "Life situation") \
    word(data_matter, "Sagens oplysninger", "Details of the matter") \
    word(data_economy, "Økonomi", "Finances") \
    word(data_housing, "Bolig", "Housing") \
    word(data_health, "Helbred", "Health") \
    word(referrals, "Viderehenvisning", "Referral") \
    word(new_referral, "Ny henvisning", "New referral") \
    word(send_referral, "Gem som sendt", "Save as sent") \
    word(keep_referral_draft, "Gem som kladde", "Save as draft") \
    word(referral_needs_a_matter, \
         "Vælg den sag, henvisningen handler om. Er der ingen, så opret den under emnet først.", \
         "Choose the matter the referral is about. If there is none, open it under the " \
         "subject first.") \
    word(referral_to, "henvist til {}", "referred to {}") \
    word(promises, "Løfter", "Promises") \
    word(new_follow_up, "Ny opfølgning", "New follow-up") \
    word(save_follow_up, "Gem opfølgning", "Save follow-up") \
    word(follow_up_without_text, "Opfølgning", "Follow-up") \
    word(note, "Notat", "Note") \
    word(write_note, "Skriv notat", "Write note") \
    word(save_note, "Gem notat", "Save note") \
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
    word(assessed_as, "Vurdering: {}", "Assessment: {}") \
    word(correction, "Rettelse", "Correction") \
    word(undecided_fields, \
         "To har skrevet hver sit, og et menneske skal afgøre det: {}. Begge udgaver er gemt.", \
         "Two people wrote different things and a human must decide: {}. Both versions are " \
         "kept.") \
    word(see_conflict, "Se konflikten", "See the conflict") \
    word(visit_on, "Besøg: {}", "Visit: {}") \
    /* registering */ \
    word(register_subtitle, \
         "Navnet er nok. Resten kan vente.", \
         "The name is enough. The rest can wait.") \
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
    word(mark_done, "Udført", "Done") \
    word(mark_sent, "Sendt", "Sent") \
    word(mark_acknowledged, "Modtageren har kvitteret", "The receiver has acknowledged") \
    word(mark_in_progress, "Modtageren er i gang", "The receiver is working on it") \
    word(mark_rejected, "Modtageren har afvist", "The receiver has rejected it") \
    word(close_helped_receiver, "Hjulpet, siger modtageren", "Helped, says the receiver") \
    word(close_helped_citizen, "Hjulpet, siger borgeren", "Helped, says the citizen") \
    word(close_refused, "Afslag, siger modtageren", "Refused, says the receiver") \
    word(close_declined, "Borgeren ønsker det ikke mere", "The citizen no longer wants it") \
    word(another_day, "Ny dato", "Another day") \
    word(another_owner, "Ny ansvarlig", "Another owner") \
    /* sync */ \
    word(sync_now, "Synkronisér nu", "Sync now") \
    word(stop_sync, "Stop", "Stop") \
    word(stopping_sync, \
         "Stopper. Det, der er nået frem, gælder.", \
         "Stopping. What has arrived stands.") \
    word(sending, "Sender ændringer", "Sending changes") \
    word(receiving, "Henter nyt", "Fetching what is new") \
    word(so_many_of, "{} af {}", "{} of {}") \
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
    word(element_in, "Med", "In") \
    word(element_out, "Ikke med", "Not in") \
    word(must_be_decided, "Skal afgøres", "To be decided") \
    word(decided_by_rule, "Afgjort af reglen", "Decided by the rule") \
    word(merged_automatically, "Flettet automatisk", "Merged automatically") \
    word(reason_heading, "Begrundelse (gemmes i historikken)", "Reason (kept in the history)") \
    word(reason_label, "Skriv en begrundelse", "Write a reason") \
    word(reason_citizen, "Bekræftet af borgeren", "Confirmed by the citizen") \
    word(reason_newest, "Nyeste oplysning", "Latest information") \
    word(reason_seen_paper, "Set på papir", "Seen on paper") \
    word(reason_typing, "Tastefejl", "Typing error") \
    word(both_kept, \
         "Det valgte bliver en ny udgave. Begge oprindelige bevares i historikken.", \
         "What you choose becomes a new version. Both originals are kept in the history.") \
    word(save_decision, "Gem afgørelse ({})", "Save decision ({})") \
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
    word(central, "Central", "Central") \
    word(records, "Poster", "Records") \
    word(demo_explained, \
         "Tabletten er en demo. Alle borgere er fiktive, og rigtige CPR-numre afvises.", \
         "This tablet is a demo. All citizens are fictitious, and real CPR numbers are refused.") \
    word(encrypted_explained, \
         "Alt er krypteret på tabletten og kan kun åbnes med din adgangssætning.", \
         "Everything is encrypted on this tablet and opens only with your passphrase.") \
    word(purpose_explained, \
         "Oplysningerne bruges til at hjælpe borgeren videre og aldrig til kontrol.", \
         "The data is used to help the citizen onwards and never for control.")
// clang-format on

enum class Word {
#define B2GO_WORD_NAME(name, danish, english) name,
    B2GO_WORDS(B2GO_WORD_NAME)
#undef B2GO_WORD_NAME
        how_many,
};

[[nodiscard]] const base::Label& label(Word word);
[[nodiscard]] const std::string& text(Word word, base::Language language);
/// Every `{}` of a text replaced by the next of `values`.
[[nodiscard]] std::string filled(const std::string& text,
                                 std::initializer_list<std::string> values);
/// `one` for a count of 1, otherwise `many` with the count in it.
[[nodiscard]] std::string counted(Word one, Word many, std::uint64_t count,
                                  base::Language language);

} // namespace b2go::screens

#pragma once

// Words of what surrounds screens, the lock, forms, outings and visits, in Danish and English on
// one line, so that neither can be missing. Read by catalogue.hpp only. `{}` is filled in.

// clang-format off
#define B2GO_WORDS_OF_THE_DAY(word) \
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
    word(brief_waiting, "{} venter", "{} wait") \
    word(brief_draft, "1 kladde", "1 draft") \
    word(brief_drafts, "{} kladder", "{} drafts") \
    word(brief_promise, "1 løfte", "1 promise") \
    word(brief_promises, "{} løfter", "{} promises") \
    word(open_promises, "{} åbne løfter", "{} open promises") \
    word(one_unowned, "1 løfte uden ejer", "1 promise without owner") \
    word(many_unowned, "{} løfter uden ejer", "{} promises without owner") \
    word(demo, "Demo", "Demo") \
    word(role_staff, "Medarbejder", "Staff") \
    word(role_coordinator, "Koordinator", "Coordinator") \
    word(role_sync_admin, "Synk-ansvarlig", "Sync admin") \
    word(role_partner_staff, "Partnermedarbejder", "Partner staff") \
    word(no_room, \
         "Vinduet er for lille til at vise skærmen. Intet er tabt. Gør det større.", \
         "The window is too small to show the screen. Nothing is lost. Make it larger.") \
    word(smaller_text, "Vis mindre tekst", "Show smaller text") \
    /* the lock */ \
    word(lock_subtitle, \
         "Alt på tabletten er krypteret. Skriv din adgangssætning for at fortsætte.", \
         "Everything on this tablet is encrypted. Type your passphrase to go on.") \
    word(passphrase, "Adgangssætning", "Passphrase") \
    word(unlock, "Lås op", "Unlock") \
    word(unlocking, "Låser op …", "Unlocking …") \
    word(opening, "Åbner dagens arbejde …", "Opening today's work …") \
    word(wrong_passphrase, \
         "Adgangssætningen passer ikke. Alt er stadig gemt og krypteret.", \
         "The passphrase does not fit. Everything is still stored and encrypted.") \
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
    word(said_counted_back, "Trukket fra.", "Taken off.") \
    word(hand_over_code, \
         "Kontaktkoden er {}. Giv den til borgeren, så I kan finde hinanden igen.", \
         "The contact code is {}. Give it to the citizen, so that you can find each other " \
         "again.") \
    word(one_less, "Træk 1 fra: {}", "Take 1 off: {}") \
    word(app_sends_nothing, \
         "Programmet sender ikke noget til modtageren. Det noterer, at du har sendt den.", \
         "The program sends nothing to the receiver. It notes that you have sent it.") \
    word(close_form, "Luk uden at gemme", "Close without saving") \
    word(said_taken_back, "Taget tilbage.", "Taken back.") \
    word(said_citizen_registered, "Borgeren er registreret.", "The citizen is registered.") \
    word(said_visit_saved, "Besøget er gemt.", "The visit is saved.") \
    word(said_visit_finished, "Besøget er afsluttet og gemt.", "The visit is finished and " \
         "saved.") \
    word(said_visit_and_note, \
         "Besøget er afsluttet og gemt, og notatet med.", \
         "The visit is finished and saved, and the note with it.") \
    word(said_draft_discarded, "Kladden er kasseret.", "The draft is discarded.") \
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
    word(field_is_missing, "Skal udfyldes.", "Must be filled in.") \
    word(draft_kept, "Kladde gemt {}", "Draft kept {}") \
    word(draft_not_kept, \
         "Det sidste, du skrev, er ikke gemt endnu; der prøves igen. {}", \
         "What you wrote last is not kept yet; it is being tried again. {}") \
    word(close_with_unkept, \
         "Noget, du har skrevet, er ikke gemt og går tabt, hvis vinduet lukkes nu. Gør plads på " \
         "disken, og vent, til der står \"Kladde gemt\". Luk igen for at lukke alligevel.", \
         "Something you wrote is not kept and is lost if the window closes now. Make room on the " \
         "disk and wait for \"Draft kept\". Close again to close all the same.") \
    word(discard_draft, "Kassér kladde", "Discard draft") \
    word(nothing_written, "Intet skrevet endnu", "Nothing written yet") \
    word(not_saved_yet, "Ikke gemt endnu", "Not saved yet") \
    word(drafts, "Kladder", "Drafts") \
    word(drafts_heading, "Begyndt, men ikke gemt", "Begun but not saved") \
    word(begun_not_saved, "Ikke gemt: {}", "Not saved: {}") \
    word(one_draft_unsaved, "1 kladde ikke gemt", "1 draft not saved") \
    word(drafts_unsaved, "{} kladder ikke gemt", "{} drafts not saved") \
    word(one_draft_is_not_sent, \
         "1 kladde er ikke gemt og sendes ikke.", \
         "1 draft is not saved and will not be sent.") \
    word(drafts_are_not_sent, \
         "{} kladder er ikke gemt og sendes ikke.", \
         "{} drafts are not saved and will not be sent.") \
    word(saved_is_sent, \
         "Alt, der er gemt på tabletten, er modtaget af centralen.", \
         "Everything saved on this tablet has been received by the central.") \
    word(draft_of_edit, "Rettelser", "Edits") \
    word(draft_of_registration, "Registrering", "Registration") \
    word(draft_of_follow_up, "Opfølgning", "Follow-up") \
    word(draft_of_correction, "Rettelse af notat", "Correction of a note") \
    word(draft_of_decision, "Afgørelse", "Decision") \
    word(somebody_new, "Ny borger", "New citizen") \
    word(hint_cpr, \
         "Ti cifre. Vises aldrig helt, uden at nogen beder om det.", \
         "Ten digits. Never shown whole unless somebody asks for it.") \
    word(hint_phones, "Flere numre skilles med komma.", "Separate several numbers with commas.") \
    word(hint_expiry, \
         "Højst 12 måneder. Tomt felt: et år fra i dag.", \
         "12 months at most. Empty: a year from today.") \
    word(hint_due, \
         "Tomt felt: {}.", \
         "Empty: {}.") \
    word(no_matter_to_pick, \
         "Borgeren har ingen åben sag endnu. Luk her, vælg emnet under Emner, og tryk Opret sag.", \
         "The citizen has no open matter yet. Close this, choose the subject under Subjects and " \
         "tap Open matter.") \
    word(no_consent_to_pick, \
         "Der er intet samtykke, som gælder i dag. Luk her, og giv det under Samtykke.", \
         "No consent holds today. Close this, and give one under Consent.") \
    word(said_anonymous_left, \
         "Den anonyme borger er registreret, men intet er skrevet.", \
         "The anonymous citizen is registered, but nothing was written.") \
    word(is_written_about, \
         "Borgeren er ikke fjernet: der er skrevet mere siden. Alt står, som det gjorde.", \
         "The citizen was not removed: more has been written since. Everything stands as it " \
         "did.") \
    word(said_synced, "Synkroniseringen er færdig.", "The sync is done.") \
    word(nobody_answers_nothing_waits, \
         "Centralen kan ikke nås lige nu. Intet venter på at blive sendt. Prøv igen, når der er " \
         "forbindelse.", \
         "The central cannot be reached right now. Nothing waits to be sent. Try again when " \
         "there is a connection.") \
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
    word(one_draft_on_outing, \
         "Turen er ikke lukket. 1 kladde er ikke gemt og ville ikke blive sendt. Åbn den under " \
         "det, der skal ordnes, og gem eller kassér den.", \
         "The outing is not closed. 1 draft is not saved and would not be sent. Open it below " \
         "what is to settle, and save or discard it.") \
    word(drafts_on_outing, \
         "Turen er ikke lukket. {} kladder er ikke gemt og ville ikke blive sendt. Åbn dem " \
         "under det, der skal ordnes, og gem eller kassér dem.", \
         "The outing is not closed. {} drafts are not saved and would not be sent. Open them " \
         "below what is to settle, and save or discard them.") \
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
    word(visit_has_begun_forms, \
         "Besøget er ikke afsluttet: noget er begyndt, men ikke gemt. Gem eller kassér det, og " \
         "afslut så.", \
         "The visit is not finished: something was begun and not saved. Save or discard it, " \
         "then finish.") \
    word(form_is_in_the_way, \
         "Begyndt, men ikke gemt. Gem det, eller kassér kladden.", \
         "Begun but not saved. Save it, or discard the draft.") \
    word(show_begun_forms, "Ikke gemt: {} · Vis", "Not saved: {} · Show") \
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
    word(said_matter_moved, "Sagens fremdrift er gemt.", "The matter's progress is saved.")
// clang-format on

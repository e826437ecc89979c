#pragma once

// Words of what opens over a screen (a promise, a matter, a visit, a note) and of what waits to be
// decided where it stands, in Danish and English on one line, so that neither can be missing. Read
// by catalogue.hpp only. `{}` is filled in.

// clang-format off
#define B2GO_WORDS_OF_SHEETS(word) \
    /* a promise */ \
    word(mark_done, "Udført", "Done") \
    word(mark_sent, "Sendt", "Sent") \
    word(mark_acknowledged, "Modtageren har kvitteret", "The receiver has acknowledged") \
    word(mark_in_progress, "Modtageren er i gang", "The receiver is working on it") \
    word(mark_rejected, "Modtageren har afvist", "The receiver has rejected it") \
    word(close_helped_receiver, "Hjulpet, siger modtageren", "Helped, says the receiver") \
    word(close_helped_citizen, "Hjulpet, siger borgeren", "Helped, says the citizen") \
    word(close_refused, "Afslag, siger modtageren", "Refused, says the receiver") \
    word(close_declined, "Borgeren ønsker det ikke mere", "The citizen no longer wants it") \
    word(close_unreachable, "Ukontaktbar efter flere forsøg", "Unreachable after several tries") \
    word(another_day, "Ny dato", "Another day") \
    word(another_owner, "Ny ansvarlig", "Another owner") \
    word(what_has_happened, "Hvad er der sket?", "What has happened?") \
    word(how_did_it_end, "Er den slut, og hvordan?", "Is it over, and how?") \
    word(note_attempt, "Jeg forsøger at nå borgeren nu", "I am trying to reach the citizen now") \
    word(no_attempts, "Ingen endnu", "None yet") \
    word(said_attempt_noted, "Forsøget er noteret.", "The try is noted.") \
    word(consent_or_basis, "Samtykke eller hjemmel", "Consent or legal basis") \
    word(basis_is_missing, \
         "Mangler. Uden det må den ikke sendes.", \
         "Missing. It must not be sent without.") \
    word(consent_does_not_hold, "Samtykket gælder ikke", "The consent does not hold") \
    word(nobody, "Ingen", "Nobody") \
    word(written_by, "Skrevet af", "Written by") \
    word(changed_by, "Sidst ændret af", "Last changed by") \
    /* a matter or a note */ \
    word(authority, "Myndighed", "Authority") \
    word(how_far_is_the_matter, "Hvor langt er sagen?", "How far is the matter?") \
    word(corrected, "Rettet", "Corrected") \
    word(correction, "Rettelse", "Correction") \
    word(corrected_to, "Rettet til", "Corrected to") \
    word(corrects_this, "Retter dette notat", "Corrects this note") \
    word(see_correction, "Se rettelsen fra {}", "See the correction of {}") \
    word(see_corrected_note, "Se det notat, den retter", "See the note it corrects") \
    word(correct_note, "Ret notat", "Correct the note") \
    word(correction_explained, \
         "Notatet bliver stående. Rettelsen skrives ved siden af.", \
         "The note stands. The correction is written beside it.") \
    word(save_correction, "Gem rettelse", "Save correction") \
    /* what waits to be decided */ \
    word(in_conflict, "Konflikt", "Conflict") \
    word(see_conflict, "Se konflikten", "See the conflict") \
    word(one_record_disputed, \
         "To har skrevet hver sit, og et menneske skal afgøre det. Begge udgaver er gemt og står " \
         "her på siden, mærket Konflikt.", \
         "Two people wrote different things and a human must decide. Both versions are kept and " \
         "stand on this page, marked Conflict.") \
    word(records_disputed, \
         "{} steder er der skrevet forskelligt, og et menneske skal afgøre det. Alle udgaver er " \
         "gemt og står her på siden, mærket Konflikt.", \
         "In {} places people wrote different things and a human must decide. All versions are " \
         "kept and stand on this page, marked Conflict.") \
    word(other_conflicts, "Også uafgjort om borgeren", "Also undecided about the citizen") \
    /* what a form still needs */ \
    word(one_field_missing, "1 felt mangler: {}", "1 field missing: {}") \
    word(fields_missing, "{} felter mangler, først: {}", "{} fields missing, first: {}") \
    word(one_field_wrong, "1 felt skal rettes: {}", "1 field to correct: {}") \
    word(fields_wrong, "{} felter skal rettes, først: {}", "{} fields to correct, first: {}") \
    word(see_why_not_saved, "Ikke gemt · Se hvorfor", "Not saved · See why") \
    word(show_missing, "{} · Vis", "{} · Show")
// clang-format on

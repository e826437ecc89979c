"""The field day, step by step, for any hand; and what the stores hold when it has ended."""

import datetime
import re
import zoneinfo

from programs import PASSPHRASE

STAFF, COLLEAGUE = "Åse Demosen", "Bo Fiktivgaard"
NAME = "Øjvind Blåbærgrød Prøvekjær"
STREET = "Søndre Ærøvej 3, Åbyhøj"
RECIPIENT = "Hjemløseenheden"
HOUSING, GUIDED = "Boliganvisning", "NemKonto"
CALL, LEAFLET = "Ring om boligtilbud", "Giv folder om NemKonto"
COPENHAGEN = zoneinfo.ZoneInfo("Europe/Copenhagen")
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
          "oktober", "november", "december")


def today():
    return datetime.datetime.now(COPENHAGEN).date()


def in_days(days):
    """That day as the window says it, and how many months to turn forward to it."""
    date = today() + datetime.timedelta(days=days)
    months = (date.year - today().year) * 12 + date.month - today().month
    return (f"{WEEKDAYS[date.weekday()]} {date.day}. {MONTHS[date.month - 1]} {date.year}", months)


# --- out there, without any network -----------------------------------------------------------


def begin(hand, _):
    hand.unlock(PASSPHRASE)
    hand.press("Åbn tur")
    hand.press("Begynd tur")
    hand.see("Gik forgæves")


def count(hand, _):
    for kind in ("Mødt", "Mødt", "Betjent", "Gik forgæves"):
        hand.press(kind)
    # With the outing that was begun.
    hand.see("5 ændringer venter")


def meet_somebody_without_a_name(hand, _):
    hand.press("Anonym borger")
    hand.pick_many("Emner", [GUIDED])
    hand.choose("Vejledning")
    hand.choose("Løst på stedet")
    hand.press("Ny opfølgning")
    hand.write("Hvad", LEAFLET)
    hand.pick_date("Frist", in_days(1))
    hand.press("Gem opfølgning")
    hand.see("Opfølgningen er gemt")
    hand.press("Afslut besøg")
    hand.see("Luk tur")


def register(hand, _):
    hand.press("Registrér borger")
    hand.write("Navn", NAME)
    hand.press("Næste")
    hand.write("Telefonnumre", "00 00 12 12")
    hand.write("Vej og nummer", STREET)
    hand.press("Gem borger")
    hand.see(f"Besøg · {NAME}")


def talk_about_two_matters(hand, _):
    hand.pick_many("Emner", [GUIDED, HOUSING])
    hand.choose("Viderehenvisning")
    hand.press("Opret sag")
    hand.see("Sagen er oprettet.")
    hand.press("Opret sag")
    hand.see_none("Opret sag")


def ask_for_consent(hand, _):
    hand.press("Nyt samtykke")
    hand.write("Modtager", RECIPIENT)
    hand.write("Formål", "Hjælp til et sted at bo")
    hand.choose("Livssituation")
    hand.choose("Mundtligt")
    hand.press("Gem samtykke")
    hand.see("Samtykket er gemt.")


def hand_on(hand, _):
    hand.press("Ny henvisning")
    hand.pick("Sag", HOUSING)
    hand.write("Modtager", RECIPIENT, at=-1)
    hand.write("Indhold", "Ønsker samtale om bolig. Mødes helst på stedet.")
    hand.pick("Samtykke", RECIPIENT)
    hand.choose("Haster")
    hand.pick("Stedfortræder", COLLEAGUE)
    hand.pick_date("Næste opfølgning", in_days(3))
    hand.press("Gem som sendt")
    hand.see("Henvisningen er gemt")


def promise(hand, _):
    hand.press("Ny opfølgning")
    hand.write("Hvad", CALL)
    hand.pick_date("Frist", in_days(2))
    hand.pick("Ansvarlig", COLLEAGUE, at=-1)
    hand.press("Gem opfølgning")
    hand.see("Opfølgningen er gemt")


def write_a_note(hand, _):
    hand.write("Tekst", "Har prøvet to indgange før i dag.")
    hand.press("Gem notat")
    hand.see("Notatet er gemt.")


def try_to_close_too_early(hand, _):
    hand.press("Gem")
    hand.see("Besøget er gemt")
    hand.press("Tilbage")
    hand.see("1 skal ordnes, før turen kan lukkes")
    hand.press("Luk tur")
    hand.see("Vil du lukke turen?")
    hand.press("Luk tur")
    hand.press("Forstået")
    hand.press(f"{NAME}: udfald mangler", "row")
    hand.choose("Henvist")
    hand.press("Afslut besøg")
    hand.see("Luk tur")


def keep_a_promise(hand, _):
    hand.go("Opfølgninger")
    hand.press(re.compile(LEAFLET), "row")
    hand.press("Udført")
    hand.see("Løftet er holdt.")


def close_the_outing(hand, _):
    hand.go("I dag")
    hand.press("Fortsæt turen")
    hand.press("Luk tur")
    hand.see("Vil du lukke turen?")
    hand.press("Luk tur")
    hand.see("Turen er lukket.")


# --- home again -------------------------------------------------------------------------------


def send_everything(hand, _):
    hand.go("Synk.", "Synkronisering")
    hand.press("Synkronisér nu")
    hand.see("Alt er sendt")


def edit_what_the_colleague_edits_too(hand, office):
    office.colleague_edits_the_address()
    hand.go("Borgere")
    hand.press(NAME, "row")
    hand.press("Ret oplysninger")
    hand.write("C/o", "Testholm")
    hand.press("Gem rettelser")
    hand.see("Rettelserne er gemt.")
    office.colleague_syncs()


def decide(hand, _):
    hand.press("Se det, der skal afgøres")
    hand.choose(re.compile("Testholm"))
    hand.choose("Bekræftet af borgeren")
    hand.press(re.compile("^Gem afgørelse"))
    hand.see("Det kommer til at stå")
    hand.press("Ja, det skal stå")
    hand.see("Intet at afgøre")


OUT_THERE = (begin, count, meet_somebody_without_a_name, register, talk_about_two_matters,
             ask_for_consent, hand_on, promise, write_a_note, try_to_close_too_early,
             keep_a_promise, close_the_outing)
HOME_AGAIN = (send_everything, edit_what_the_colleague_edits_too, send_everything, decide,
              send_everything)


# --- what is left of it ------------------------------------------------------------------------

# Every record of the types the day writes, as end_state.py tells them.
END = {
    "outing": [{"location": "Jobcenter Lærkevej", "start": "an instant", "status": "closed",
                "staff": [STAFF]}],
    "tally": [{"outing": "outing", "kind": kind, "count": 1, "at": "an instant"}
              for kind in ("met", "met", "served", "turned_away")],
    "citizen": [
        {"id_type": "anonymous", "contact_code": "a code", "team": "Team Prøve"},
        {"id_type": "no_cpr", "name": NAME, "phones": ["00 00 12 12"], "team": "Team Prøve",
         "address": {"street": STREET, "care_of": "Testholm"}}],
    "encounter": [
        {"outing": "outing", "citizen": "citizen anonymous", "start": "an instant",
         "channel": "in_person", "subjects": [GUIDED], "handling_mode": "guidance",
         "outcome": "solved"},
        {"outing": "outing", "citizen": NAME, "start": "an instant", "channel": "in_person",
         "subjects": [HOUSING, GUIDED], "handling_mode": "referral", "outcome": "referred"}],
    "matter": [{"citizen": NAME, "subject": subject, "progress": "arisen"}
               for subject in (HOUSING, GUIDED)],
    "consent": [{"citizen": NAME, "recipient": RECIPIENT, "purpose": "Hjælp til et sted at bo",
                 "data_categories": ["Livssituation"], "form": "oral", "given": "today + 0",
                 "expiry": "in a year"}],
    "referral": [{"matter": f"matter {HOUSING}", "receiver": RECIPIENT, "consent": RECIPIENT,
                  "content": "Ønsker samtale om bolig. Mødes helst på stedet.",
                  "urgency": "soon", "owner": STAFF, "fallback_owner": COLLEAGUE,
                  "next_follow_up": "today + 3", "status": "sent"}],
    "follow_up": [
        {"parent": "citizen anonymous", "kind": LEAFLET, "owner": STAFF, "due": "today + 1",
         "status": "done"},
        {"parent": NAME, "kind": CALL, "owner": COLLEAGUE, "due": "today + 2",
         "status": "open"}],
    "note": [{"about": NAME, "text": "Har prøvet to indgange før i dag.",
              "written": "an instant", "author": STAFF}],
}

"""German claims of a write are withheld, and nothing else is."""

from __future__ import annotations

import pytest
from words import phrasebook

from app.language.german.claims import withhold_claims

CLAIMS = (
    "Ich habe den Termin für Sie gebucht.",
    "Ihr Termin ist gebucht.",
    "Der Termin wurde erfolgreich gebucht.",
    "Gebucht!",
    "Alles erledigt.",
    "Ihr Termin steht fest.",
    "Sie haben jetzt einen Termin am Dienstag.",
    "Ich habe Sie für 14 Uhr eingetragen.",
    "Ihre Buchung ist bestätigt.",
    "Der Termin ist storniert.",
    "Ich habe ihn auf Freitag verschoben.",
    "Sie erhalten gleich eine Bestätigung per E-Mail.",
    "Prima, der Termin ist reserviert.",
    "Die Einladung ist verschickt.",
    "Bis Dienstag!",
    "Ich freue mich auf Ihren Besuch.",
    "Damit sind Sie für Mittwoch um drei eingetragen.",
    "Termin bestätigt.",
    "Ihr Termin am 15. Oktober um 14 Uhr ist nun fest vereinbart.",
    "Die Buchung war erfolgreich.",
    "Ich habe alles für Sie erledigt.",
    "Wunderbar, dann habe ich Sie für Freitag vorgemerkt.",
    "Ihr alter Termin wurde abgesagt.",
    "Ich buche Ihnen jetzt den Termin.",
    "Wir sehen uns am Donnerstag um drei.",
)
NO_CLAIMS = (
    "Soll ich den Termin buchen?",
    "Der Termin ist noch nicht gebucht.",
    "Am Dienstag ist 14 Uhr leider schon vergeben.",
    "Diese Zeit ist bereits gebucht.",
    "Wenn Sie ja sagen, ist der Termin gebucht.",
    "Ich kann den Termin für Sie buchen.",
    "Haben Sie schon einen Termin gebucht?",
    "Welche Uhrzeit passt Ihnen?",
    "Ich habe Ihre E-Mail-Adresse notiert.",
    "Ich habe den Namen geändert.",
    "Sagen Sie ja, dann wird der Termin gebucht.",
    "Am Mittwoch habe ich 9:00, 9:30 oder 10:00 Uhr.",
    "Der Gastgeber muss ihn noch bestätigen.",
    "Möchten Sie, dass ich den Termin verschiebe?",
    "Ich habe nichts gebucht.",
    "Bisher ist nichts eingetragen.",
    "Bitte bestätigen Sie den Termin.",
    "Den Termin können Sie auch absagen.",
    "Ich habe drei freie Zeiten gefunden.",
    "Der Termin dauert 30 Minuten.",
    "Um den Termin zu buchen, brauche ich Ihre E-Mail-Adresse.",
    "Sobald Sie bestätigen, wird er eingetragen.",
    "Leider ist der Dienstag ausgebucht.",
    "Ihr Termin am Dienstag soll verlegt werden, richtig?",
    "Ich sehe am Donnerstag nach.",
    "Das habe ich verstanden.",
    "Die Bestätigung kommt, sobald Sie zugesagt haben.",
    "Ich merke mir den Namen.",
)
OTHER_CLAIMS = (
    "Ich habe Ihren Termin soeben angelegt.",
    "Ihre Reservierung ist abgeschlossen.",
    "Der Termin am Donnerstag ist damit fest eingeplant.",
    "Erledigt, Sie sind angemeldet.",
    "Der Termin steht nun in Ihrem Kalender.",
    "Ich habe Ihren Termin gelöscht.",
    "Ihre Buchung wurde storniert und Sie bekommen eine Nachricht.",
    "Super, Dienstag um zehn ist für Sie geblockt.",
    "Schauen Sie bitte in Ihr Postfach.",
    "Wir freuen uns auf Sie!",
    "Ihr Termin wurde auf 15 Uhr verlegt.",
    "Perfekt, alles ist organisiert.",
    "Ich habe die Einladung an anna@web.de geschickt.",
    "Somit ist Ihr Termin verbindlich vereinbart.",
    "Die Terminbuchung ist durch.",
    "Ich trage Sie jetzt für Freitag ein.",
    "Verschoben auf Montag.",
    "Sie sind nun für den 3. März eingetragen.",
    "Der alte Termin ist gestrichen.",
    "Habe ich gebucht!",
)
OTHER_NO_CLAIMS = (
    "Darf ich den Termin eintragen?",
    "Der Kalender ist im Moment nicht erreichbar.",
    "Ich würde den Termin gern für Sie buchen.",
    "Bis zum Freitag ist nichts mehr frei.",
    "Haben Sie eine Bestätigung erhalten?",
    "Wurde der Termin schon abgesagt?",
    "Zuerst brauche ich Ihren Namen.",
    "Der Montag ist komplett belegt.",
    "Ich habe Ihre Adresse gespeichert.",
    "Sie können ihn später noch verschieben.",
    "Falls es passt, trage ich Sie ein.",
    "Es ist noch nichts verschickt.",
    "Dann wäre der Termin um zwei.",
    "Das wird erst nach Ihrem Ja gebucht.",
    "Für welchen Tag soll ich reservieren?",
    "Meinen Sie den Termin am Dienstag?",
    "Der Gastgeber nimmt keine Termine am Sonntag an.",
    "Um 14 Uhr ist noch frei.",
    "Ich frage nur, um sicherzugehen.",
    "Es gibt keinen Termin, den ich absagen könnte.",
)
"""The second two were written and judged once; nothing was mended by them."""


@pytest.mark.parametrize(("said", "most"), [(CLAIMS, 0), (OTHER_CLAIMS, 1)])
def test_claims_are_withheld(said: tuple[str, ...], most: int) -> None:
    missed = [sentence for sentence in said if not withhold_claims(sentence)[1]]
    assert len(missed) <= most, missed


@pytest.mark.parametrize(("said", "most"), [(NO_CLAIMS, 0), (OTHER_NO_CLAIMS, 1)])
def test_questions_offers_conditions_and_denials_pass(said: tuple[str, ...], most: int) -> None:
    changed = [sentence for sentence in said if withhold_claims(sentence) != (sentence, False)]
    assert len(changed) <= most, changed


def test_only_the_claim_is_left_out() -> None:
    said = "Gern. Ihr Termin ist gebucht. Kann ich sonst noch etwas tun?"
    assert withhold_claims(said) == ("Gern. Kann ich sonst noch etwas tun?", True)
    assert withhold_claims("der ist gebucht.", before="Gut, Dienstag um drei,") == ("", True)


def test_the_programs_own_agent_claims_nothing() -> None:
    for key, wordings in phrasebook("de").replies.items():
        for wording in wordings if key not in {"booked", "requested"} else ():
            assert withhold_claims(wording) == (wording, False)

"""Finds German clauses of an agent that claim a write to the calendar, to be withheld.

A claim says that something is or was booked, moved, cancelled, confirmed or sent, or speaks of what
only follows from it ("bis dann", "Sie erhalten gleich eine Bestätigung"). Questions, offers,
conditions, denials, what is taken by others and what is still to come are none.
"""

from __future__ import annotations

import re

from app.language.german.text import fold, words

_DEEDS = words(
    "gebucht eingebucht reserviert eingetragen vereinbart bestätigt festgemacht vorgemerkt "
    "vermerkt storniert abgesagt gelöscht gestrichen verlegt verschoben umgebucht verschickt "
    "gesendet geschickt abgeschickt versandt angelegt erstellt gesichert fixiert erledigt "
    "abgeschlossen geblockt organisiert arrangiert eingeplant angesetzt festgelegt umgelegt "
    "vorverlegt ausgemacht abgemacht geändert aktualisiert eingerichtet freigehalten zugesagt "
    "terminiert eingestellt gespeichert aufgenommen festgehalten hinterlegt angenommen verbucht "
    "gecancelt übermittelt benachrichtigt informiert geschafft durchgeführt vorgenommen "
    "entfernt übernommen gemailt"
)
_DETAILS = words(
    "name namen adresse mail email e-mail mailadresse e-mail-adresse telefonnummer notiz "
    "anmerkung schreibweise suche angabe angaben vorname nachname"
)
_AUXILIARIES = words(
    "ist sind wurde wurden habe haben hab hat war bin hätten hiermit somit wäre damit"
)
_OPEN = words(
    "nicht kein keine keinen keiner nichts nie noch kann können könnte könnten möchte möchten soll "
    "sollen sollte werde wird werden würde würden muss müssen darf will wollen bevor sobald wenn "
    "falls ob damit um lassen erst ohne brauche fehlt warten wäre hätte bis"
)
_SUPPOSES = words("wenn falls sobald sofern solange bevor sagen klicken bestätigen nennen wählen")
_CONDITIONS = words("wenn falls sobald sofern")
_TAKEN = words("leider bereits schon vergeben belegt anderweitig anderen jemand")
_OWN = words("ihr ihre ihren ihnen sie ich habe hab alles")
_ADVERBS = words(
    "nun jetzt hiermit soeben gerade somit damit also dann schon bereits erfolgreich verbindlich "
    "fest gern gerne prima super perfekt wunderbar alles gut okay ok so"
)
_STATES = re.compile(
    r"\b(?:"
    r"(?:ihr|der|dein) termin (?:steht|ist fix|ist fest|ist sicher|ist durch|ist gesetzt|gehoert|"
    r"passt nun|haelt|findet)|"
    r"(?:sie|du) (?:haben|hast) (?:jetzt|nun|somit|damit|hiermit) (?:einen|ihren|den) termin|"
    r"sie sind (?:nun |jetzt |damit |hiermit |bereits |schon |fest )*(?:dabei|angemeldet|drin|"
    r"im kalender)|"
    r"(?:buchung|reservierung|stornierung|verlegung|terminbuchung|anmeldung)\b[^.]{0,30}?"
    r"(?:erfolgreich|abgeschlossen|komplett|durch|erfolgt|geglueckt|perfekt|fertig)|"
    r"(?:alles|das) (?:ist )?(?:erledigt|fertig|geregelt|unter dach und fach|in trockenen)|"
    r"steht (?:jetzt |nun |damit |somit |schon |fest )*(?:in ihrem|im) kalender|"
    r"bis (?:dann|bald|montag|dienstag|mittwoch|donnerstag|freitag|morgen|uebermorgen)$|"
    r"(?:wir|ich) (?:sehen|seh|sehe) (?:uns|sie) (?:dann|am|morgen|um)|"
    r"wir (?:erwarten|freuen uns auf) (?:sie|ihren)|"
    r"ich freue mich auf (?:sie|ihren besuch|unser|das gespraech|unseren)|"
    r"(?:sie|du) (?:erhalten|bekommen|bekommst|erhaeltst)\b[^.]{0,40}?"
    r"(?:bestaetigung|einladung|e mail|email|mail|erinnerung|nachricht)|"
    r"(?:bestaetigung|einladung|erinnerung) (?:kommt|folgt|ist unterwegs|ist raus|wurde)|"
    r"(?:schauen|sehen|pruefen|werfen) sie\b[^.]{0,30}?(?:postfach|posteingang)|"
    r"(?:ist|sind) (?:jetzt|nun|damit|somit) (?:fuer sie|ihrer|ihnen)|"
    r"(?:ich )?(?:buche|reserviere|storniere|verlege|trage) (?:ihnen |sie |den |das |ihren |ihn )"
    r"[^.]{0,40}?(?:jetzt|nun|gleich|sofort|hiermit|ein)\b"
    r")"
)
_SENTENCE = re.compile(r"(?:[^.!?\n]|(?<=[0-9])\.(?!\s*$)|[.!?](?=\S))*[.!?]*\s*")
_CLAUSE_BREAK = re.compile(r"(,\s+|;\s*|:\s+|[—…]\s*|\s[-–]\s|\s(?=(?:und|aber|also)\s))")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ENDS = " ,;:-–—…*#•_\n\t"
_LEAST_REST = 3


def withhold_claims(text: str, *, before: str = "") -> tuple[str, bool]:
    """Return `text` without the clauses that claim a write, and whether any was left out.

    `before` is what was said already of the sentence that `text` goes on with: the two are read
    together. Takes time linear in the length of both.
    """
    kept: list[str] = []
    withheld = False
    said = len(before) + 1 if before else 0
    for sentence in _SENTENCE.findall(f"{before} {text}" if before else text):
        told = min(said, len(sentence))
        said -= told
        rest = _without_claims(sentence, told)
        if rest is None:
            kept.append(sentence[told:])
            continue
        withheld = True
        if rest:
            kept.append(f"{rest} ")
    return ("".join(kept).strip() if withheld else text), withheld


def _without_claims(sentence: str, told: int) -> str | None:
    """Return what is left of a sentence without its claims; `None` where it holds none."""
    asks = sentence.rstrip(' \n\t*_"”').endswith("?")
    parts = _CLAUSE_BREAK.split(sentence)
    clauses, breaks = parts[::2], [*parts[1::2], ""]
    left: list[str] = []
    claimed = supposed = False
    end = 0
    spoken = [tuple(_WORD.findall(fold(clause))) for clause in clauses]
    for i, said in enumerate(spoken):
        clause, following = clauses[i], spoken[i + 1] if i + 1 < len(spoken) else ()
        depends = following[:1] != () and following[0] in _CONDITIONS
        supposed = supposed or (said[:1] != () and said[0] in _SUPPOSES)
        begin, end = end, end + len(clause) + len(breaks[i])
        if told and end <= told:
            continue
        is_asked = asks and i == len(clauses) - 1
        if not (supposed or is_asked or depends) and _is_claim(said, sentence):
            claimed = True
        else:
            left.append(sentence[max(begin, told) : end])
    if not claimed:
        return None
    rest = re.sub(r"^(?:und|aber|also)\s+", "", "".join(left).strip(_ENDS))
    if len(_WORD.findall(rest)) < _LEAST_REST and not asks:
        return ""
    rest = rest[:1].upper() + rest[1:]
    return rest if rest[-1:] in {".", "!", "?", ""} else f"{rest}."


def _is_claim(said: tuple[str, ...], sentence: str) -> bool:
    spoken = set(said)
    line = " ".join(said).replace("-", " ")
    if spoken & _OPEN - {"bis", "damit", "um"}:
        return False
    if _STATES.search(line):
        return True
    deeds = spoken & _DEEDS
    if not deeds or spoken & _DETAILS:
        return False
    taken = spoken & _TAKEN or "leider" in fold(sentence)
    if taken and not (spoken & _OWN and "leider" not in fold(sentence)):
        return False
    if spoken & _AUXILIARIES:
        return True
    # "Gebucht!", "Termin bestätigt": hardly more than the deed.
    return len(spoken - deeds - _ADVERBS) <= 2

"""All that is said in one language: the words of `resources/replies`, and how dates are written."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Literal, get_args

from app.domain.booking_field import BookingField
from app.domain.errors import InputError, SetupError
from app.domain.wording import Wording
from app.language.forms import FORMS, Forms, Language
from app.language.reader import READERS, Reader
from app.language.replies import PhraseKey, ReplyKey


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The words of one language.

    `forms` writes its days, times and lengths, `reader` understands it. `errors` are sentences for
    errors by their code, with the reason after a dot where there is one, and `complaints` say what
    a question of the host takes, by the name of its kind; the errors' own words are English and
    stand where there is none.
    """

    language: Language
    replies: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, str]
    forms: Forms
    reader: Reader
    errors: Mapping[str, str] = field(default_factory=dict)
    complaints: Mapping[str, str] = field(default_factory=dict)

    def reply(self, key: ReplyKey, turn: int, **values: str) -> str:
        """Return a reply in one of its wordings, a different one as `turn` goes on.

        A value named with a capital ("{Day}") is the same one at the beginning of a sentence.
        """
        wordings = self.replies[key]
        return wordings[turn % len(wordings)].format(**values, **_with_capitals(values))

    def phrase(self, key: PhraseKey, **values: str) -> str:
        """Return words of the program's own."""
        return self.phrases[key].format(**values, **_with_capitals(values))

    def trouble(self, code: str, message: str, reason: str = "") -> str:
        """Return what to say of an error; `message` is its own sentence."""
        return self.errors.get(f"{code}.{reason}") or self.errors.get(code) or message

    def complaint(self, question: BookingField, error: InputError) -> str:
        """Return what to say of an answer that a question of the host does not take."""
        if not self.complaints:
            return error.message
        return self.complaints.get(question.kind.name.lower(), self.complaints["other"])

    def name_times(self, times: Sequence[time], joint: Literal["or", "and"] = "or") -> str:
        """Name free times for the eye and the ear."""
        return self.forms.name_times(times, self.phrases[joint])

    def joined(self, words: Sequence[str], joint: Literal["or", "and"] = "or") -> str:
        """Join words to a list: "a, b or c"."""
        if len(words) < 2:
            return "".join(words)
        return self.phrase(joint, others=", ".join(words[:-1]), last=words[-1])


def read_phrasebook(language: Language, text: str) -> Phrasebook:
    """Return the phrasebook that a file of `resources/replies` holds.

    Raises SetupError where it is not whole.
    """
    try:
        found = tomllib.loads(text)
        replies = {str(key): tuple(wordings) for key, wordings in found["replies"].items()}
        phrases = {str(key): str(words) for key, words in found["phrases"].items()}
        errors, complaints = (dict(found.get(table, {})) for table in ("errors", "complaints"))
    except (tomllib.TOMLDecodeError, KeyError, AttributeError, TypeError, ValueError) as error:
        raise _not_whole(language, str(error)) from error
    missing = (set(get_args(ReplyKey)) - replies.keys()) | (
        set(get_args(PhraseKey)) - phrases.keys()
    )
    if missing or not all(replies.values()):
        raise _not_whole(language, f"missing: {', '.join(sorted(missing))}")
    return Phrasebook(
        language, replies, phrases, FORMS[language], READERS[language], errors, complaints
    )


def _not_whole(language: str, detail: str) -> SetupError:
    return SetupError(
        Wording("The replies in the language “{language}” are not whole.", language=language),
        advice="Install the program again.",
        detail=detail,
    )


def _with_capitals(values: Mapping[str, str]) -> dict[str, str]:
    return {name.capitalize(): text[:1].upper() + text[1:] for name, text in values.items()}

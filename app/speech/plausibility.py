"""Judges whether what Whisper wrote can have been said.

Whisper writes something for every sound. It falls into loops, and on noise it writes phrases that
were frequent below the videos it learnt from. Pure functions.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

_LOOP_RATIO = 2.0
_LONGEST_LOOP = 8
_UNSURE = -1.0
_NO_SPEECH = 0.6
_DOUBT = 0.41  # of a hypothesis; people reach 0.37, many people at once 0.45 and more
_STOCK_PHRASES = frozenset(
    {
        "bye",
        "bye bye",
        "please subscribe",
        "see you next time",
        "so",
        "subscribe",
        "thank you",
        "thank you for watching",
        "thank you so much for watching",
        "thank you very much",
        "thanks",
        "thanks for watching",
        "the end",
        "you",
        "bis zum nächsten mal",
        "danke",
        "danke fürs zuschauen",
        "danke schön",
        "ende",
        "tschüss",
        "vielen dank",
        "vielen dank fürs zuschauen",
    }
)
_CREDITS = ("untertitel", "copyright wdr", "subtitles by", "swr 20")
"""What subtitles of films end with: nobody says that to a program."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What the recogniser wrote for one piece of speech, and how sure it was.

    `log_probability` is the mean over the tokens (natural logarithm), `no_speech` the probability
    of silence. `ran_out` tells that the text was cut because it got too long for the sound.
    """

    text: str
    log_probability: float
    no_speech: float
    ran_out: bool = False


def is_loop(hypothesis: Hypothesis) -> bool:
    """Whether the text goes round in circles.

    Either it was still going on when the sound had long ended, or it compresses to less than half
    (Whisper's own measure, which works for longer texts only).
    """
    return hypothesis.ran_out or compression_ratio(hypothesis.text) > _LOOP_RATIO


def compression_ratio(text: str) -> float:
    """Return how many times shorter zlib makes the text; over 2 speaks for repetition."""
    data = text.encode()
    return len(data) / len(zlib.compress(data)) if data else 0.0


def without_loop(text: str) -> str:
    """Keep one round of a group of up to eight words that is repeated to the end of the text.

    Three rounds make a loop, the last may be broken off. "8 0 9 9 9 9 9" becomes "8 0 9".
    """
    words = text.split()
    bare = [_bare(word) for word in words]
    for length in range(1, _LONGEST_LOOP + 1):
        begin = len(words)  # of the words that equal the one `length` words before them
        while begin > length and bare[begin - 1] == bare[begin - 1 - length]:
            begin -= 1
        if len(words) - begin >= 2 * length:
            return " ".join(words[:begin])
    return text


def is_invented(hypothesis: Hypothesis, speech_seconds: float) -> bool:
    """Whether the text is more likely made up than said in `speech_seconds` of speech.

    True for texts without a letter or digit, for more characters than anybody can say in that
    time, for texts that Whisper itself finds the less probable the likelier silence is, for the
    credits of subtitles, and for the phrases it is known to write on noise when either of the two
    speaks against them.
    """
    bare = _bare(hypothesis.text)
    if not bare:
        return True
    # Fast speech has some 25 characters a second; numbers are written shorter than spoken.
    if len(bare) > 15 + 30 * speech_seconds:
        return True
    if bare.startswith(_CREDITS):
        return True
    if bare in _STOCK_PHRASES and (
        hypothesis.log_probability < _UNSURE or hypothesis.no_speech > _NO_SPEECH
    ):
        return True
    # One alone says little: a voice that is hard to follow gets improbable texts, and a long row
    # of digits has a probability of silence of 0.9. In the voices of a crowd both are high.
    return -hypothesis.log_probability * hypothesis.no_speech > _DOUBT


def _bare(text: str) -> str:
    """Return the text's words in lower case, without punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold()))

"""Every setting of the program, declared as data.

The command line, the settings dialog and the checks of what a person enters all read this table;
a new setting is a new row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "bool",
    "text",
    "event_type",
    "number",
    "choice",
    "device",
    "key",
    "email",
    "time_zone",
    "calendar_url",
    "model_url",
    "secret",
]
Value = str | int | bool | None
"""A setting's value; None stands for "nothing chosen" where that is allowed."""

DEFAULT_CALENDAR_URL = "https://api.cal.com/v2"
CALENDAR_KEY = "calendar.api_key"
DEFAULT_OPENAI_URL = "https://api.openai.com/v1"
DEFAULT_ANTHROPIC_URL = "https://api.anthropic.com"


_BEGIN_ANEW = (
    "agent.",
    "anthropic.",
    "calendar.",
    "openai.",
    "person.language",
    "person.time_zone",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a choice may take, and the words a dialog shows for it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Range:
    """The whole numbers that a setting may be: from `least` to `most`, offered in steps."""

    least: int
    most: int
    step: int
    unit: str


@dataclass(frozen=True, slots=True)
class Definition:
    """One setting: its key, what it may be, what it is at first, and the words around it.

    `group` is the heading it stands under. `choices` belong to the kind "choice", `range` to the
    kind "number"; what a "device" may be is known only while the program runs, and any name is
    taken. A secret is False at first:
    there is none. It is `bound_to` another setting, an address: kept for that one and never handed
    to another.
    """

    key: str
    kind: Kind
    default: Value
    group: str
    title: str
    help: str
    choices: tuple[Choice, ...] = ()
    range: Range | None = None
    bound_to: str = ""

    @property
    def begins_anew(self) -> bool:
        """Whether a change takes effect in a new conversation only."""
        return self.key.startswith(_BEGIN_ANEW)


DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        "person.name",
        "text",
        "",
        "Your details",
        "Name",
        "Offered for a booking, so that you need not say it.",
    ),
    Definition(
        "person.email",
        "email",
        "",
        "Your details",
        "E-mail",
        "Where the invitation goes; offered for a booking, so that you need not spell it.",
    ),
    Definition(
        "person.time_zone",
        "time_zone",
        "",
        "Your details",
        "Time zone",
        "The zone you speak of, such as Europe/Berlin; empty means this computer's.",
    ),
    Definition(
        "person.language",
        "choice",
        "en",
        "Your details",
        "Language you speak",
        "The language you speak with the assistant. It needs a speech model and a voice that know"
        " it.",
        choices=(Choice("en", "English"), Choice("de", "Deutsch")),
    ),
    Definition(
        "interface.language",
        "choice",
        "system",
        "Window",
        "Language of the window",
        "What buttons, cards and remarks are written in. The assistant keeps to the language that"
        " you speak with it.",
        choices=(
            Choice("system", "As the system"),
            Choice("en", "English"),
            Choice("de", "Deutsch"),
        ),
    ),
    Definition(
        "interface.theme",
        "choice",
        "system",
        "Window",
        "Appearance",
        "Light or dark.",
        choices=(
            Choice("system", "As the system"),
            Choice("light", "Light"),
            Choice("dark", "Dark"),
        ),
    ),
    Definition(
        "interface.motion",
        "choice",
        "system",
        "Window",
        "Motion",
        "Whether things in the window glide and turn. As the system: only where it is not asked for"
        " less motion.",
        choices=(Choice("system", "As the system"), Choice("none", "None")),
    ),
    Definition(
        "start.step",
        "choice",
        "microphone",
        "Window",
        "First steps",
        "Where you left the first steps.",
        choices=(
            Choice("microphone", "Microphone"),
            Choice("details", "Your details"),
            Choice("talk", "Talking"),
            Choice("done", "Done"),
        ),
    ),
    Definition(
        "system.start_at_login",
        "bool",
        False,
        "This computer",
        "Start at login",
        "Opens with your session, in the tray where that is chosen below.",
    ),
    Definition(
        "system.keep_in_tray",
        "bool",
        False,
        "This computer",
        "Keep running when the window is closed",
        "It goes on in the tray then, and its menu there ends it. On a desktop without a tray,"
        " closing the window ends the program all the same.",
    ),
    Definition(
        "notifications.show",
        "bool",
        True,
        "This computer",
        "Notifications",
        "What was booked, and what needs you, while another program is in front.",
    ),
    Definition(
        "notifications.reminders",
        "bool",
        True,
        "This computer",
        "Reminders",
        "Ten minutes before an appointment, while the program runs.",
    ),
    Definition(
        "audio.microphone",
        "device",
        "",
        "Microphone",
        "Microphone",
        "Which one listens. One that is unplugged is replaced until it is back.",
    ),
    Definition(
        "audio.listen_ahead",
        "bool",
        True,
        "Microphone",
        "Listen ahead",
        "Keeps the microphone on while the window is in front, so that your first word is not"
        " lost; nothing is kept before you press. Off: it goes on when you press.",
    ),
    Definition(
        "audio.loudspeaker",
        "device",
        "",
        "Loudspeaker and voice",
        "Loudspeaker",
        "Which one answers.",
    ),
    Definition(
        "speech.speak_replies",
        "bool",
        True,
        "Loudspeaker and voice",
        "Speak replies",
        "Off: replies are only shown.",
    ),
    Definition(
        "speech.rate",
        "number",
        100,
        "Loudspeaker and voice",
        "Speaking rate",
        "How fast replies are spoken, from half to twice the voice's own pace.",
        range=Range(least=50, most=200, step=10, unit="%"),
    ),
    Definition(
        "speech.volume",
        "number",
        100,
        "Loudspeaker and voice",
        "Volume",
        "How loud replies are, beside the system's own volume.",
        range=Range(least=0, most=100, step=5, unit="%"),
    ),
    Definition(
        "audio.tones",
        "bool",
        True,
        "Loudspeaker and voice",
        "Tones",
        "A soft sound when listening begins, and one when it ends.",
    ),
    Definition(
        "speech.recogniser",
        "choice",
        "whisper-base",
        "Speech models",
        "Speech recognition",
        "The model that writes down what you say. A larger one errs less and takes longer; it is"
        " fetched when you choose it.",
        choices=(
            Choice("whisper-tiny-en", "Whisper tiny, English only (78 MB)"),
            Choice("whisper-base", "Whisper base (150 MB)"),
            Choice("whisper-base-en", "Whisper base, English only (148 MB)"),
            Choice("whisper-small", "Whisper small (486 MB)"),
            Choice("whisper-small-en", "Whisper small, English only (486 MB)"),
            Choice("whisper-large-v3-turbo", "Whisper large v3 turbo (1.6 GB)"),
        ),
    ),
    Definition(
        "speech.voice",
        "choice",
        "piper-en-us-joe",
        "Speech models",
        "Voice",
        "The voice that answers. It is fetched when you choose it.",
        choices=(
            Choice("piper-en-us-joe", "Joe, American English (63 MB)"),
            Choice("piper-en-gb-cori", "Cori, British English (64 MB)"),
            Choice("piper-de-de-thorsten", "Thorsten, German (63 MB)"),
        ),
    ),
    Definition(
        "calendar.name",
        "choice",
        "sandbox",
        "Calendar",
        "Calendar",
        "Where appointments are booked.",
        choices=(
            Choice("sandbox", "Sandbox on this computer, to try things out"),
            Choice("cal.com", "Cal.com"),
        ),
    ),
    Definition(
        CALENDAR_KEY,
        "secret",
        False,
        "Cal.com",
        "Cal.com API key",
        "Kept in this system's keyring, and sent to the address below only.",
        bound_to="calendar.api_url",
    ),
    Definition(
        "calendar.event_type_id",
        "event_type",
        None,
        "Cal.com",
        "Event type",
        "What is booked at Cal.com: an event type's number, or its public names such as jane/demo.",
    ),
    Definition(
        "calendar.api_url",
        "calendar_url",
        DEFAULT_CALENDAR_URL,
        "Cal.com",
        "Cal.com address",
        "Change it only for a Cal.com of your own.",
    ),
    Definition(
        "agent.name",
        "choice",
        "built-in",
        "Assistant",
        "Assistant",
        "Who understands you and answers. Built in: nothing you say leaves this computer, but what"
        " is booked. Your voice never does, whoever answers.",
        choices=(
            Choice("built-in", "Built in: on this computer, at once"),
            Choice("openai", "OpenAI, or a compatible server such as Ollama"),
            Choice("anthropic", "Anthropic"),
        ),
    ),
    Definition(
        "agent.stand_in",
        "choice",
        "built-in",
        "Assistant",
        "When it does not answer",
        "Who goes on, in the middle of a conversation. The built-in assistant comes after all.",
        choices=(
            Choice("built-in", "Built in"),
            Choice("openai", "OpenAI, or a compatible server such as Ollama"),
            Choice("anthropic", "Anthropic"),
        ),
    ),
    Definition(
        "openai.base_url",
        "model_url",
        DEFAULT_OPENAI_URL,
        "OpenAI",
        "OpenAI address",
        "With OpenAI chosen, this address gets the words of the conversation, with names and e-mail"
        " addresses in them, and the times and appointments that are looked up. A compatible server"
        " will do, such as Ollama on this computer: http://localhost:11434/v1",
    ),
    Definition(
        "openai.api_key",
        "secret",
        False,
        "OpenAI",
        "OpenAI API key",
        "Kept in this system's keyring, and sent to the address above only. A server of your own"
        " may need none.",
        bound_to="openai.base_url",
    ),
    Definition(
        "openai.model",
        "text",
        "gpt-5.4-mini",
        "OpenAI",
        "OpenAI model",
        "The model's name, as the address above knows it. It has to be able to call tools.",
    ),
    Definition(
        "anthropic.api_key",
        "secret",
        False,
        "Anthropic",
        "Anthropic API key",
        "Kept in this system's keyring, and sent to the address below only.",
        bound_to="anthropic.base_url",
    ),
    Definition(
        "anthropic.model",
        "text",
        "claude-haiku-5-5",
        "Anthropic",
        "Anthropic model",
        "The model's name. A small one answers sooner.",
    ),
    Definition(
        "anthropic.base_url",
        "model_url",
        DEFAULT_ANTHROPIC_URL,
        "Anthropic",
        "Anthropic address",
        "With Anthropic chosen, this address gets the words of the conversation, with names and"
        " e-mail addresses in them, and the times and appointments that are looked up.",
    ),
    Definition(
        "talk.global_key",
        "key",
        "",
        "Key from any window",
        "Key from any window",
        "Hold it and speak, or tap it to listen until the next tap, while another program is in"
        " front. Such as Ctrl+Alt+Space.",
    ),
    Definition(
        "talk.listen_ahead",
        "bool",
        False,
        "Key from any window",
        "Listen ahead for that key",
        "Keeps the microphone on, and its light, for as long as the key can be pressed, so that"
        " your first word is not lost; nothing is kept before you press. It needs “Listen ahead”."
        " Off: the microphone goes on when you press, and the window says when to speak.",
    ),
    Definition(
        "talk.hands_free",
        "bool",
        False,
        "Hands-free",
        "Hands-free",
        "Just speak: your voice begins, and a pause ends, while the conversation is in front. The"
        " microphone is on as long as “Listening for you” stands there. Keys and button work as"
        " ever.",
    ),
    Definition(
        "talk.headset",
        "bool",
        False,
        "Hands-free",
        "I wear a headset",
        "Hands-free, your voice then interrupts a reply as well. Only with headphones: from a"
        " loudspeaker the program would hear itself.",
    ),
    Definition(
        "history.keep_for",
        "choice",
        "month",
        "History",
        "Keep conversations",
        "What was said, on this computer alone. What is older is deleted, a minute after you choose"
        " a shorter time, and then daily.",
        choices=(
            Choice("nothing", "Not at all"),
            Choice("day", "For a day"),
            Choice("week", "For 7 days"),
            Choice("month", "For 30 days"),
            Choice("year", "For a year"),
            Choice("forever", "For ever"),
        ),
    ),
    Definition(
        "history.keep_sound",
        "bool",
        False,
        "History",
        "Keep the sound as well",
        "Your voice and the replies, to hear a conversation again. They stay on this computer, take"
        " 500 MB at most, and are deleted with the conversation.",
    ),
)

"""What the built-in agent says, worded once, in a form that can be translated.

Each reply has several wordings, so that a conversation does not sound like a form. They are short,
for the ear as much as for the eye, and none claims that anything was booked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

ReplyKey = Literal[
    "greet", "help", "welcome", "goodbye", "small_talk", "out_of_scope", "use_card_to_cancel",
    "use_list", "ask_day", "ask_day_again", "ask_day_by_hand", "which_day", "ask_time_again",
    "offer", "offer_one", "offer_on_card", "no_such_time", "no_such_time_one", "not_in_range",
    "not_in_range_one", "next_free_day", "next_free_day_one", "nothing_free", "day_is_past",
    "ask_email", "ask_email_after_time", "ask_email_again", "ask_email_by_hand", "ask_name",
    "ask_name_after_time", "ask_name_again", "ask_name_by_hand", "ask_change",
    "take_your_time", "ask_length",
    "no_such_length", "booked", "requested", "check_card", "click_time", "sorry_not_understood",
    "too_long", "one_moment", "taken",
]  # fmt: skip

WORDINGS: Mapping[ReplyKey, tuple[str, ...]] = {
    "greet": (
        "Hello! I can find a free time for you.",
        "Hi there! Let's find you a time.",
    ),
    "help": (
        "Tell me a day and a time that suit you, then your e-mail address and your name. "
        "You can say it all in one go.",
    ),
    "welcome": ("You're welcome.", "My pleasure.", "Gladly."),
    "goodbye": (
        "All right, I leave it there. Just speak when you want to go on.",
        "Okay, goodbye. I'm here when you need me.",
    ),
    "small_talk": (
        "I'm the assistant of this program, and appointments are what I'm good at.",
        "I'm well, thanks, and happy to look after your appointment.",
    ),
    "out_of_scope": (
        "I'm afraid I only know about appointments.",
        "That is beyond me, but I can find you a time.",
    ),
    "use_card_to_cancel": (
        "To cancel or move an appointment, use the Cancel button on its confirmation card for now.",
    ),
    "use_list": (
        "I can't look up appointments yet. The ones you made here are on their cards above.",
    ),
    "ask_day": (
        "Which day would suit you?",
        "What day would you like?",
        "For which day shall I look?",
    ),
    "ask_day_again": (
        "Which day would you like? You can say, for example, tomorrow or Friday the 9th.",
        "What day should it be? A weekday or a date will do.",
    ),
    "ask_day_by_hand": (
        "Let's try it another way: please type the day, for example October 9. Which day is it?",
    ),
    "which_day": ("Do you mean {days}?",),
    "ask_time_again": (
        "Which time would you like? {On_day} there is {times}.",
        "What time should it be? I have {times} {on_day}.",
    ),
    "offer": (
        "{On_day}, I have {times}. Which one suits you?",
        "{On_day} there is {times}. Which time would you like?",
        "{Day}: I can offer {times}. Which one suits you?",
    ),
    "offer_one": (
        "{On_day}, I have {times}. Would that suit you?",
        "{On_day} there is only {times}. Does that work for you?",
    ),
    "offer_on_card": (
        "{On_day}, I have {times}, and more on the card. Which one suits you?",
        "{On_day} there is {times}, among others. Which time would you like?",
        "{Day}: I can offer {times}, or another time from the card. Which one suits you?",
    ),
    "no_such_time": (
        "{wanted} is not free {on_day}. The nearest are {times}. Which one suits you?",
        "I'm sorry, {wanted} {on_day} is not free. How about {times}?",
    ),
    "no_such_time_one": (
        "{wanted} is not free {on_day}. The nearest is {times}. Would that suit you?",
    ),
    "not_in_range": (
        "{On_day} I have nothing {range}. There is {times}. Which one suits you?",
        "Nothing is free {range} {on_day}, but there is {times}. Which one suits you?",
    ),
    "not_in_range_one": ("{On_day} I have nothing {range}, only {times}. Would that suit you?",),
    "next_free_day": (
        "Nothing suitable is free {on_asked}. The next is {day}: {times}. Which one suits you?",
        "{Asked} has nothing suitable. {On_day}, I have {times}. Which one suits you?",
    ),
    "next_free_day_one": (
        "Nothing suitable is free {on_asked}. The next is {day} at {times}. Would that suit you?",
    ),
    "nothing_free": (
        "I found nothing free from {first} to {last}. Which other day would you like?",
    ),
    "day_is_past": ("{Day} has already passed. Which day would you like?",),
    "ask_email": (
        "What is your e-mail address?",
        "Which e-mail address may I use for you?",
    ),
    "ask_email_after_time": (
        "{Day} at {time} is free. What is your e-mail address?",
        "Good, {day} at {time} is free. Which e-mail address may I use?",
    ),
    "ask_name_after_time": (
        "{Day} at {time} is free. And what is your name?",
        "Good, {day} at {time} is free. What name shall I put it under?",
    ),
    "ask_email_again": (
        "Could you say your e-mail address slowly, with the words at and dot?",
        "Please say your e-mail address once more, one part after the other.",
    ),
    "ask_email_by_hand": (
        "Please spell your e-mail address letter by letter, or type it on the details card.",
        "It may be easier to type your e-mail address on the details card.",
    ),
    "ask_name": (
        "And your name, please?",
        "What name shall I put it under?",
        "Thank you. And what is your name?",
    ),
    "ask_name_again": (
        "Could you tell me your name again? First and last name will do.",
        "What is your name, please? You can also spell it.",
    ),
    "ask_name_by_hand": (
        "Please spell your name letter by letter, or type it on the details card.",
    ),
    "ask_change": (
        "All right. What should I change: the day, the time, the name or the e-mail address?",
        "No problem. What would you like different: the day, the time, the name or the e-mail?",
    ),
    "take_your_time": ("Take your time. Say yes when it is right, or tell me what to change.",),
    "ask_length": ("How long should it be: {lengths}?",),
    "no_such_length": ("I can offer {lengths}. How long should it be?",),
    "booked": ("Your appointment stands: {when}.",),
    "requested": ("Your appointment is requested: {when}. The host still has to confirm it.",),
    "check_card": ("Please check your name and e-mail address on the details card and send it.",),
    "click_time": ("That time comes twice that night. Please click the one you mean on the card.",),
    "sorry_not_understood": ("Sorry, I didn't get that.", "I didn't quite understand that."),
    "too_long": ("That was a lot at once, so I only read the beginning.",),
    "one_moment": ("One moment, the last booking is still being finished.",),
    "taken": ("I'm sorry, that time is no longer free.",),
}


def reply(key: ReplyKey, turn: int, **values: str) -> str:
    """Return a reply in one of its wordings, a different one as `turn` goes on.

    A value named with a capital ("{Day}") is the same one at the beginning of a sentence.
    """
    wordings = WORDINGS[key]
    capitals = {name.capitalize(): text[:1].upper() + text[1:] for name, text in values.items()}
    return wordings[turn % len(wordings)].format(**values, **capitals)

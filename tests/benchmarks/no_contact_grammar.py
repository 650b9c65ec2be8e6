"""Sentences without an e-mail address and without a name, written by a grammar from a seed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Asked = Literal["email", "name"] | None
Half = Literal["development", "held_out"]

UNASKED = (
    "I'd like an appointment on {day} at {time}",
    "can we meet at {place} at {time}?",
    "I'm at {place} until {time}",
    "I'm free on {day} after {time}",
    "it's for {day}",
    "this is {adjective}",
    "I'm {adjective}",
    "I'm {doing} at the moment",
    "I am {doing} about the {thing}",
    "look at {site} dot com",
    "I found you at {site} dot com",
    "I saw it at {site}.com last week",
    "my website is {site} dot com",
    "she works at {site} dot com",
    "they told me at {site} dot org that you have time",
    "I don't have an e-mail address",
    "can you send it by e-mail?",
    "what is your e-mail address?",
    "is it okay if I bring my {relation}?",
    "it's for my {relation}",
    "it's for a {thing}",
    "that's for the {thing}",
    "I'm from {country}",
    "I'm {nationality}",
    "I'm a {job}",
    "I'm your new {job}",
    "I am the {job} on {day}",
    "this is about the {thing}",
    "this is the third time I'm {doing}",
    "this is really {adjective}",
    "call me back at {time}",
    "call me {day}",
    "call me on my mobile",
    "what is the name of the {job}?",
    "I'm in {city} on {day}",
    "I'm with {company} on {day}",
    "the room number is {number}",
    "there are {number} of us, at most",
    "we start at {time} dot",
    "{time} on the dot, please",
    "book me in for {day}",
    "a {thing} for {number} people",
    "on {day} I'm {doing}",
    "I'm so {adjective} today",
    "it's {adjective} at {place}",
    "is there anything at {time}?",
    "put it on {day}",
    "my number is {number} {number} {number}",
    "I'm not {adjective}",
    "I'm {adjective} and {adjective}",
    "it is for the {relation} of a colleague",
    "I'd prefer {time}, I'm {doing} before that",
    "This is {adjective}, thank you",
    "I'm {adjective} with {day}",
    "that's {adjective} for me",
    "we are at {street} street, number {number}",
    "the total was {number} point {number}",
    "meet me at the {thing} at {time}",
    "I'm {number} years old",
    "under no circumstances on {day}",
    "I'm late, so make it {time}",
)
ASKED: Mapping[str, tuple[str, ...]] = {
    "name": (
        "I'd rather not say", "why do you need that?", "never mind", "what was that?",
        "can you repeat that?", "the same as before", "you already have it", "do I have to?",
        "skip that", "next {day} please", "can I tell you later?", "one moment",
        "hold on", "let me think", "I don't know", "no", "yes", "at {time}",
        "is that necessary?", "who is asking?", "{day} works better", "make it {time} instead",
        "wait, what is free on {day}?", "it's {adjective}", "I'm {doing}", "stop",
        "how long does it take?", "I'm {adjective}", "that's {adjective}", "good question",
        "can we do {day}?", "what do you mean?", "nobody", "it's for my {relation}",
        "a {job}", "my {relation}", "the {thing}", "uh, hang on a second", "hmm", "okay",
        "sorry?", "excuse me?", "I said {day}", "not {day}", "cancel", "help", "go back",
        "can you hear me?", "hello?", "thank you", "sounds {adjective}", "{number}",
    ),
    "email": (
        "I don't have one", "do I need one?", "can I give you my phone number instead?",
        "let me look it up", "I need to check", "what for?", "the same as last time",
        "use the one you have", "can you repeat that?", "at {time} please", "at {place}",
        "no, at {time}", "I'm at {place}", "one second", "why do you ask?",
        "I don't use e-mail", "no e-mail please", "just call me", "by phone, please",
        "at {time} or at {time}", "I'll type it", "yes", "no", "hmm", "not right now",
        "you can look at {site} dot com", "my website is {site}.com", "my e-mail is broken",
        "which e-mail do you mean?", "it's on {site} dot com", "I gave it to you already",
        "make it {day} at {time}", "meet me at {place}", "dot what?", "at what?",
        "did you say at or dot?", "what time is it at {place}?", "I'm {doing}",
        "is {day} at {time} still free?", "I'm looking at {site} dot com right now",
        "is it like {site} dot com?", "sorry, I was at {place}", "who is at {site}.com?",
    ),
}  # fmt: skip

FILLERS: Mapping[Half, Mapping[str, tuple[str, ...]]] = {
    "development": {
        "day": ("Monday", "Tuesday", "tomorrow", "the third", "Friday", "May 5th", "next week"),
        "time": ("three", "10:30", "half past two", "noon", "four pm", "nine"),
        "place": ("the office", "work", "home", "the station", "Starbucks", "my desk", "school"),
        "adjective": ("fine", "great", "flexible", "urgent", "pregnant", "late", "diabetic",
                      "perfect", "busy", "vegetarian", "nervous", "confused", "Okay", "serious",
                      "really happy", "quite sick", "important", "blind"),
        "doing": ("calling", "writing", "driving", "traveling", "having lunch", "thinking",
                  "running late", "asking"),
        "thing": ("meeting", "demo", "project", "car", "tooth", "contract", "workshop", "invoice"),
        "site": ("google", "amazon", "booking", "acme", "wikipedia"),
        "relation": ("wife", "son", "boss", "mother", "friend", "dog", "team"),
        "country": ("Germany", "Brazil", "the States", "India", "London"),
        "nationality": ("German", "Canadian", "French", "Indian", "American", "Polish"),
        "job": ("dentist", "nurse", "teacher", "customer", "lawyer", "manager"),
        "city": ("Berlin", "Paris", "Boston", "Madrid"),
        "company": ("Siemens", "a client", "my doctor", "the bank"),
        "number": ("four", "12", "seven", "twenty two", "540", "3"),
        "street": ("Baker", "Main", "Oxford"),
    },
    "held_out": {
        "day": ("Wednesday", "Thursday", "today", "the fifteenth", "Sunday", "June 1st",
                "this evening"),
        "time": ("five", "11:15", "quarter to one", "midnight", "eight am", "six thirty"),
        "place": ("the clinic", "lunch", "the gym", "the airport", "the Hilton", "my parents'",
                  "university"),
        "adjective": ("good", "wonderful", "available", "terrible", "retired", "early", "allergic",
                      "ideal", "free", "vegan", "anxious", "lost", "Alright", "impressed",
                      "very tired", "pretty sure", "necessary", "deaf"),
        "doing": ("phoning", "working", "cooking", "moving house", "taking a break", "planning",
                  "coming late", "wondering"),
        "thing": ("interview", "checkup", "apartment", "bike", "knee", "policy", "training",
                  "order"),
        "site": ("facebook", "ebay", "doctolib", "zenith", "youtube"),
        "relation": ("husband", "daughter", "colleague", "father", "neighbour", "cat", "company"),
        "country": ("Spain", "Nigeria", "the Netherlands", "China", "Dublin"),
        "nationality": ("Spanish", "Australian", "Dutch", "Chinese", "Turkish", "Irish"),
        "job": ("doctor", "plumber", "student", "patient", "accountant", "driver"),
        "city": ("Vienna", "Rome", "Chicago", "Oslo"),
        "company": ("Bosch", "a friend", "my lawyer", "the school"),
        "number": ("five", "17", "nine", "thirty one", "808", "6"),
        "street": ("Elm", "High", "Station"),
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence that holds neither an address nor a name, and what had been asked for."""

    said: str
    asked: Asked


def remarks(half: Half, seed: int, count: int) -> list[Remark]:
    """Return different sentences of one half."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable play, no secret
    fillers = FILLERS[half]
    found: dict[tuple[str, Asked], Remark] = {}
    while len(found) < count:
        asked: Asked = (None, "email", "name")[chance.randrange(3)]
        templates = UNASKED if asked is None or chance.random() < 0.4 else ASKED[asked]
        said = templates[chance.randrange(len(templates))]
        while "{" in said:
            slot = said[said.index("{") + 1 : said.index("}")]
            options = fillers[slot]
            said = said.replace(f"{{{slot}}}", options[chance.randrange(len(options))], 1)
        style = chance.randrange(4)
        if style == 0:
            said = said.lower()
        elif style == 1:
            said = said[:1].upper() + said[1:] + ("" if said[-1] in ".?!" else ".")
        found.setdefault((said.lower(), asked), Remark(said, asked))
    return list(found.values())

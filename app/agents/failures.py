"""What a language model's refusals and failures mean, in words for the person.

`Service` knows what a provider is called and where its settings are; what a provider answers is
told apart by status, code and wording, since compatible servers share no more than that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.domain.errors import AgentTrouble, AgentUnavailable
from app.domain.wording import Wording

_LONGEST_DETAIL = 300
_KEY_LIKE = re.compile(r"\b(?:sk|key|pk)-[\w*.-]{4,200}", re.IGNORECASE)

_BY_KIND = {
    "authentication_error": AgentTrouble.KEY,
    "permission_error": AgentTrouble.KEY,
    "invalid_api_key": AgentTrouble.KEY,
    "billing_error": AgentTrouble.QUOTA,
    "insufficient_quota": AgentTrouble.QUOTA,
    "rate_limit_error": AgentTrouble.RATE_LIMITED,
    "rate_limit_exceeded": AgentTrouble.RATE_LIMITED,
    "model_not_found": AgentTrouble.MODEL,
    "not_found_error": AgentTrouble.MODEL,
    "overloaded_error": AgentTrouble.SERVER,
    "api_error": AgentTrouble.SERVER,
    "server_error": AgentTrouble.SERVER,
    "timeout_error": AgentTrouble.SERVER,
    "content_filter": AgentTrouble.REFUSED,
    "content_policy_violation": AgentTrouble.REFUSED,
}
_NO_TOOLS = re.compile(
    r"not support (?:tool|function)|tools? (?:are|is) not supported|(?:tool|function)[\w\s-]{0,30}"
    r"not supported|enable-auto-tool-choice|--jinja|does not support tools|tool[\w ]{0,20}requires"
)
_NO_MODEL = re.compile(
    r"model[^\n]{0,120}?(?:not found|does ?n.t exist|does not exist|not exist|unknown|no such|"
    r"not available|try pulling)|(?:unknown|invalid|no such) model"
)
_NO_CREDIT = re.compile(r"quota|credit balance|insufficient (?:credit|balance|funds)")
_NO_KEY = re.compile(r"api.?key|unauthori[sz]ed|authentication|credential")
_HARMFUL = re.compile(r"content (?:management )?polic|content.filter|safety system")
_STATUS = {
    401: AgentTrouble.KEY,
    402: AgentTrouble.QUOTA,
    403: AgentTrouble.KEY,
    404: AgentTrouble.MODEL,
    408: AgentTrouble.SERVER,
    409: AgentTrouble.SERVER,
    429: AgentTrouble.RATE_LIMITED,
}


@dataclass(frozen=True, slots=True)
class Service:
    """A provider: the `name` its agent is chosen by, and what a person calls it.

    `place` is its base URL, `model` the model's name, `key` is only ever taken out of what is
    logged. A server of one's own may do without one.
    """

    name: str
    title: str
    place: str
    model: str
    key: str | None = field(default=None, repr=False)
    wants_key: bool = True

    def check_key(self) -> None:
        """Raise AgentUnavailable where a key is wanted and there is none: nothing need be sent."""
        if self.wants_key and not self.key:
            raise self.unavailable(AgentTrouble.KEY, "there is no key")

    def unavailable(
        self, why: AgentTrouble, detail: str = "", *, seconds: float | None = None
    ) -> AgentUnavailable:
        """Return the error, with a sentence for the person."""
        message, advice = self._words(why)
        return AgentUnavailable(
            message,
            advice=advice,
            agent=self.name,
            why=why,
            detail=self._without_key(detail),
            seconds=seconds,
        )

    def _words(self, why: AgentTrouble) -> tuple[str, str]:
        match why:
            case AgentTrouble.KEY if not self.key:
                return Wording("{title} wants a key.", title=self.title), Wording(
                    "Store one: {command}", command=self._set("api_key")
                )
            case AgentTrouble.KEY:
                return (
                    Wording("{title} does not accept the key.", title=self.title),
                    Wording("Store another: {command}", command=self._set("api_key")),
                )
            case AgentTrouble.MODEL:
                return (
                    Wording("{title} has no model “{model}”.", title=self.title, model=self.model),
                    Wording("Choose another: {command} NAME", command=self._set("model")),
                )
            case AgentTrouble.NO_TOOLS:
                return (
                    Wording(
                        "{title}'s model “{model}” can't use tools, which booking needs.",
                        title=self.title,
                        model=self.model,
                    ),
                    Wording("Choose another: {command} NAME", command=self._set("model")),
                )
            case AgentTrouble.QUOTA:
                return (
                    Wording("The account at {title} has no credit left.", title=self.title),
                    "Look at its billing page, or choose another assistant.",
                )
            case AgentTrouble.REQUEST:
                return (
                    Wording("{title} does not understand what it is asked.", title=self.title),
                    Wording(
                        "Check its address and model: {command} URL", command=self._set("base_url")
                    ),
                )
            case AgentTrouble.UNREACHABLE:
                return (
                    Wording(
                        "{title} can't be reached at {place}.", title=self.title, place=self.place
                    ),
                    "Check the network, and that the server runs.",
                )
            case AgentTrouble.RATE_LIMITED:
                return Wording(
                    "{title} asks to slow down.", title=self.title
                ), "Try again in a minute."
            case AgentTrouble.SERVER:
                return Wording(
                    "{title} has trouble on its side.", title=self.title
                ), "Try again in a minute."
            case AgentTrouble.BROKEN_ANSWER:
                return Wording("{title} broke off its answer.", title=self.title), "Say that again."
            case AgentTrouble.REFUSED:
                return Wording(
                    "{title} does not want to answer that.", title=self.title
                ), "Say it in other words."
            case AgentTrouble.FIRST_TOKEN_TIMEOUT | AgentTrouble.TOTAL_TIMEOUT:
                return Wording("{title} takes too long to answer.", title=self.title), "Try again."

    def _set(self, setting: str) -> str:
        return f"vocal-desk settings set {self.name}.{setting}"

    def _without_key(self, detail: str) -> str:
        """Return a detail for the log: short, on one line, and without the key or a part of it."""
        if self.key:
            detail = detail.replace(self.key, "…")
        return " ".join(_KEY_LIKE.sub("…", detail).split())[:_LONGEST_DETAIL]


def why_refused(status: int, kind: str, message: str) -> AgentTrouble:
    """Tell what an answer with an error means, by its HTTP status, its code or type, and words."""
    said = message.casefold()
    if status in (200, 400, 404, 422, 500, 501) and _NO_TOOLS.search(said):
        return AgentTrouble.NO_TOOLS
    if status in (400, 402, 403, 429) and _NO_CREDIT.search(said) and kind != "rate_limit_exceeded":
        return AgentTrouble.QUOTA
    if kind in _BY_KIND and not (kind == "not_found_error" and "model" not in said):
        return _BY_KIND[kind]
    if status == 404 and "model" not in said:
        return AgentTrouble.REQUEST
    if status in _STATUS:
        return _STATUS[status]
    if status >= 500:
        return AgentTrouble.SERVER
    if _NO_MODEL.search(said):
        return AgentTrouble.MODEL
    if _HARMFUL.search(said):
        return AgentTrouble.REFUSED
    if _NO_KEY.search(said):
        return AgentTrouble.KEY
    return AgentTrouble.SERVER if status < 300 else AgentTrouble.REQUEST


def seconds_asked(retry_after: str | None) -> float | None:
    """Return the seconds of a Retry-After header; a date in it is not read."""
    try:
        seconds = float(retry_after or "")
    except ValueError:
        return None
    return seconds if 0 <= seconds <= 86_400 else None

"""Words are heard as they come, a barge-in ends the request, what breaks off is made up for."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from held_loudspeaker import HeldLoudspeaker
from model_server import Failure, ModelServer, Protocol, Reply, Silence
from model_talk import KEY, in_turn, model_talk

from app.agents.chat import Chat, ChatModel, PersonTurn, Words
from app.agents.failures import Service
from app.audio.files import FileMicrophone
from app.audio.wav import read_wav
from app.domain.errors import AgentTrouble, AgentUnavailable
from app.domain.events import Metrics, SpeechMade

DEMO = Path(__file__).parents[3] / "resources" / "demo"
both = pytest.mark.parametrize("protocol", ["openai", "anthropic"])

LONG = "Let me see, there is quite a lot free on that day. Would the morning suit you?"
CHAT = Chat("Rules.", "A demo.", (PersonTurn("Hi"),), ())


def model_of(protocol: Protocol, url: str, *, key: str | None = KEY) -> ChatModel:
    service = Service(protocol, "The model server", url, "virtual-1", key, wants_key=False)
    if protocol == "openai":
        from app.agents.openai_model import OpenAIModel

        return OpenAIModel(service)
    from app.agents.anthropic_model import AnthropicModel

    return AnthropicModel(service)


async def words_of(model: ChatModel) -> str:
    """Return all that a model says."""
    try:
        return "".join([item.text async for item in model.stream(CHAT) if isinstance(item, Words)])
    finally:
        await model.close()


@both
async def test_the_first_clause_is_shown_while_the_rest_has_not_come(
    protocol: Protocol, tmp_path: Path
) -> None:
    hold = threading.Event()
    reply = Reply(LONG, hold=hold, hold_after=8)
    async with model_talk(tmp_path, protocol, in_turn(reply)) as t:
        t.session.submit_text("Hello")
        await t.until(lambda: bool(t.said()))
        assert t.said() == ["Let me see,"]
        hold.set()
        await t.session.settled()
        assert t.said() == [
            "Let me see,",
            "there is quite a lot free on that day.",
            "Would the morning suit you?",
        ]


@both
async def test_a_barge_in_ends_the_request_and_only_what_was_said_stays(
    protocol: Protocol, tmp_path: Path
) -> None:
    model = in_turn(Reply(LONG, hang_after=12), Reply("Yes?"))
    async with model_talk(tmp_path, protocol, model) as t:
        t.session.submit_text("Hello")
        await t.until(lambda: bool(t.said()))
        t.session.escape()
        await t.until_model_hears_nobody()
        await t.session.settled()
        assert t.of(Metrics)[-1].outcome == "cancelled"
        await t.write("Are you there?")
        said = [m.text for m in t.server.asked[-1].messages if m.role == "assistant"]
        assert said == ["Let me see,"]
        assert t.server.complaints == []


@both
async def test_talking_over_a_model_ends_its_stream_and_what_was_heard_stays(
    protocol: Protocol, tmp_path: Path
) -> None:
    sink = HeldLoudspeaker()
    recordings = [read_wav(DEMO / "1-day.wav"), read_wav(DEMO / "2-time.wav")]
    model = in_turn(Reply(LONG, hang_after=16), Reply("Fine."))
    source = FileMicrophone(recordings)
    async with model_talk(tmp_path, protocol, model, source=source, sink=sink) as t:
        t.session.press()
        await t.session.settled()
        t.session.release()
        await t.until(lambda: len(t.said()) == 2)
        assert t.said() == ["Let me see,", "there is quite a lot free on that day."]
        await sink.playing.wait()
        sink.let_it_end()  # the first clause is heard, and the sentence after it begins
        await t.until(lambda: len(t.of(SpeechMade)) == 2)
        t.session.press()
        await t.until_model_hears_nobody()
        await t.session.settled()
        t.session.release()
        await t.until(lambda: len(t.of(SpeechMade)) == 3)
        assert t.said()[-1] == "Fine."
        sink.let_it_end()
        await t.session.settled()
        said = [m.text for m in t.server.asked[-1].messages if m.role == "assistant"]
        assert said == ["Let me see,"]
        assert "past two" in t.server.asked[-1].said
        assert t.server.complaints == []


@both
async def test_words_that_claim_a_booking_are_withheld_though_they_come_in_pieces(
    protocol: Protocol, tmp_path: Path
) -> None:
    claim = "All right then, your demo is booked, and I have sent you the invitation. Bye!"
    async with model_talk(tmp_path, protocol, in_turn(Reply(claim, bit=1))) as t:
        await t.write("Hello")
        said = " ".join(t.said())
        assert "haven't changed anything in the calendar" in said
        assert "is booked" not in said
        assert "invitation" not in said


@both
async def test_a_stream_that_never_ends_is_ended(protocol: Protocol, tmp_path: Path) -> None:
    endless = Reply("And another thing is this one here. ", endless=True, bit=40)
    async with model_talk(tmp_path, protocol, in_turn(endless)) as t:
        await t.write("Hello")
        await t.until_model_hears_nobody()
        assert len(" ".join(t.said())) <= 2_100


@both
@pytest.mark.parametrize(
    "broken",
    [
        Reply(LONG, cut_after=9),
        Reply(LONG, garbage_after=9),
        Reply(LONG, garbage_after=9, garbage=b'event: x\ndata: ["a", 1]\n\n'),
        Reply(LONG, garbage_after=9, garbage=b"event: x\ndata: " + b"[" * 100_000 + b"\n\n"),
        Reply(LONG, garbage_after=9, garbage=b"data: \xff\xfe\n\n"),
        Reply(LONG, garbage_after=9, garbage=b"event: x\ndata: " + b"y" * 5_000_000),
        Reply(LONG, stop=None),
        Reply(""),
        Reply(LONG, refusal=True),
        Failure(500),
        Failure(429, headers={"Retry-After": "1"}),
        Failure(401, "no such key"),
        Failure(200, body=b"<html>hotel wifi</html>", headers={"Content-Type": "text/html"}),
        Failure(302, headers={"Location": "http://127.0.0.1:9/elsewhere"}),
        Silence(closes=True),
    ],
    ids=[
        "cut", "garbage", "list", "deep", "bytes", "large", "no-end", "empty", "refusal", "500",
        "429", "401", "html", "redirect", "closed",
    ],
)  # fmt: skip
async def test_what_breaks_off_is_made_up_for_by_the_built_in_agent(
    protocol: Protocol, broken: Reply | Failure | Silence, tmp_path: Path
) -> None:
    if isinstance(broken, Reply) and broken.garbage_after and protocol == "anthropic":
        broken = Reply(
            broken.text,
            garbage_after=9,
            garbage=b"event: content_block_delta\n" + broken.garbage.replace(b"event: x\n", b""),
        )
    async with model_talk(tmp_path, protocol, in_turn(broken)) as t:
        await t.write("Hi, I want a demo.")
        assert t.said()
        assert t.said()[-1].endswith("?")
        assert t.of(Metrics)[-1].outcome == "answered"
        assert KEY not in " ".join(map(str, t.events))


WHY = [
    (Failure(401, f"Incorrect API key provided: {KEY}", "invalid_api_key"), "key"),
    (Failure(401, "invalid x-api-key", "authentication_error"), "key"),
    (Failure(403, "no permission", "permission_error"), "key"),
    (Failure(400, "API key not valid. Please pass a valid API key."), "key"),
    (Failure(404, "The model `gpt-5.9-nano` does not exist", "model_not_found"), "model"),
    (Failure(404, 'model "llama9" not found, try pulling it first', "not_found_error"), "model"),
    (Failure(400, "qwen3.5-7b is not a valid model; unknown model"), "model"),
    (Failure(404, body=b"404 page not found"), "request"),
    (Failure(400, "registry.ollama.ai/library/x does not support tools"), "no_tools"),
    (Failure(500, "tools param requires --jinja flag", "server_error"), "no_tools"),
    (Failure(400, '"auto" tool choice requires --enable-auto-tool-choice'), "no_tools"),
    (Failure(429, "You exceeded your current quota", "insufficient_quota"), "quota"),
    (Failure(400, "Your credit balance is too low to access the API"), "quota"),
    (Failure(402, "Payment required", "billing_error"), "quota"),
    (Failure(429, "Rate limit reached; see /account/billing", "rate_limit_exceeded"),
     "rate_limited"),
    (Failure(429, "Number of requests has exceeded your limit", "rate_limit_error"),
     "rate_limited"),
    (Failure(529, "Overloaded", "overloaded_error"), "server"),
    (Failure(503, body=b"upstream connect error"), "server"),
    (Failure(400, "The response was filtered: content management policy", "content_filter"),
     "refused"),
    (Failure(400, "messages: text content blocks must be non-empty"), "request"),
    (Failure(413, "too large", "request_too_large"), "request"),
    (Failure(301, headers={"Location": "https://example.org/"}), "request"),
    (Silence(closes=True), "broken_answer"),
]  # fmt: skip


@both
@pytest.mark.parametrize(
    ("failure", "why"), WHY, ids=[f"{why}-{at}" for at, (_, why) in enumerate(WHY)]
)
async def test_why_a_model_does_not_answer_is_told_apart(
    protocol: Protocol, failure: Failure | Silence, why: str
) -> None:
    with ModelServer(in_turn(failure)).running() as server:
        with pytest.raises(AgentUnavailable) as caught:
            await words_of(model_of(protocol, server.url(protocol)))
        error = caught.value
        assert error.why.value == why
        assert error.message
        assert error.advice
        assert KEY not in f"{error} {error.detail} {error!r}"
        assert "0123456789" not in error.detail


@both
async def test_a_server_that_is_not_there_is_told_from_one_that_breaks_off(
    protocol: Protocol,
) -> None:
    with pytest.raises(AgentUnavailable) as caught:
        await words_of(model_of(protocol, "http://127.0.0.1:9"))
    assert caught.value.why is AgentTrouble.UNREACHABLE
    assert caught.value.may_pass


@both
async def test_what_to_wait_for_is_read(protocol: Protocol) -> None:
    slow = Failure(429, "slow down", "rate_limit_error", headers={"Retry-After": "17"})
    with ModelServer(in_turn(slow)).running() as server:
        with pytest.raises(AgentUnavailable) as caught:
            await words_of(model_of(protocol, server.url(protocol)))
        assert caught.value.seconds == 17


@both
async def test_an_error_in_the_middle_of_a_stream_says_why(protocol: Protocol) -> None:
    body = b'{"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}'
    garbage = b"event: error\ndata: " + body + b"\n\n"
    reply = Reply(LONG, garbage_after=3, garbage=garbage)
    with ModelServer(in_turn(reply)).running() as server:
        with pytest.raises(AgentUnavailable) as caught:
            await words_of(model_of(protocol, server.url(protocol)))
        assert caught.value.why is AgentTrouble.SERVER


@both
async def test_the_key_is_sent_and_nothing_that_lies_in_the_environment(
    protocol: Protocol, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"):
        monkeypatch.setenv(name, "sk-of-somebody-else")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")
    headers = "Authorization: Bearer sk-of-somebody-else"
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", headers)
    monkeypatch.setenv("ANTHROPIC_CUSTOM_HEADERS", headers)
    for key in (KEY, None):
        with ModelServer(in_turn(Reply("Hi."))).running() as server:
            assert await words_of(model_of(protocol, server.url(protocol), key=key)) == "Hi."
            assert "somebody-else" not in str(server.asked[0].headers)
            assert server.asked[0].headers["authorization"] == f"Bearer {key or 'none'}"


async def test_what_a_reasoning_model_thinks_aloud_is_not_said() -> None:
    for text in (
        "<think>The person\nsays hi.</think>\n\nHello.",
        " <think></think>Hello.",
        "Hello.",
    ):
        with ModelServer(in_turn(Reply(text, bit=3))).running() as server:
            assert await words_of(model_of("openai", server.openai_url)) == "Hello."


@both
async def test_one_connection_serves_a_whole_conversation(
    protocol: Protocol, tmp_path: Path
) -> None:
    async with model_talk(tmp_path, protocol, in_turn()) as t:
        for words in ("Hello", "Anybody there?", "Fine."):
            await t.write(words)
        assert len(t.server.asked) == 3
        assert t.server.connections <= 2  # one was opened ahead, beside the first question

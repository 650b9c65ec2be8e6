"""What is found out about sound: devices, a second of each, the last run."""

from __future__ import annotations

import asyncio

from app.audio.devices import Direction
from app.audio.health import HEALTH_FILE, load_health
from app.audio.level import SILENCE, dbfs
from app.audio.loudspeaker import Loudspeaker
from app.audio.microphone import Microphone
from app.audio.system_sound import list_devices
from app.build.program import Program
from app.domain.audio import Audio
from app.domain.errors import AudioError
from app.domain.events import Notice
from app.domain.wording import Wording
from app.system.checks import Check, guarded

_SECONDS = 1.0


def device_checks() -> list[Check]:
    """Look at which devices there are."""
    return [
        guarded("microphones", lambda: _devices("input")),
        guarded("loudspeakers", lambda: _devices("output")),
    ]


def sound_checks(program: Program) -> list[Check]:
    """Look at the devices, listen for a second, play silence for a second. Nothing is heard."""
    checks = device_checks()
    microphones, loudspeakers = checks
    if microphones.ok:
        checks.append(guarded("microphone", lambda: asyncio.run(_microphone(program))))
    if loudspeakers.ok:
        checks.append(guarded("loudspeaker", lambda: asyncio.run(_loudspeaker(program))))
    return [*checks, guarded("sound in the last run", lambda: _last_run(program))]


def _devices(direction: Direction) -> Check:
    name = Wording("microphones") if direction == "input" else Wording("loudspeakers")
    try:
        found = list_devices(direction)
    except AudioError as error:
        return _problem(name, error)
    if not found:
        advice = (
            "Connect a microphone or a headset. Typing works without."
            if direction == "input"
            else "Connect a loudspeaker or a headset. Typing works without."
        )
        return Check(name, ok=False, finding=Wording("none is connected"), advice=advice)
    marked = (
        f"{each.name} (the system's choice)" if each.is_default else each.name for each in found
    )
    return Check(name, ok=True, finding=", ".join(marked))


async def _microphone(program: Program) -> Check:
    """Listen for a second, and tell level, rate and what was lost."""
    remarks: list[Notice] = []
    microphone = Microphone(
        choice=lambda: program.settings.text("audio.microphone"), pre_roll=0.0, tail=0.0
    )
    microphone.subscribe(remarks.append)
    try:
        await microphone.start()
        await asyncio.sleep(_SECONDS)
        level = dbfs((await microphone.finish()).samples)
    except AudioError as error:
        return _problem("microphone", error)
    finally:
        await microphone.close()
    heard = "silence" if level == SILENCE else f"{level:.0f} dBFS"
    return _result("microphone", f"{heard}; {microphone.health}", remarks)


async def _loudspeaker(program: Program) -> Check:
    """Play a second of silence, and tell rate and how often it broke off."""
    remarks: list[Notice] = []
    loudspeaker = Loudspeaker(choice=lambda: program.settings.text("audio.loudspeaker"))
    loudspeaker.subscribe(remarks.append)
    try:
        await loudspeaker.play(Audio.silence(_SECONDS))
    except AudioError as error:
        return _problem("loudspeaker", error)
    finally:
        await loudspeaker.close()
    return _result("loudspeaker", str(loudspeaker.health), remarks)


def _last_run(program: Program) -> Check:
    """Tell what was counted when the window was open last."""
    found = load_health(program.paths.state / HEALTH_FILE)
    name = "sound in the last run"
    if not found:
        return Check(name, ok=True, finding="nothing is known: the window has not been open yet")
    finding = "; ".join(f"{which}: {health}" for which, health in found.items())
    lost = [health for health in found.values() if health.breaks_up]
    advice = "Close programs that keep this computer busy while you talk." if lost else ""
    return Check(name, ok=not lost, finding=finding, advice=advice)


def _result(name: str, finding: str, remarks: list[Notice]) -> Check:
    standing = {each.topic: each for each in remarks}
    said = [each for each in standing.values() if each.message]
    return Check(
        name,
        ok=not said,
        finding=" ".join([f"{finding}.", *(each.message for each in said)]) if said else finding,
        advice=" ".join(each.advice for each in said),
    )


def _problem(name: str, error: AudioError) -> Check:
    return Check(name, ok=False, finding=error.message, advice=error.advice)

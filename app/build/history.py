"""The history of conversations: what keeps it, and what a person does with it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

from app.audio.wav import load_wav, wav_bytes
from app.build.program import Choices, Program
from app.domain.events import Notice
from app.storage.history.archive import HistoryArchive
from app.storage.history.keeping import NOTHING
from app.storage.history.recorder import HistoryRecorder
from app.storage.history.schema import HISTORY_DATABASE, HistoryDatabase, open_history
from app.storage.history.sounds import SOUND_FOLDER, SoundFiles
from app.storage.history.store import HistoryStore
from app.storage.history.writer import HistoryWriter
from app.system.clock import system_clock
from app.system.logs import mask_keys

KEEP_FOR = "history.keep_for"
KEEP_SOUND = "history.keep_sound"


def keep_history(
    program: Program,
    choices: Choices,
    stack: contextlib.AsyncExitStack,
    notify: Callable[[Notice], None],
) -> HistoryRecorder:
    """Return what keeps the conversation that begins.

    `notify` is called on the running loop when nothing can be kept, and when that is over.
    """
    settings, loop = program.settings, asyncio.get_running_loop()

    def open_store() -> tuple[HistoryDatabase, HistoryStore]:
        database = open_history(program.paths.state / HISTORY_DATABASE)
        return database, HistoryStore(database, _sounds(program))

    def tell(message: str) -> None:
        advice = "What is said now is in no history. The log says more." if message else ""
        with contextlib.suppress(RuntimeError):  # the loop may be closed by now
            loop.call_soon_threadsafe(
                notify, Notice(topic="history", message=message, advice=advice)
            )

    writer = HistoryWriter(
        open_store,
        keep_for=lambda: settings.text(KEEP_FOR),
        clock=system_clock,
        # In a conversation of another day that is played, "too old" means nothing.
        tidies=choices.clock is system_clock,
        trouble=tell,
    )
    recorder = HistoryRecorder(
        writer.put,
        clock=choices.clock,
        language=choices.language,
        mask=mask_keys,
        keeps=lambda: settings.text(KEEP_FOR) != NOTHING,
        keeps_sound=lambda: settings.flag(KEEP_SOUND),
    )

    async def close() -> None:
        recorder.close()
        await asyncio.to_thread(writer.close)

    def changed(key: str, _: object) -> None:
        if key == KEEP_FOR:
            writer.setting_changed()

    stack.push_async_callback(close)
    stack.callback(settings.subscribe(changed))
    return recorder


def open_archive(program: Program) -> HistoryArchive:
    """Open the history for a person to read and delete; the caller closes it.

    It is to be used on one thread, which may be another than this. Raises StorageError.
    """
    database = open_history(program.paths.state / HISTORY_DATABASE)
    settings = program.settings
    return HistoryArchive(
        database,
        _sounds(program),
        decode=load_wav,
        clock=system_clock,
        keeping=lambda: (settings.text(KEEP_FOR), settings.flag(KEEP_SOUND)),
    )


def _sounds(program: Program) -> SoundFiles:
    return SoundFiles(program.paths.state / SOUND_FOLDER, wav_bytes)

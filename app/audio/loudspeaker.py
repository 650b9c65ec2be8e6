"""Plays sound on the loudspeaker."""

from __future__ import annotations

from collections.abc import Callable

from app.audio.backend import AudioBackend, Timing
from app.audio.failures import delivers_nothing
from app.audio.kept_device import KeptDevice
from app.audio.notices import NoticeBoard
from app.audio.player import Clip, Player
from app.audio.stream_keeper import StreamKeeper
from app.audio.system_sound import SystemSound
from app.domain.audio import Audio

_POLL = 0.005
_PATIENCE = 6.0  # seconds without a block in which the device is reopened or replaced


class Loudspeaker(KeptDevice[Player]):
    """Plays on the chosen loudspeaker through a stream that stays open between sounds.

    Sounds that are played while another one is playing follow it without a gap. `choice` returns
    the name of the loudspeaker that is wanted, "" for the system's choice, and `volume` how loud
    to play, 0.0 to 1.0, also of what is playing already. A device that goes is
    replaced and returned to, see `StreamKeeper`, and a sound under way goes on where it was; what
    is to be said about that goes to the subscribed listeners. To be used from one asyncio loop.
    """

    def __init__(
        self,
        backend: AudioBackend | None = None,
        *,
        choice: Callable[[], str] = lambda: "",
        volume: Callable[[], float] = lambda: 1.0,
        timing: Timing | None = None,
    ) -> None:
        notices = NoticeBoard()
        self._volume = volume
        self._clips: list[Clip] = []  # what plays or waits, in order
        keeper = StreamKeeper(
            backend or SystemSound(),
            "output",
            choice=choice,
            make_tap=Player,
            busy=lambda: bool(self._clips),
            moved=self._on_moved,
            notices=notices,
            timing=timing,
        )
        super().__init__(keeper, notices)

    async def play(self, audio: Audio) -> None:
        """Play a sound; return when it was heard to the end or stopped. Raises `AudioError`.

        Opens the loudspeaker if need be. Cancelling the task that awaits this stops the sound.
        """
        if not len(audio.samples):
            return
        await self.open()
        stream, player = self._keeper.stream, self._keeper.tap
        if stream is None or player is None:  # closed meanwhile
            return
        player.volume = self._volume()
        clip = Clip(audio, stream.sample_rate)
        self._clips.append(clip)
        player.queue.append(clip)
        try:
            await self._wait_for_end(clip)
        finally:
            clip.stopped = True
            self._clips.remove(clip)

    def stop(self) -> None:
        """Silence everything that is playing or waiting to be played, at once."""
        for clip in self._clips:
            clip.stopped = True

    @property
    def is_playing(self) -> bool:
        """Whether a sound is being heard or waits to be."""
        return bool(self._clips)

    async def close(self) -> None:
        """Stop and let go of the device."""
        self.stop()
        await self._keeper.close()

    async def _wait_for_end(self, clip: Clip) -> None:
        timing = self._keeper.timing
        seen, seen_at = -1, timing.now()
        stream = self._keeper.stream
        while not clip.ended and not clip.stopped:
            await timing.sleep(_POLL)
            stream, player = self._keeper.stream or stream, self._keeper.tap
            if player is not None:
                player.volume = self._volume()
            blocks = player.blocks if player else seen
            if blocks != seen:
                seen, seen_at = blocks, timing.now()
            elif not clip.stopped and (self._keeper.is_lost or timing.now() - seen_at >= _PATIENCE):
                raise delivers_nothing("output", stream.device.name if stream else "")
        if not clip.stopped and stream is not None:
            await timing.sleep(stream.latency)  # what was handed over is still to be heard

    def _on_moved(self, player: Player) -> None:
        stream = self._keeper.stream
        assert stream is not None  # it has just been taken
        for clip in self._clips:
            if not clip.ended and not clip.stopped:
                clip.rest(stream.sample_rate)
                player.queue.append(clip)

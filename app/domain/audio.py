"""Sound as the parts of the program hand it to one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # events may carry sound, and who reads them need not wait for numpy
    import numpy as np
    from numpy.typing import NDArray

SPEECH_RATE = 16_000
"""Sampling rate in Hz that recognition and voice activity detection work at."""


@dataclass(frozen=True, slots=True, eq=False)
class Audio:
    """A piece of mono sound.

    `samples` has shape `(n,)`, dtype float32 and full scale -1.0 to 1.0; `sample_rate` is in Hz.
    """

    samples: NDArray[np.float32]
    sample_rate: int

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return len(self.samples) / self.sample_rate

    @classmethod
    def silence(cls, seconds: float, sample_rate: int = SPEECH_RATE) -> Audio:
        """Return `seconds` of digital silence."""
        import numpy as np  # noqa: PLC0415

        return cls(np.zeros(round(seconds * sample_rate), dtype=np.float32), sample_rate)

"""The log: a rotating file in which no address and no key can be read."""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
import time
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

LOG_NAME = "vocal-desk.log"
_BYTES = 1_000_000
_KEPT = 3

# Repeats are bounded so that a very long line costs time in proportion to its length only.
_ADDRESSES = (
    (
        re.compile(r"(?<![\w.+%'-])[\w.+%'-]{1,256}(?:@|%40)(?:[\w-]{1,63}\.)+[\w-]{2,63}"),
        "<e-mail>",
    ),
)
_KEYS = (
    (re.compile(r"\b(bearer|basic)\s{1,4}[^\s\"',;]+", re.IGNORECASE), r"\1 <key>"),
    (re.compile(r"\b(?:cal_|sk-|sk_)[\w-]{6,}"), "<key>"),
    (
        re.compile(
            r"\b((?:[\w-]{0,32}[_-])?(?:api[_-]?key|authorization|password|secret|token)"
            r"[\"']?\s{0,4}[:=]\s{0,4}[\"']?)(?!(?:bearer|basic)\s)[^\s\"',;&<]+",
            re.IGNORECASE,
        ),
        r"\1<key>",
    ),
)

_log = logging.getLogger(__name__)


def redact(text: str) -> str:
    """Mask e-mail addresses and whatever looks like a key, a password or a token."""
    for pattern, replacement in (*_ADDRESSES, *_KEYS):
        text = pattern.sub(replacement, text)
    return text


def mask_keys(text: str) -> str:
    """Mask whatever looks like a key, a password or a token; addresses stay."""
    for pattern, replacement in _KEYS:
        text = pattern.sub(replacement, text)
    return text


def set_up_logging(folder: Path, *, level: int = logging.INFO) -> Path | None:
    """Send the log of the whole program to a file in `folder`, and return that file.

    `level` applies to the program's own messages; of the libraries only warnings are kept. Python
    warnings and exceptions that nobody caught are logged too. Nothing goes to standard output.
    Where the file can't be written the program runs without a log, and None is returned. A
    second call replaces what the first one set up.
    """
    # A log that can't be written, on a full disk say, must not put tracebacks on the screen.
    logging.raiseExceptions = False
    root = logging.getLogger()
    for handler in [each for each in root.handlers if isinstance(each, _LogFile)]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(logging.WARNING)
    logging.getLogger("app").setLevel(level)
    logging.captureWarnings(True)
    path: Path | None = folder / LOG_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        root.addHandler(_LogFile(folder / LOG_NAME))
    except OSError:
        root.addHandler(logging.NullHandler())
        path = None
    sys.excepthook = _Uncaught(path)
    threading.excepthook = _log_thread_end
    return path


class _LogFile(RotatingFileHandler):
    """Keeps the newest lines, a few megabytes at most."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8")
        self.setFormatter(_Redacted())

    def rotate(self, source: str, dest: str) -> None:
        """Rename the full file; where another process holds it open, go on with it."""
        with suppress(OSError):
            os.replace(source, dest)  # noqa: PTH105 - the handler's interface speaks in strings


class _Redacted(logging.Formatter):
    """Writes the finished line, traceback included, without addresses and keys; times are UTC."""

    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        super().__init__(
            "%(asctime)s.%(msecs)03dZ %(levelname)s %(threadName)s %(name)s: %(message)s",
            "%Y-%m-%dT%H:%M:%S",
        )

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


class _Uncaught:
    """Logs what ended the program, and tells the person in one line on standard error."""

    def __init__(self, log_path: Path | None) -> None:
        self._log_path = log_path

    def __call__(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if self._log_path is None or not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        _log.critical("the program ended by an error", exc_info=(kind, error, trace))
        if sys.stderr is not None:
            sys.stderr.write(
                "Vocal Desk ran into an error it did not expect and had to stop. "
                f"What happened is in {self._log_path}\n"
            )


def _log_thread_end(args: threading.ExceptHookArgs) -> None:
    name = args.thread.name if args.thread else "?"
    if args.exc_value is None or not isinstance(args.exc_value, Exception):
        return
    _log.critical(
        "the thread %s ended by an error",
        name,
        exc_info=(args.exc_type, args.exc_value, args.exc_traceback),
    )

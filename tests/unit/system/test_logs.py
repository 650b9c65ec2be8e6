from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.system.logs import redact, set_up_logging


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root, ours = logging.getLogger(), logging.getLogger("app")
    before = (
        list(root.handlers),
        root.level,
        ours.level,
        logging.raiseExceptions,
        sys.excepthook,
        threading.excepthook,
    )
    yield
    for handler in set(root.handlers) - set(before[0]):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(before[1])
    ours.setLevel(before[2])
    logging.raiseExceptions = before[3]
    sys.excepthook, threading.excepthook = before[4], before[5]
    logging.captureWarnings(False)


def _run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("line", "hidden"),
    [
        ("invited maria_lopez92@gmail.com twice", "maria_lopez92@gmail.com"),
        ("müller@büro.example", "müller"),
        ("GET /v2/bookings?attendeeEmail=maria%40example.com", "maria"),
        ("key cal_live_0123456789abcdef", "cal_live_0123456789abcdef"),
        ("key cal_0123456789abcdef.", "0123456789abcdef"),
        ("sk-proj-Abc_123-def456", "Abc_123"),
        ("Authorization: Bearer eyJhbGciOi.J9", "eyJhbGciOi"),
        ("{'authorization': 'Basic dXNlcjpwYXNz'}", "dXNlcjpwYXNz"),
        ("GET /v1/me?apiKey=deadbeef&x=1", "deadbeef"),
        ('{"api_key": "deadbeef"}', "deadbeef"),
        ("CAL_COM_API_KEY=deadbeef", "deadbeef"),
        ("x-api-key: deadbeef", "deadbeef"),
        ("password = hunter2", "hunter2"),
    ],
)
def test_addresses_and_keys_are_masked(line: str, hidden: str) -> None:
    assert hidden not in redact(line)


@pytest.mark.parametrize(
    "line",
    [
        "booked 2026-10-10T14:30:15Z for 30 minutes, uid 7b2fZq",
        "task-desk-risk-management took 12 ms",
        "max_tokens: 512, first token 0.3 s after the request",
        "Europe/Berlin @ 14:30",
    ],
)
def test_what_is_no_secret_stays_readable(line: str) -> None:
    assert redact(line) == line


@pytest.mark.timeout(30)
@pytest.mark.parametrize("text", ["a" * 300_000, "a." * 150_000, "a@" * 150_000, "token " * 50_000])
def test_a_very_long_line_does_not_hold_the_program_up(text: str) -> None:
    assert len(redact(text)) >= len(text) // 2


def test_the_log_is_readable_utc_and_masked_even_in_tracebacks(tmp_path: Path) -> None:
    path = set_up_logging(tmp_path / "log")
    assert path is not None
    log = logging.getLogger("app.test")

    log.info("invited %s", "maria@example.com")
    try:
        int("cal_live_0123456789abcdef")
    except ValueError:
        log.exception("it failed")

    text = path.read_text("utf-8")
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO MainThread app\.test: ", text)
    assert "ValueError: invalid literal for int() with base 10: '<key>'" in text
    assert "maria" not in text
    assert "0123456789abcdef" not in text


def test_the_programs_own_messages_are_kept_and_of_libraries_only_warnings(tmp_path: Path) -> None:
    path = set_up_logging(tmp_path)
    assert path is not None

    logging.getLogger("app.session").info("ours")
    logging.getLogger("httpx").info("chatter")
    logging.getLogger("httpx").warning("trouble")

    text = path.read_text("utf-8")
    assert "ours" in text
    assert "trouble" in text
    assert "chatter" not in text


def test_setting_up_twice_writes_each_line_once(tmp_path: Path) -> None:
    set_up_logging(tmp_path)
    path = set_up_logging(tmp_path)
    assert path is not None

    logging.getLogger("app.test").info("once")

    assert path.read_text("utf-8").count("once") == 1


def test_old_lines_make_room_for_new_ones(tmp_path: Path) -> None:
    path = set_up_logging(tmp_path)
    assert path is not None
    log = logging.getLogger("app.test")

    for number in range(600):
        log.info("%d %s", number, "x" * 10_000)

    assert "599 " in path.read_text("utf-8")
    assert sum(each.stat().st_size for each in tmp_path.iterdir()) < 4_500_000


def test_a_log_that_can_not_be_written_does_not_stop_the_program(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    assert set_up_logging(tmp_path / "file" / "log") is None

    logging.getLogger("app.test").error("nobody hears this")
    assert capfd.readouterr() == ("", "")


def test_a_crash_is_logged_and_told_in_one_line(tmp_path: Path) -> None:
    done = _run(
        "import pathlib, sys\n"
        "from app.system.logs import set_up_logging\n"
        "set_up_logging(pathlib.Path(sys.argv[1]))\n"
        "raise RuntimeError('lost maria@example.com')\n",
        tmp_path,
    )

    log = (tmp_path / "vocal-desk.log").read_text("utf-8")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    assert str(tmp_path / "vocal-desk.log") in done.stderr
    assert "RuntimeError: lost <e-mail>" in log
    assert "Traceback" in log


def test_a_crash_of_a_thread_is_logged(tmp_path: Path) -> None:
    done = _run(
        "import pathlib, sys, threading\n"
        "from app.system.logs import set_up_logging\n"
        "set_up_logging(pathlib.Path(sys.argv[1]))\n"
        "def work(): raise RuntimeError('thread fell')\n"
        "thread = threading.Thread(target=work, name='recogniser')\n"
        "thread.start(); thread.join(); print('still here')\n",
        tmp_path,
    )

    log = (tmp_path / "vocal-desk.log").read_text("utf-8")
    assert done.stdout == "still here\n"
    assert done.stderr == ""
    assert "recogniser" in log
    assert "RuntimeError: thread fell" in log


def test_a_warning_of_python_goes_to_the_log_not_to_the_screen(tmp_path: Path) -> None:
    done = _run(
        "import pathlib, sys, warnings\n"
        "from app.system.logs import set_up_logging\n"
        "set_up_logging(pathlib.Path(sys.argv[1]))\n"
        "warnings.warn('old ways')\n",
        tmp_path,
    )

    assert done.stderr == ""
    assert "old ways" in (tmp_path / "vocal-desk.log").read_text("utf-8")

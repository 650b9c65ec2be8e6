from __future__ import annotations

import ast
import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import dev_python
import dev_system
import dev_venv
import pytest
from dev_console import Problem
from dev_locks import LOCKS
from packaging.requirements import Requirement

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGING = CHECKOUT / "packaging"
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))

SYSTEMS = {
    "linux": {"sys_platform": "linux", "platform_machine": "x86_64", "os_name": "posix"},
    "macos": {"sys_platform": "darwin", "platform_machine": "arm64", "os_name": "posix"},
    "windows": {"sys_platform": "win32", "platform_machine": "AMD64", "os_name": "nt"},
}

posix_only = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")


def entries(lock: str) -> Iterator[tuple[Requirement, list[str]]]:
    """Yield each requirement of a lock file with its hashes."""
    text = (PACKAGING / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            words = line.split(" --hash=")
            yield Requirement(words[0].strip()), [word.strip() for word in words[1:]]


class TestLockFiles:
    @pytest.mark.parametrize("lock", LOCKS)
    def test_pin_one_version_with_hashes(self, lock: str) -> None:
        found = list(entries(lock))
        assert found
        for requirement, hashes in found:
            assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), requirement
            assert hashes, requirement
            assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", text) for text in hashes), requirement

    @pytest.mark.parametrize("lock", LOCKS)
    def test_name_no_place_to_install_from(self, lock: str) -> None:
        text = (PACKAGING / lock).read_text(encoding="utf-8")
        assert "://" not in text
        assert not re.search(r"^\s*(-i|-f|--(?!hash=))", text, re.MULTILINE)
        assert not re.search(r"\.(org|com|net|io|co)\b", text)

    @pytest.mark.parametrize("system", SYSTEMS)
    @pytest.mark.parametrize("minor", range(dev_python.OLDEST[1], dev_python.NEWEST[1] + 1))
    def test_hold_every_requirement_once_on_every_supported_system(
        self, system: str, minor: int
    ) -> None:
        environment = {
            **SYSTEMS[system],
            "python_version": f"3.{minor}",
            "python_full_version": f"3.{minor}.1",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }
        groups = PROJECT["dependency-groups"]
        wanted = {
            "requirements.lock": PROJECT["project"]["dependencies"] + groups["setup"],
            "requirements-test.lock": groups["test"],
            "requirements-bench.lock": groups["bench"],
            "requirements-lint.lock": groups["lint"],
            "requirements-clients.lock": groups["clients"],
            "models.lock": groups["models"],
        }
        for lock, texts in wanted.items():
            pins: dict[str, str] = {}
            for pin, _ in entries(lock):
                if pin.marker is None or pin.marker.evaluate(environment):
                    assert pin.name not in pins, f"{pin.name} twice in {lock}"
                    pins[pin.name] = str(pin.specifier).removeprefix("==")
            for requirement in map(Requirement, texts):
                if requirement.marker and not requirement.marker.evaluate(environment):
                    continue
                pinned = pins.get(requirement.name.lower())
                assert pinned is not None, f"{requirement.name} is not in {lock}: dev.py lock"
                assert requirement.specifier.contains(pinned), f"{requirement}: dev.py lock"

    def test_leave_out_what_reads_formats_nobody_hands_us(self) -> None:
        assert "av" not in {pin.name for lock in LOCKS for pin, _ in entries(lock)}


class TestFrontDoor:
    @pytest.mark.parametrize("name", ["dev.py", "dev_console.py", "dev_python.py"])
    def test_reads_on_an_old_python(self, name: str) -> None:
        ast.parse((PACKAGING / name).read_text(encoding="utf-8"), feature_version=(3, 8))

    def test_an_unknown_command_is_answered_with_the_known_ones(self) -> None:
        answer = run_dev("lnit")
        assert answer.returncode == 2
        assert answer.stdout == (
            "There is no command lnit; there are run, test, lint, bench, soak, translations, "
            "lock.\n"
        )
        assert answer.stderr == ""

    def test_an_unknown_benchmark_is_answered_in_a_sentence(self) -> None:
        answer = run_dev("bench", "no-such-thing")
        assert answer.returncode == 1
        assert answer.stdout.startswith("There is no bench named no-such-thing; there are: ")
        assert answer.stderr == ""


def run_dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PACKAGING / "dev.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Make a shell script in the only folder of the search path."""
    folder = tmp_path / "path"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def make(name: str, line: str) -> Path:
        file = folder / name
        file.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        file.chmod(0o755)
        return file

    return make


def says(*, version: tuple[int, int], usable: bool = True) -> str:
    facts = {"path": f"/python{version[0]}.{version[1]}", "version": version, "usable": usable}
    return f"echo '{json.dumps(facts)}'"


@posix_only
class TestInterpreter:
    def test_the_one_at_hand_is_taken_where_it_fits(self) -> None:
        assert dev_python.find().version == sys.version_info[:2]

    def test_otherwise_the_newest_that_really_starts(
        self, stand_in: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "executable", str(stand_in("python3", says(version=(3, 8)))))
        stand_in("python3.14", "echo 'python3.14: not installed' >&2; exit 127")
        stand_in("python3.13", says(version=(3, 13), usable=False))
        stand_in("python3.12", says(version=(3, 12)))
        stand_in("python3.11", says(version=(3, 11)))
        assert dev_python.find().path == "/python3.12"

    @pytest.mark.parametrize("version", [(3, 10), (3, 15)])
    def test_where_none_fits_a_sentence_says_what_to_install(
        self,
        stand_in: Callable[[str, str], Path],
        monkeypatch: pytest.MonkeyPatch,
        version: tuple[int, int],
    ) -> None:
        monkeypatch.setattr(sys, "executable", str(stand_in("python3", says(version=version))))
        with pytest.raises(Problem, match=r"needs 64-bit CPython 3\.11 to 3\.14 .* install"):
            dev_python.find()


class TestSystemLibraries:
    def test_without_a_screen_variable_linux_has_no_screen(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("platform.system", lambda: "Linux")
        assert not dev_system.has_screen({"DISPLAY": ""})
        assert dev_system.has_screen({"DISPLAY": ":0"})
        assert dev_system.has_screen({"WAYLAND_DISPLAY": "wayland-0"})

    @pytest.mark.parametrize("system", ["Darwin", "Windows"])
    def test_other_systems_have_one(self, monkeypatch: pytest.MonkeyPatch, system: str) -> None:
        monkeypatch.setattr("platform.system", lambda: system)
        assert dev_system.has_screen({})

    @posix_only
    @pytest.mark.parametrize(
        ("installer", "command"),
        [
            ("apt-get", "sudo apt-get install -y libglib2.0-0 libxcb-randr0"),
            ("dnf", "sudo dnf install -y glib2 libxcb"),
            ("zypper", "sudo zypper install -y libglib-2_0-0 libgthread-2_0-0 libxcb-randr0"),
            ("pacman", "sudo pacman -S --needed glib2 libxcb"),
        ],
    )
    def test_one_command_names_every_package_once(
        self,
        stand_in: Callable[[str, str], Path],
        monkeypatch: pytest.MonkeyPatch,
        installer: str,
        command: str,
    ) -> None:
        monkeypatch.setattr("os.geteuid", lambda: 1000)
        monkeypatch.setattr("platform.system", lambda: "Linux")
        monkeypatch.setattr(dev_system.Part, "is_missing", lambda _: True)
        stand_in(installer, "exit 1")
        lost = ("libglib-2.0.so.0", "libgthread-2.0.so.0", "libxcb-randr.so.0")
        parts = [part for part in dev_system.missing(tests=False) if part.name in lost]
        assert dev_system.provide(parts) == parts
        assert dev_system.advice(parts) == command

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no ALSA")
    def test_a_plugin_of_alsas_is_looked_for_where_alsa_looks(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("os.geteuid", lambda: 1000)
        monkeypatch.setattr(dev_system, "_alsa_folders", lambda: [tmp_path / "no", tmp_path])
        plugin = "libasound_module_pcm_pulse.so"
        (lost,) = [part for part in dev_system.missing(tests=True) if part.name == plugin]
        assert lost.need is dev_system.Need.TESTS
        (tmp_path / plugin).touch()
        assert not lost.is_missing()

    @posix_only
    @pytest.mark.parametrize(
        ("installer", "packages"),
        [
            ("apt-get", "pulseaudio pulseaudio-utils libasound2-plugins"),
            ("dnf", "pulseaudio pulseaudio-utils alsa-plugins-pulseaudio"),
            ("zypper", "pulseaudio pulseaudio-utils alsa-plugins-pulse"),
            ("pacman", "pulseaudio libpulse alsa-plugins"),
        ],
    )
    def test_the_tests_sound_server_is_asked_for_by_name(
        self,
        stand_in: Callable[[str, str], Path],
        monkeypatch: pytest.MonkeyPatch,
        installer: str,
        packages: str,
    ) -> None:
        monkeypatch.setattr("os.geteuid", lambda: 1000)
        monkeypatch.setattr("platform.system", lambda: "Linux")
        monkeypatch.setattr(dev_system.Part, "is_missing", lambda _: True)
        stand_in(installer, "exit 1")
        sound = ("pulseaudio", "pactl", "paplay", "parec", "libasound_module_pcm_pulse.so")
        parts = [part for part in dev_system.missing(tests=True) if part.name in sound]
        assert dev_system.advice(parts).endswith(f" {packages}")

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the wheels bring everything")
    def test_nothing_missing_means_that_the_window_plugin_loads(self) -> None:
        if dev_system.missing(tests=False):
            pytest.skip("this system lacks libraries")
        load = (
            "import ctypes, pathlib, PySide6;"
            "ctypes.CDLL(pathlib.Path(PySide6.__file__).parent / 'Qt/plugins/platforms/libqxcb.so')"
        )
        subprocess.run([sys.executable, "-c", load], check=True)


BACKEND = """
import zipfile

META = "Metadata-Version: 2.1\\nName: program\\nVersion: 1.0\\n"
TAGS = "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"


def build_wheel(folder, config_settings=None, metadata_directory=None):
    name = "program-1.0-py3-none-any.whl"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        wheel.writestr("program-1.0.dist-info/METADATA", META)
        wheel.writestr("program-1.0.dist-info/WHEEL", TAGS)
        wheel.writestr(
            "program-1.0.dist-info/entry_points.txt",
            "[console_scripts]\\nprogram = greeting:say\\n",
        )
        wheel.writestr("program-1.0.dist-info/RECORD", "")
    return name


build_editable = build_wheel
"""

TINY_PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "program"
version = "1.0"

[tool.hatch]
"""


def build_greeting(folder: Path) -> str:
    """Build a library of one function; return its line for a lock file."""
    file = folder / "greeting-1.0-py3-none-any.whl"
    contents = {
        "greeting.py": "def say():\n    print('hello')\n",
        "greeting-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: greeting\nVersion: 1.0\n",
        "greeting-1.0.dist-info/WHEEL": (
            "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        ),
    }
    with zipfile.ZipFile(file, "w") as wheel:
        record = ""
        for name, text in contents.items():
            wheel.writestr(name, text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
            record += f"{name},sha256={digest.decode().rstrip('=')},{len(text)}\n"
        wheel.writestr(
            "greeting-1.0.dist-info/RECORD", f"{record}greeting-1.0.dist-info/RECORD,,\n"
        )
    return f"greeting==1.0 --hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project of one file, and let pip find its one library, as a person's settings may."""
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    folder = tmp_path / "a checkout"
    (folder / "packaging").mkdir(parents=True)
    (folder / "packaging" / "requirements.lock").write_text(build_greeting(wheels))
    (folder / "pyproject.toml").write_text(TINY_PROJECT)
    (folder / "backend.py").write_text(BACKEND)
    return folder


@pytest.fixture
def no_ensurepip(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for a Debian whose Python has a pip but no ensurepip."""
    own_pip = [dev_python.find().path, "-m", "pip", "--version"]
    if subprocess.run(own_pip, capture_output=True, check=False).returncode != 0:
        pytest.skip("this Python has no pip of its own")
    monkeypatch.setattr(dev_venv, "has_ensurepip", lambda _: False)


def greets(venv: dev_venv.Venv) -> bool:
    answer = subprocess.run([venv.script("program")], capture_output=True, check=False)
    return answer.stdout.split() == [b"hello"]


LOCK = ("requirements.lock",)


class TestVenv:
    def test_an_interrupted_set_up_is_made_anew_and_then_left_alone(self, checkout: Path) -> None:
        venv = dev_venv.Venv(checkout)
        venv.folder.mkdir()
        (venv.folder / dev_venv.UNFINISHED).touch()
        leftover = venv.folder / "lib" / "half-a-library"
        leftover.mkdir(parents=True)

        venv.prepare(LOCK)
        assert greets(venv)
        assert not leftover.exists()

        made = venv.python.lstat().st_mtime_ns
        for wheel in (checkout.parent / "wheels").iterdir():
            wheel.unlink()
        venv.prepare(LOCK)
        assert venv.python.lstat().st_mtime_ns == made

        # An update that cannot be fetched leaves what works.
        lock = checkout / "packaging" / "requirements.lock"
        lock.write_text(lock.read_text().replace("==1.0", "==2.0"))
        with pytest.raises(Problem, match="could not be installed"):
            venv.prepare(LOCK)
        assert not venv.must_be_made()
        assert greets(venv)

    def test_a_file_with_another_hash_is_refused(self, checkout: Path) -> None:
        lock = checkout / "packaging" / "requirements.lock"
        lock.write_text(f"greeting==1.0 --hash=sha256:{'0' * 64}\n")
        venv = dev_venv.Venv(checkout)
        with pytest.raises(Problem, match="could not be installed"):
            venv.prepare(LOCK)
        assert venv.must_be_made()
        assert not venv.script("program").exists()

    @pytest.mark.usefixtures("no_ensurepip")
    def test_a_pip_from_outside_installs_where_the_environment_has_none(
        self, checkout: Path
    ) -> None:
        venv = dev_venv.Venv(checkout)
        venv.prepare(LOCK)
        assert greets(venv)

    def test_one_copied_from_another_checkout_is_not_trusted(
        self, tmp_path: Path, checkout: Path
    ) -> None:
        venv = dev_venv.Venv(checkout)
        assert venv.must_be_made()
        bare = [sys.executable, "-m", "venv", "--without-pip", str(venv.folder)]
        subprocess.run(bare, check=True)
        stamp = {"checkout": str(checkout), "python": list(sys.version_info[:2])}
        (venv.folder / dev_venv.STAMP).write_text(json.dumps(stamp))
        assert not venv.must_be_made()
        venv.folder.parent.rename(tmp_path / "moved")
        assert dev_venv.Venv(tmp_path / "moved").must_be_made()

    @posix_only
    def test_a_place_that_cannot_be_written_is_named_in_a_sentence(self, checkout: Path) -> None:
        (checkout / ".venv").write_text("not a folder")
        with pytest.raises(Problem, match=r"cannot work in .*\.venv .* again"):
            dev_venv.Venv(checkout).prepare(LOCK)

"""Keeps the catalogue of translations up to date with the program's words.

`resources/translations/vocal-desk_de.ts` is what a translator edits, by hand or in Qt Linguist; the
`.qm` beside it is made from it and is what the program loads. Sentences come from two places: the
window, where Qt's own `lupdate` finds them, and the layers below it, which know no Qt and whose
sentences are collected here, by where they are handed over.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CHECKOUT: Final = Path(__file__).resolve().parent.parent
CATALOGUE: Final = Path("resources/translations/vocal-desk_de.ts")
CONTEXT: Final = "Messages"
"""Qt's name for the sentences that come from below the window."""

_ELSEWHERE: Final = (
    "app/cli",
    "app/agents",  # but for their failures: what models are told is no matter of the window
    "app/audio/files.py",
    "app/audio/health.py",
    "app/audio/wav.py",
    "app/domain/guard.py",
    "app/domain/offered.py",
    "app/domain/tools.py",
    "app/domain/wording.py",
    "app/language",
    "app/talk.py",
    "app/scheduling/sandbox",
)
"""What has its words translated by Qt itself, or is never shown in the window."""

_WINDOW: Final = "app/desktop"
"""Where most words are found by lupdate, so that only those count that are handed over."""

_SHOWN: Final = ("app/cli/window.py", "app/language/phrasebook.py", "app/agents/failures.py")

_SENTENCE: Final = re.compile(r"[A-Z“][^\n]* [^\n]*[.?!]")

_FOR_AGENTS: Final = (
    "app/session/change_tools.py",
    "app/session/responder.py",
    "app/session/tools.py",
)
"""What puts words together for agents, which nobody else reads."""

_PUT_TOGETHER: Final = re.compile(r"(?:[A-Z“]|\{\})[^\n]* [^\n]*[.?!]")
"""What an f-string reads like that is a sentence."""

_SQL: Final = re.compile(r"[A-Z]{5,} ")

_ROOT: Final = "VocalDeskError"
_Places = tuple[tuple[int, str], ...]

_HANDED_OVER: Final[Mapping[str, _Places]] = {
    _ROOT: ((0, "message"), (-1, "advice")),
    "Notice": ((-1, "message"), (-1, "advice")),
    "ErrorOccurred": ((-1, "message"), (-1, "advice")),
    "NoticeAction": ((1, "label"),),
    "Definition": ((3, "group"), (4, "title"), (5, "help")),
    "Choice": ((1, "label"),),
    "Wording": ((0, "template"),),
    "Check": ((0, "name"),),
    "guarded": ((0, "name"),),
}
"""What takes sentences for a person: where among its arguments, and by which name."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words that a person may read, and where they stand."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Words that no catalogue can hold, since they are put together where they are made."""

    place: str
    code: str


def collect(checkout: Path = CHECKOUT) -> tuple[list[Sentence], list[Fault]]:
    """Return every sentence from below the window, and those that are no literals."""
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in _files(checkout)}
    takers = dict(_HANDED_OVER)
    for name in _errors(trees.values()):
        takers[name] = takers[_ROOT]
    sentences: list[Sentence] = []
    faults: list[Fault] = []
    for file, tree in trees.items():
        name = file.relative_to(checkout).as_posix()
        reader = _Reader(name, tree, takers, everything=not name.startswith(_WINDOW))
        reader.visit(tree)
        sentences += reader.sentences
        faults += reader.faults
    return sentences, faults


def update(checkout: Path = CHECKOUT, catalogue: Path | None = None) -> None:
    """Bring new sentences into the catalogue, unfinished, and take out those that are gone."""
    texts = dict.fromkeys(sentence.text for sentence in collect(checkout)[0])
    with tempfile.TemporaryDirectory() as folder:
        collected = Path(folder) / "messages.py"
        calls = (f"QT_TRANSLATE_NOOP({CONTEXT!r}, {_quoted(text)})\n" for text in sorted(texts))
        collected.write_text("".join(calls), encoding="utf-8")
        sources = sorted((checkout / "app" / "desktop").rglob("*.py"))
        _run_tool(
            "lupdate",
            "-silent",
            "-no-obsolete",
            *("-locations", "none"),
            *("-source-language", "en", "-target-language", "de"),
            *map(str, sources),
            str(collected),
            "-ts",
            str(catalogue or checkout / CATALOGUE),
        )


def release(checkout: Path = CHECKOUT) -> None:
    """Make what the program loads from the catalogue; unfinished translations are left out."""
    catalogue = checkout / CATALOGUE
    _run_tool("lrelease", "-silent", str(catalogue), "-qm", str(catalogue.with_suffix(".qm")))


def _files(checkout: Path) -> list[Path]:
    below = [
        file
        for file in sorted((checkout / "app").rglob("*.py"))
        if not file.relative_to(checkout).as_posix().startswith(_ELSEWHERE)
    ]
    return below + [checkout / name for name in _SHOWN]


def _errors(trees: Iterable[ast.Module]) -> set[str]:
    """Return the names of all classes that derive from the root of errors."""
    classes = [
        (node.name, {base.id for base in node.bases if isinstance(base, ast.Name)})
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    found = {_ROOT}
    while more := {name for name, bases in classes if bases & found} - found:
        found |= more
    return found


class _Reader(ast.NodeVisitor):
    """Reads one module for the sentences that it hands over."""

    def __init__(
        self, name: str, tree: ast.Module, takers: Mapping[str, _Places], *, everything: bool
    ) -> None:
        self._name = name
        self._everything = everything
        self._for_agents = name in _FOR_AGENTS
        self._takers = takers
        self._constants = {
            target.id: node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        }
        self.sentences: list[Sentence] = []
        self.faults: list[Fault] = []

    def visit_Call(self, node: ast.Call) -> None:
        """Look at what is handed to those that take sentences."""
        called = ""
        if isinstance(node.func, ast.Name | ast.Attribute):
            called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        if called == "sentences":
            for argument in node.args:
                self._read(argument)
        elif called in self._takers:
            for position, keyword in self._takers[called]:
                if 0 <= position < len(node.args):
                    self._read(node.args[position])
                for given in node.keywords:
                    if given.arg == keyword:
                        self._read(given.value)
        if not (isinstance(node.func, ast.Attribute) and _is_log(node.func.value)):
            self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        """Pass docstrings by."""
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        """Take what reads as a sentence, wherever it stands: in a table, or handed on."""
        words = node.value if self._everything else None
        if isinstance(words, str) and _SENTENCE.fullmatch(words) and not _SQL.match(words):
            self._read(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Find fault with what reads as a sentence and can't be translated."""
        parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        words = "".join(str(part) for part in parts)
        is_shown = self._everything and not self._for_agents
        if is_shown and _PUT_TOGETHER.fullmatch(words) and not _SQL.match(words):
            self.faults.append(Fault(f"{self._name}:{node.lineno}", ast.unparse(node)))

    def _read(self, node: ast.expr, *, follow: bool = True) -> None:
        place = f"{self._name}:{node.lineno}"
        match node:
            case ast.Constant(value=str(text)):
                if any(character.isalpha() for character in text):
                    self.sentences.append(Sentence(text, place))
            case ast.IfExp(body=one, orelse=other):
                self._read(one)
                self._read(other)
            case ast.BoolOp(values=values):
                for value in values:
                    self._read(value)
            case ast.Name(id=name) if follow and name in self._constants:
                self._read(self._constants[name], follow=False)
            case ast.JoinedStr() | ast.BinOp():
                self.faults.append(Fault(place, ast.unparse(node)))
            case ast.Call(func=ast.Attribute(value=ast.Call())):
                pass  # the window's own, translated before it is filled
            case ast.Call(func=ast.Attribute(attr="format" | "join")):
                self.faults.append(Fault(place, ast.unparse(node)))
            case _:
                pass  # handed on from where it was made, which is looked at there


def _is_log(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("log", "_log", "logging", "warnings")


def _quoted(text: str) -> str:
    """Return a literal as lupdate reads it: it knows few escapes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _run_tool(name: str, *arguments: str) -> None:
    import PySide6  # noqa: PLC0415 - only here, so that the rest works without it

    folder = Path(PySide6.__file__).parent
    tool = folder / (f"{name}.exe" if sys.platform == "win32" else name)
    subprocess.run([tool, *arguments], check=True)


if __name__ == "__main__":
    update()
    release()

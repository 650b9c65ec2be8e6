"""Takes away what is there for the eye only: Markdown, HTML and emoji."""

from __future__ import annotations

import html
import re
import unicodedata

_CODE = re.compile(r"```[^`]{0,4000}```")
_IMAGE_OR_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}(?:\s[^()]{0,100})?\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_RULE = re.compile(r"[\s|:=_*\-]*")
_LINE_MARK = re.compile(r"(?:#{1,6}|[-*•>–]+)\s+")
_CLOSED = tuple('.!?…:;,"”’)')
_SILENT = re.compile(r"[*_`#<>|~\[\]{}\\^=$“”„\"]")
_JOINS = re.compile(r"(?<=[^\W_])_(?=[^\W_])")


def without_markup(text: str) -> str:
    """Return the words of Markdown or HTML, each line a sentence, cells parted by commas."""
    text = _CODE.sub(" ", text)
    text = _IMAGE_OR_LINK.sub(r"\1", text)
    text = html.unescape(_TAG.sub("", text))
    lines = [line for line in map(_line, text.split("\n")) if line]
    return " ".join(
        line if line.endswith(_CLOSED) or place == len(lines) - 1 else f"{line}."
        for place, line in enumerate(lines)
    )


def without_signs(text: str) -> str:
    """Return a text without signs that nobody can hear, and without emoji."""
    text = _SILENT.sub("", _JOINS.sub(" ", text))
    return "".join(c for c in text if unicodedata.category(c) not in {"So", "Sk", "Cs", "Co", "Cf"})


def _line(line: str) -> str:
    line = line.strip()
    if _RULE.fullmatch(line):
        return ""
    if line.count("|") >= 2 and line.startswith("|"):
        return ", ".join(cell for cell in map(str.strip, line.split("|")) if cell)
    return _LINE_MARK.sub("", line, count=1) if _LINE_MARK.match(line) else line

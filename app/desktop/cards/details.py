"""The card to type or mend one's details and what the host wants to know."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.desktop.cards.card import ButtonRow, Card, card_button
from app.desktop.cards.details_view import DetailsView
from app.desktop.cards.question import FieldRow, QuestionRow
from app.desktop.language import retell
from app.domain.booking_field import NOTES, Answer, BookingField, FieldKind

LONGEST_NAME = 200
LONGEST_EMAIL = 254
"""Characters of an e-mail address (RFC 5321, section 4.5.3.1.3)."""

LONGEST_NOTES = 500

NOTES_LABEL = str(QT_TRANSLATE_NOOP("Messages", "Notes for the host"))


def problem_with_name(name: str) -> str:
    """Return what is wrong with a name in a sentence, or nothing."""
    return "" if name.strip() else QCoreApplication.translate("Details", "Please give a name.")


def problem_with_email(email: str) -> str:
    """Return what is wrong with an e-mail address in a sentence, or nothing."""
    email = email.strip()
    local, at, domain = email.rpartition("@")
    if not email:
        return QCoreApplication.translate("Details", "Please give an e-mail address.")
    if not at or not local or not domain or "@" in local:
        return QCoreApplication.translate(
            "Details", "An e-mail address has one @ with something on both sides."
        )
    if any(character.isspace() for character in email):
        return QCoreApplication.translate("Details", "An e-mail address has no spaces.")
    labels = domain.split(".")
    if len(labels) < 2 or not all(labels):
        return QCoreApplication.translate("Details", "The part after the @ looks incomplete.")
    if not all(local.split(".")):
        return QCoreApplication.translate("Details", "There is a dot too many before the @.")
    return ""


class DetailsCard(Card):
    """Editable details. What the person typed is never overwritten."""

    sent = Signal(str, str, object, object)
    """Name, e-mail address, notes (None where left alone) and answers by their slugs, checked."""

    def __init__(self) -> None:
        super().__init__(icon="person")
        self.name = self._line("detailsName", LONGEST_NAME)
        self.email = self._line("detailsEmail", LONGEST_EMAIL)
        self.email.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        self._rows = (
            FieldRow(lambda: self.tr("&Name"), self.name),
            FieldRow(lambda: self.tr("&E-mail"), self.email),
        )
        self._notes = QuestionRow(BookingField(NOTES, NOTES_LABEL, FieldKind.LONG_TEXT))
        self._questions: list[QuestionRow] = []
        self.add_notes = card_button(lambda: self.tr("Add a note"), "addNote", "link")
        self.send = card_button("", "sendDetails", "primary")
        self.send.setProperty("large", True)
        self._sent: tuple[object, ...] | None = None
        fields = QWidget()
        self._column = QVBoxLayout(fields)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        for row in self._rows:
            self._column.addWidget(row)
            line = row.field
            assert isinstance(line, QLineEdit)
            line.textChanged.connect(self._update)
            line.editingFinished.connect(self._show_problems)
            line.returnPressed.connect(self._send)
            line.textEdited.connect(row.pause.start)
            row.pause.timeout.connect(self._show_problems)
        self._column.addWidget(self._notes)
        self._notes.hide()
        self._notes.edited.connect(self._update)
        self.add(fields)
        self.add(ButtonRow((self.send, self.add_notes)))
        self.send.clicked.connect(self._send)
        self.add_notes.clicked.connect(self._open_notes)
        self._word: Callable[[], DetailsView] | None = None
        retell(self, self._show_words)

    def _show_words(self) -> None:
        self.show_title(self.tr("Your details"))
        self.name.setPlaceholderText(self.tr("Your name"))
        self.email.setPlaceholderText(self.tr("name@example.com"))
        view = self._word() if self._word else None
        suggested = view is not None and view.suggested
        self.show_caption(self.tr("Please check: I am not sure of this.") if suggested else "")
        if view is not None:
            self._show_origins(view)
        self._update()

    def _show_origins(self, view: DetailsView) -> None:
        """Say how each value came that stands as it came."""
        shown = ((view.name, view.name_from), (view.email, view.email_from))
        for row, (value, origin) in zip(self._rows, shown, strict=True):
            line = row.field
            assert isinstance(line, QLineEdit)
            row.show_origin(origin if value and line.text() == value else "")

    def show_details(self, word: Callable[[], DetailsView]) -> None:
        """Fill the fields, but for those that hold something typed and not sent.

        With what `word` returns, which is asked again in each language.
        """
        self._word = word
        view = word()
        self.put(view.name, view.email)
        self._ask(view.fields)
        given = {NOTES: view.given.notes, **view.given.answers}
        for question in (*self._questions, self._notes):
            question.fill(given.get(question.question.slug))
        asked = any(question.question.slug == NOTES for question in self._questions)
        opened = bool(view.given.notes) or not self._notes.isHidden()
        self._notes.setVisible(opened and not asked)
        self.add_notes.setVisible(not opened and not asked)
        self._sent = None
        self._show_words()

    def put(self, name: str, email: str) -> None:
        """Fill in name and e-mail address, but for what was typed and not sent."""
        for row, value in zip(self._rows, (name, email), strict=True):
            line = row.field
            assert isinstance(line, QLineEdit)
            if not (line.isModified() and line.text().strip()):
                line.setText(value)

    @property
    def missing(self) -> QLineEdit | None:
        """The first field that still needs the person."""
        if problem_with_email(self.email.text()) and self.email.text():
            return self.email
        if problem_with_name(self.name.text()):
            return self.name
        return self.email if problem_with_email(self.email.text()) else None

    @property
    def holds_unsent(self) -> bool:
        """Whether something was typed that would be lost with the card."""
        lines = any(line.isModified() and line.text().strip() for line in (self.name, self.email))
        return lines or any(row.is_touched for row in (*self._questions, self._notes))

    def let_send_again(self) -> None:
        """Offer the button again: what was sent came to nothing."""
        self._sent = None
        self._update()

    def _line(self, name: str, longest: int) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setMaxLength(longest)
        return line

    def _ask(self, fields: tuple[BookingField, ...]) -> None:
        """Have a row for each question of the host; those there are stay as they are."""
        if [row.question for row in self._questions] == list(fields):
            return
        kept = {row.question: row for row in self._questions}
        for row in self._questions:
            if row.question not in fields:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
        self._questions = []
        for place, field in enumerate(fields, start=len(self._rows)):
            row = kept.get(field) or QuestionRow(field)
            if field not in kept:
                row.edited.connect(self._update)
            self._column.removeWidget(row)
            self._column.insertWidget(place, row)
            self._questions.append(row)

    def _open_notes(self) -> None:
        self._notes.show()
        self.add_notes.hide()
        if isinstance(self._notes.field, QPlainTextEdit):
            self._notes.field.setFocus()

    def _values(self) -> tuple[str, str]:
        return " ".join(self.name.text().split()), self.email.text().strip()

    def _answers(self) -> dict[str, Answer]:
        answers = ((row.question.slug, row.answer) for row in self._questions)
        return {slug: answer for slug, answer in answers if answer is not None}

    def _written_notes(self) -> str | None:
        if self._notes.isHidden():
            return None
        notes = self._notes.answer
        if isinstance(notes, str):
            return notes[:LONGEST_NOTES]
        return "" if self._notes.is_touched else None

    def _all(self) -> tuple[object, ...]:
        return (*self._values(), self._written_notes(), self._answers())

    def _update(self) -> None:
        name, email = self._values()
        usable = not problem_with_name(name) and not problem_with_email(email)
        usable = usable and not any(row.problem for row in self._questions)
        sent = self._sent is not None and self._sent == self._all()
        self.send.setEnabled(usable and not sent)
        self.send.setText(self.tr("Sent") if sent else self.tr("Use these details"))
        for row, words in self._problems():
            line = row.field
            if not words or row.shows_problem:
                row.show_problem(words)
            if isinstance(line, QLineEdit) and line.isModified():
                row.show_origin("")

    def _problems(self) -> tuple[tuple[FieldRow, str], ...]:
        name, email = self._values()
        words = (problem_with_name(name), problem_with_email(email))
        return tuple(zip(self._rows, words, strict=True))

    def _show_problems(self) -> None:
        """Say what is wrong with what was typed; an untouched field is no mistake yet."""
        for row, words in self._problems():
            line = row.field
            touched = isinstance(line, QLineEdit) and line.isModified()
            row.show_problem(words if touched else "")

    def _send(self) -> None:
        if self.send.isEnabled():
            name, email = self._values()
            notes, answers = self._written_notes(), self._answers()
            self.name.setModified(False)
            self.email.setModified(False)
            for answered in (*self._questions, self._notes):
                answered.sent()
            self._sent = self._all()
            self._update()
            self.sent.emit(name, email, notes, answers)
            return
        for row, words in self._problems():
            row.show_problem(words)
        for question in self._questions:
            question.show_problem(question.problem)
        if self.missing is not None:
            self.missing.setFocus()

"""The card to type or mend name and e-mail address."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from app.desktop.cards.card import ButtonRow, Card, card_button
from app.desktop.cards.models import DetailsView
from app.desktop.restyle import set_property
from app.desktop.text import plain_label

LONGEST_NAME = 200
LONGEST_EMAIL = 254
"""Characters of an e-mail address (RFC 5321, section 4.5.3.1.3)."""


def problem_with_name(name: str) -> str:
    """Return what is wrong with a name in a sentence, or nothing."""
    return "" if name.strip() else "Please give a name."


def problem_with_email(email: str) -> str:
    """Return what is wrong with an e-mail address in a sentence, or nothing."""
    email = email.strip()
    local, at, domain = email.rpartition("@")
    if not email:
        return "Please give an e-mail address."
    if not at or not local or not domain or "@" in local:
        return "An e-mail address has one @ with something on both sides."
    if any(character.isspace() for character in email):
        return "An e-mail address has no spaces."
    labels = domain.split(".")
    if len(labels) < 2 or not all(labels):
        return "The part after the @ looks incomplete."
    if not all(local.split(".")):
        return "There is a dot too many before the @."
    return ""


class DetailsCard(Card):
    """Editable name and e-mail address. What the person typed is never overwritten."""

    sent = Signal(str, str)
    """Name and e-mail address, checked."""

    def __init__(self) -> None:
        super().__init__(icon="person", title="Your details")
        self.name = self._field("Your name", "detailsName", LONGEST_NAME)
        self.email = self._field("name@example.com", "detailsEmail", LONGEST_EMAIL)
        self.email.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        self._name_problem = plain_label(role="problem")
        self._email_problem = plain_label(role="problem")
        self.send = card_button("Use these details", "sendDetails", "primary")
        self._sent: tuple[str, str] | None = None
        fields = QWidget()
        grid = QGridLayout(fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        rows = (
            ("&Name", self.name, self._name_problem),
            ("&E-mail", self.email, self._email_problem),
        )
        for row, (label, field, problem) in enumerate(rows):
            words = QLabel(label)
            words.setProperty("role", "muted")
            words.setBuddy(field)
            grid.addWidget(words, row * 2, 0)
            grid.addWidget(field, row * 2, 1)
            grid.addWidget(problem, row * 2 + 1, 1)
            problem.hide()
            field.textChanged.connect(self._update)
            field.editingFinished.connect(self._show_problems)
            field.returnPressed.connect(self._send)
        self.add(fields)
        self.add(ButtonRow((self.send,)))
        self.send.clicked.connect(self._send)

    def show_details(self, view: DetailsView) -> None:
        """Fill the fields, but for those that hold something typed and not sent."""
        for field, value in ((self.name, view.name), (self.email, view.email)):
            if not (field.isModified() and field.text().strip()):
                field.setText(value)
        self.show_caption("Please check: I am not sure of this." if view.suggested else "")
        self._sent = None
        self._update()

    @property
    def missing(self) -> QLineEdit | None:
        """The first field that still needs the person."""
        if problem_with_email(self.email.text()) and self.email.text():
            return self.email
        if problem_with_name(self.name.text()):
            return self.name
        return self.email if problem_with_email(self.email.text()) else None

    def let_send_again(self) -> None:
        """Offer the button again: what was sent came to nothing."""
        self._sent = None
        self._update()

    def _field(self, placeholder: str, name: str, longest: int) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(placeholder)
        field.setObjectName(name)
        field.setMaxLength(longest)
        return field

    def _values(self) -> tuple[str, str]:
        return " ".join(self.name.text().split()), self.email.text().strip()

    def _update(self) -> None:
        name, email = self._values()
        usable = not problem_with_name(name) and not problem_with_email(email)
        sent = self._sent == (name, email)
        self.send.setEnabled(usable and not sent)
        self.send.setText("Sent" if sent else "Use these details")
        for field, problem, words in self._problems():
            if not words:
                self._mark(field, problem, "")

    def _problems(self) -> tuple[tuple[QLineEdit, QLabel, str], ...]:
        name, email = self._values()
        return (
            (self.name, self._name_problem, problem_with_name(name)),
            (self.email, self._email_problem, problem_with_email(email)),
        )

    def _show_problems(self) -> None:
        """Say what is wrong with what was typed; an untouched field is no mistake yet."""
        for field, problem, words in self._problems():
            self._mark(field, problem, words if field.isModified() else "")

    def _mark(self, field: QLineEdit, problem: QLabel, words: str) -> None:
        problem.setText(words)
        problem.setVisible(bool(words))
        field.setAccessibleDescription(words)
        set_property(field, "faulty", bool(words))

    def _send(self) -> None:
        if self.send.isEnabled():
            self._sent = self._values()
            self.name.setModified(False)
            self.email.setModified(False)
            self._update()
            self.sent.emit(*self._sent)
            return
        for field, problem, words in self._problems():
            self._mark(field, problem, words)
        if self.missing is not None:
            self.missing.setFocus()

"""The rows of the settings: one for each kind of setting."""

from __future__ import annotations

from PySide6.QtCore import QTimeZone

from app.desktop.settings.key_row import KeyRow
from app.desktop.settings.plain_rows import ChoiceRow, NumberRow, SwitchRow, TextRow
from app.desktop.settings.ports import NumberRange
from app.desktop.settings.row import SettingRow
from app.desktop.settings.secret_row import SecretRow


def row_for(
    kind: str, title: str, help_text: str, allowed: NumberRange | None = None
) -> SettingRow:
    """Return the row for a kind of setting, a number's with what is `allowed`.

    What is no switch, number, choice, secret or key is text.
    """
    match kind:
        case "number" if allowed is not None:
            return NumberRow(title, help_text, allowed)
        case "bool":
            return SwitchRow(title, help_text)
        case "choice" | "device":
            return ChoiceRow(title, help_text)
        case "secret":
            return SecretRow(title, help_text)
        case "key":
            return KeyRow(title, help_text)
        case "time_zone":
            row = TextRow(title, help_text)
            zone = QTimeZone.systemTimeZoneId().toStdString()
            row.field.setPlaceholderText(zone)  # what counts while it is empty
            return row
        case _:
            return TextRow(title, help_text)

"""How everything looks: one set of tokens for light and one for dark, made into a stylesheet."""

from __future__ import annotations

from dataclasses import dataclass
from string import Template

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from app.desktop.of_application import of_application, put

THEME_SETTING = "interface.theme"

STYLE = "Fusion"
"""The style of Qt that the stylesheet is written for."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one appearance, named for what they are used for.

    Text on its ground has a contrast of at least 4.5 to 1 (WCAG 2.2, level AA).
    """

    ground: str
    surface: str
    raised: str
    border: str
    strong_border: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    on_accent_soft: str
    success: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    mark: str


LIGHT = Tokens(
    ground="#f6f7f9",
    surface="#ffffff",
    raised="#eef0f4",
    border="#e2e5eb",
    strong_border="#c6ccd6",
    text="#161a20",
    muted="#5a6370",
    accent="#3f5bd8",
    accent_hover="#3650c6",
    accent_pressed="#2d44ae",
    on_accent="#ffffff",
    accent_soft="#e6ebfd",
    on_accent_soft="#1d2c6b",
    success="#1c7a49",
    warning="#8a5a00",
    warning_soft="#fdf3dd",
    danger="#b8303a",
    danger_soft="#fcebec",
    mark="#ffe28a",
)

DARK = Tokens(
    ground="#15171b",
    surface="#1e2126",
    raised="#2a2e35",
    border="#30343c",
    strong_border="#4a505b",
    text="#eceef2",
    muted="#a3abb8",
    accent="#8fa6ff",
    accent_hover="#a3b6ff",
    accent_pressed="#7d96f6",
    on_accent="#0e1430",
    accent_soft="#2a3564",
    on_accent_soft="#e4e9ff",
    success="#5fcf96",
    warning="#f0bd5b",
    warning_soft="#33290f",
    danger="#ff8e93",
    danger_soft="#3a2023",
    mark="#6b5413",
)

_PLAIN_FAMILIES = frozenset({"DejaVu Sans", "Sans Serif", "Bitstream Vera Sans"})
_FINER_FAMILIES = ("Adwaita Sans", "Inter", "Cantarell", "Ubuntu Sans", "Noto Sans", "Open Sans")


class Theme(QObject):
    """Dresses the application, whose style is `STYLE`, and follows the system's light and dark."""

    def __init__(self, application: QApplication, *, dark: bool | None = None) -> None:
        """Apply at once; `dark` None follows the system."""
        super().__init__(application)
        put(self)
        self._application = application
        self._dark = dark
        application.setFont(interface_font())
        self._apply()
        application.styleHints().colorSchemeChanged.connect(self._apply)

    def choose(self, dark: bool | None) -> None:
        """Apply another appearance at once; `dark` None follows the system."""
        self._dark = dark
        self._apply()

    def _apply(self) -> None:
        dark = self._dark
        if dark is None:
            scheme = self._application.styleHints().colorScheme()
            dark = scheme is Qt.ColorScheme.Dark
        tokens = DARK if dark else LIGHT
        body = QFontInfo(self._application.font()).pixelSize()
        sheet = stylesheet(tokens, body)
        if sheet != self._application.styleSheet():  # each widget there is would be dressed anew
            # Each widget is dressed anew: five times as fast where it wears nothing before.
            self._application.setStyleSheet("")
            self._application.setPalette(palette(tokens))
            self._application.setStyleSheet(sheet)


def dark_of(chosen: str) -> bool | None:
    """Return whether a choice of appearance is dark, None where it is the system's to say."""
    return {"dark": True, "light": False}.get(chosen)


def choose_theme(chosen: str) -> None:
    """Have the running application look as is chosen, once it has a `Theme`."""
    if (theme := of_application(Theme)) is not None:
        theme.choose(dark_of(chosen))


def interface_font() -> QFont:
    """Return the system's interface font at a size that reads well in a conversation.

    Where no desktop names a font, fontconfig's last resort is replaced by a better installed one.
    """
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    information = QFontInfo(font)
    if information.family() in _PLAIN_FAMILIES:
        installed = set(QFontDatabase.families())
        family = next((name for name in _FINER_FAMILIES if name in installed), None)
        if family:
            font.setFamilies([family])
    font.setPixelSize(max(15, round(information.pixelSize() * 1.15)))
    return font


def palette(tokens: Tokens) -> QPalette:
    """Return the palette for what a stylesheet doesn't reach."""
    result = QPalette(QColor(tokens.raised), QColor(tokens.ground))
    role = QPalette.ColorRole
    for which, colour in {
        role.WindowText: tokens.text,
        role.Text: tokens.text,
        role.ButtonText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.raised,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
    }.items():
        result.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.muted))
    return result


def stylesheet(tokens: Tokens, body: int) -> str:
    """Return the whole stylesheet; `body` is the size of running text in pixels."""
    sizes = {
        "body": body,
        "caption": round(body * 0.87),
        "title": round(body * 1.14),
        "headline": round(body * 1.34),
        "display": round(body * 1.75),
    }
    colours = {name: getattr(tokens, name) for name in tokens.__slots__}
    return _SHEET.substitute(colours, **{name: f"{size}px" for name, size in sizes.items()})


_SHEET = Template("""
QWidget { font-size: $body; color: $text; }
QMainWindow, QDialog { background: $ground; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 4px 8px; }

QLabel, PlainText { background: transparent; border: none; }
PlainText { selection-background-color: $accent; selection-color: $on_accent; }
*[role="caption"] { font-size: $caption; color: $muted; }
*[role="section"] { font-size: $caption; font-weight: 600; color: $muted; }
*[role="strong"] { font-weight: 600; }
*[role="title"] { font-size: $title; font-weight: 600; }
*[role="headline"] { font-size: $headline; font-weight: 600; }
*[role="display"] { font-size: $display; font-weight: 600; }
*[role="muted"] { color: $muted; }
*[role="problem"] { font-size: $caption; color: $danger; }

QScrollArea, #bannersPage, #conversationPage, #welcomePage, #stepPages, #bookingDetails,
#settingsPage {
    background: transparent;
    border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $strong_border; border-radius: 3px; min-height: 32px;
    margin: 3px; }
QScrollBar::handle:vertical:disabled { background: transparent; }
QScrollBar::handle:vertical:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

#historyDetail { background: $surface; border-left: 1px solid $border; }
#historyPage, #historyLines { background: transparent; border: none; }
NoteBar { background: $raised; border: 1px solid $strong_border; border-radius: 12px; }

#header { background: $ground; }
#dock { background: $surface; border-top: 1px solid $border; }

BubbleFrame[role="user"] { background: $accent_soft; border-radius: 18px;
    border-bottom-right-radius: 5px; }
BubbleFrame[role="user"] PlainText { color: $on_accent_soft; }
BubbleFrame[role="user"][live="true"] { background: $raised; }
BubbleFrame[role="user"][live="true"] PlainText { color: $muted; }
BubbleFrame[role="user"][dropped="true"] { background: $raised; }
BubbleFrame[dropped="true"] PlainText { color: $muted; }
BubbleFrame[role="agent"] { background: transparent; }
BubbleFrame[role="agent"][live="true"] PlainText { color: $muted; }

Card { background: $surface; border: 1px solid $border; border-radius: 16px; }
QFrame[role="choice"] { background: $warning_soft; border: none; border-radius: 12px; }
QFrame[role="note"] { background: $accent_soft; border: none; border-radius: 12px; }
QFrame[role="note"] QLabel { color: $on_accent_soft; }
QListWidget#sections { background: transparent; border: none; outline: none; padding: 0; }
QListWidget#sections::item { padding: 9px 12px; border-radius: 10px; border: 2px solid transparent;
    color: $muted; }
QListWidget#sections::item:hover { background: $raised; }
QListWidget#sections::item:selected { background: $accent_soft; color: $on_accent_soft; }
QListWidget#sections::item:selected:focus { border-color: $accent; }
QFrame[role="group"] { background: $surface; border: 1px solid $border; border-radius: 16px; }
QFrame[role="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
ProblemCard { background: $danger_soft; border: none; border-radius: 12px; }
Card[settled="true"] { background: transparent; }
Card[settled="true"] *[role="headline"] { color: $muted; }

NoticeBanner { background: $accent_soft; border-radius: 12px; }
NoticeBanner PlainText { color: $on_accent_soft; }
NoticeBanner[tone="warning"] { background: $warning_soft; }
NoticeBanner[tone="warning"] PlainText { color: $text; }
QProgressBar { background: $surface; border: none; border-radius: 3px; max-height: 6px;
    min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QPushButton { background: $surface; border: 1px solid $strong_border; border-radius: 10px;
    padding: 8px 16px; min-height: 20px; font-weight: 500; }
QPushButton:hover { background: $raised; }
QPushButton:pressed { background: $border; }
QPushButton:disabled { color: $muted; border-color: $border; background: transparent; }
QPushButton:focus { border: 2px solid $accent; padding: 7px 15px; outline: none; }
QPushButton[role="primary"] { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:pressed { background: $accent_pressed; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $raised; border-color: $raised;
    color: $muted; }
QPushButton[large="true"] { padding: 11px 24px; font-weight: 600; }
QPushButton[large="true"]:focus { padding: 10px 23px; }
QPushButton[role="danger"] { color: $danger; border-color: $danger; }
QPushButton[role="danger"]:hover { background: $danger_soft; }
QPushButton[role="danger"]:disabled { color: $muted; border-color: $border; }
QPushButton[role="link"] { background: transparent; border: 2px solid transparent; color: $accent;
    padding: 7px 8px; }
QPushButton[role="link"]:hover { background: $accent_soft; }
QPushButton[role="link"]:focus { border-color: $accent; }
QPushButton[role="time"] { padding: 8px 10px; border-color: $border; }
QPushButton[role="time"]:hover { background: $accent_soft; border-color: $accent; }
QPushButton[role="time"]:focus { border: 2px solid $accent; padding: 7px 9px; }
QPushButton[role="time"]:checked { background: $accent; border-color: $accent;
    color: $on_accent; }
QPushButton[role="time"]:disabled { color: $muted; border-color: $border; }
QPushButton[role="time"]:checked:disabled { background: $raised; border-color: $raised;
    color: $text; }
QPushButton[role="chip"] { border-radius: 15px; padding: 5px 14px; border-color: $border;
    color: $muted; }
QPushButton[role="chip"]:hover { background: $raised; }
QPushButton[role="chip"]:checked { background: $accent_soft; border-color: $accent_soft;
    color: $on_accent_soft; }
QPushButton[role="chip"]:focus { border: 2px solid $accent; padding: 4px 13px; }
QPushButton[role="day"] { padding: 6px 12px; border-color: $border; font-weight: 500; }
QPushButton[role="day"]:hover { background: $accent_soft; border-color: $accent; }
QPushButton[role="day"]:focus { border: 2px solid $accent; padding: 5px 11px; }
QPushButton[role="day"]:checked { background: $accent_soft; border-color: $accent;
    color: $on_accent_soft; }
QPushButton[role="day"][empty="true"] { color: $muted; }
QPushButton[role="example"] { border-radius: 18px; border-color: $border; color: $muted; }
QPushButton[role="example"]:hover { background: $accent_soft; color: $on_accent_soft;
    border-color: $accent_soft; }
IconButton, IconButton:focus { padding: 0; min-width: 36px; max-width: 36px; min-height: 36px;
    max-height: 36px; border: 2px solid transparent; border-radius: 20px; }
IconButton[role="quiet"] { background: $raised; }
IconButton[role="quiet"]:hover { background: $border; }
IconButton[role="quiet"]:focus { border-color: $accent; }
IconButton[role="ghost"] { background: transparent; }
IconButton[role="ghost"]:hover { background: $raised; }
IconButton[role="ghost"]:focus { border-color: $accent; }

QLineEdit, QPlainTextEdit { placeholder-text-color: $muted; }
QLineEdit, QComboBox { background: $surface; border: 1px solid $strong_border;
    border-radius: 10px; padding: 8px 12px; min-height: 20px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 7px 11px; }
QLineEdit[faulty="true"] { border-color: $danger; }
Card QPlainTextEdit, Correction QPlainTextEdit { background: $surface;
    border: 1px solid $strong_border; border-radius: 10px; padding: 6px 10px;
    selection-background-color: $accent; selection-color: $on_accent; }
Card QPlainTextEdit:focus, Correction QPlainTextEdit:focus { border: 2px solid $accent;
    padding: 5px 9px; }
QCheckBox { spacing: 10px; min-height: 32px; background: transparent; }
QCheckBox::indicator { width: 18px; height: 18px; border: 1px solid $strong_border;
    border-radius: 5px; background: $surface; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
    image: url(icons:tick.svg); }
QCheckBox:focus { outline: none; }
QCheckBox::indicator:focus { border: 2px solid $accent; }
QMenu { background: $surface; border: 1px solid $border; padding: 6px; }
QMenu::item { padding: 8px 20px; border-radius: 6px; min-height: 18px; }
QMenu::item:selected { background: $accent_soft; color: $on_accent_soft; }
QMenu::separator { height: 1px; background: $border; margin: 6px 8px; }
QLineEdit:disabled { color: $muted; border-color: $border; background: transparent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $strong_border; }
QSlider::sub-page:horizontal { border-radius: 2px; background: $accent; }
QSlider::handle:horizontal { width: 20px; height: 20px; margin: -10px 0; border-radius: 12px;
    border: 2px solid $surface; background: $accent; }
QSlider::handle:horizontal:focus { border-color: $text; }
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled {
    background: $muted; }
QRadioButton, QCheckBox { spacing: 10px; min-height: 32px; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border;
    selection-background-color: $accent_soft; selection-color: $on_accent_soft; }

Composer { background: $ground; border: 2px solid $border; border-radius: 24px; }
Composer[focused="true"] { border-color: $accent; }
Composer QPlainTextEdit { background: transparent; border: none;
    selection-background-color: $accent; selection-color: $on_accent; }

Icon { qproperty-ink: "$muted"; }
Icon[tone="accent"] { qproperty-ink: "$accent"; }
Icon[tone="success"] { qproperty-ink: "$success"; }
Icon[tone="warning"] { qproperty-ink: "$warning"; }
Icon[tone="danger"] { qproperty-ink: "$danger"; }
IconButton { qproperty-ink: "$text"; }
IconButton[role="primary"] { qproperty-ink: "$on_accent"; }
BookingList { background: transparent; border: none; outline: none;
    selection-background-color: transparent; qproperty-text: "$text";
    qproperty-muted: "$muted"; qproperty-accent: "$accent"; qproperty-success: "$success";
    qproperty-warning: "$warning"; qproperty-danger: "$danger";
    qproperty-chosenGround: "$accent_soft"; qproperty-chosenInk: "$on_accent_soft";
    qproperty-hoverGround: "$raised"; }
HistoryList { background: transparent; border: none; outline: none;
    selection-background-color: transparent; qproperty-ink: "$text";
    qproperty-muted: "$muted"; qproperty-chosenInk: "$on_accent_soft";
    qproperty-chosenGround: "$accent_soft"; qproperty-hoverGround: "$raised";
    qproperty-outline: "$accent"; qproperty-mark: "$mark"; }
HistoryLine { qproperty-mark: "$mark"; }
LatencyBars { qproperty-words: "$muted"; qproperty-calendar: "$warning";
    qproperty-answer: "$accent"; qproperty-voice: "$success"; qproperty-grid: "$border";
    qproperty-ink: "$muted"; qproperty-outline: "$accent"; qproperty-ground: "$raised"; }
Navigation { qproperty-ink: "$muted"; qproperty-chosenInk: "$on_accent_soft";
    qproperty-chosenGround: "$accent_soft"; qproperty-hoverGround: "$raised";
    qproperty-outline: "$accent"; }
Switch { qproperty-on: "$accent"; qproperty-knob: "$on_accent"; qproperty-off: "$muted"; }
LevelMeter { qproperty-track: "$raised"; qproperty-accent: "$success"; qproperty-quiet: "$muted"; }
TalkButton { qproperty-accent: "$accent"; qproperty-ink: "$on_accent"; qproperty-track: "$border";
    qproperty-still: "$raised"; qproperty-stillInk: "$muted"; qproperty-outline: "$accent"; }
""")

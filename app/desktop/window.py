"""The main window: the way from page to page, what is remarked, and the pages themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.desktop.ahead import Ahead, Step, imports_of, meet_a_widget
from app.desktop.banners import Banners
from app.desktop.bridge import Bridge
from app.desktop.header import Header
from app.desktop.language import LANGUAGE_SETTING, choose_language, when_language_changes
from app.desktop.layouts import COLUMN
from app.desktop.motion import MOTION_SETTING, choose_motion
from app.desktop.pages import Page, PageView
from app.desktop.settings.recent import Recent
from app.desktop.settings.sections import DONE, SETTINGS, SOUND
from app.desktop.settings.worker import SettingsWorker
from app.desktop.talk_key import TalkKey, takes_text
from app.desktop.talk_page import LEAST_CONVERSATION, MICROPHONE, TALK, TalkPage
from app.desktop.theme import THEME_SETTING, choose_theme
from app.desktop.watchdog import TurnFigures
from app.desktop.words import agent_line, calendar_line
from app.domain.events import (
    ConversationOpened,
    Event,
    Hearing,
    HearingChanged,
    Notice,
    Phase,
    ProposalShown,
)

if TYPE_CHECKING:
    from app.desktop.announcer import Announcer
    from app.desktop.conversation import Conversation
    from app.desktop.settings.ports import Services, Value

LISTEN_AHEAD = "audio.listen_ahead"

LOOK_AHEAD_MS = 10_000
"""So long after the first paint the pages are made, also where no model could be loaded."""

TURNING_AWAY_MS = 500
"""Who is away for less has not left: on X11 a global key takes the focus for as long as it is down,
and the microphone must not be closed in the moment that somebody speaks."""

FIRST_STEPS = (
    "app.desktop.controls",
    "app.domain.booking",
    "app.domain.own_details",
    "app.desktop.cards.facts",
    "app.desktop.cards.card",
    "app.desktop.cards.details",
    "app.desktop.settings.plain_rows",
    "app.desktop.settings.rows",
    "app.desktop.settings.sound_tests",
    "app.desktop.first_steps",
)
"""What the first steps are made with, imported one by one."""

_SIZE = QSize(760, 860)
_FRAME = QSize(0, 40)  # logical pixels that a title bar takes besides
_LEAST_BANNER = 60
_LOW = 780
"""Height in logical pixels under which the foot of the Talk page becomes flatter."""

_CONTROLS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox)
"""What the space bar works on every page but Talk, where it always talks."""

EXAMPLES = (
    "I'd like a demo on Wednesday afternoon",
    "What times are free tomorrow?",
    "Half an hour on Friday at ten, please",
)
EXAMPLES_IN = {
    "en": EXAMPLES,
    "de": (
        "Ich hätte gern eine Demo am Mittwochnachmittag",
        "Was ist morgen frei?",
        "Eine halbe Stunde am Freitag um zehn, bitte",
    ),
}
"""Sentences to try, by the language that the assistant is spoken with."""


@dataclass(frozen=True, slots=True)
class WindowFacts:
    """What the window says about how the program is set up."""

    calendar_line: str = ""
    agent_line: str = ""
    privacy_line: str = ""
    microphone_ready: bool = True
    hearing: Hearing = Hearing.READY
    listens_ahead: bool = True
    examples: tuple[str, ...] = EXAMPLES
    first_step: str = DONE


class MainWindow(QMainWindow):
    """Holds the pages. Talk is always there and comes first; talking brings it forward.

    Ctrl and a number (on macOS Command) goes to a page, Ctrl and Page Up or Down to the one
    before or behind, Escape back to Talk.
    """

    first_painted = Signal()
    """The window is on the screen for the first time."""

    came_forward = Signal()
    """It has the keyboard: the person looks at it."""

    put_away = Signal()
    """It was closed and goes on unseen."""

    ended = Signal()
    """It was closed for good."""

    def __init__(
        self,
        bridge: Bridge,
        facts: WindowFacts,
        services: Services | None = None,
        *,
        pages: Sequence[Page] = (),
        begin_anew: Callable[[], None] = lambda: None,
        figures: Callable[[], TurnFigures | None] = lambda: None,
    ) -> None:
        """Show Talk, `pages` behind it in their order, and the settings of `services` at the end.

        `begin_anew` is called, on another thread, when a new conversation should begin if settings
        changed that take one; all that changed is stored then.
        """
        super().__init__()
        self._figures = figures
        self._first_step = facts.first_step
        self._example = facts.examples[0] if facts.examples else ""
        self.setWindowTitle("Vocal Desk")
        self.setMinimumSize(360, 480)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self._bridge = bridge
        self._settings = SettingsWorker(services.settings, self) if services is not None else None
        self._services = services
        self._begin_anew = begin_anew
        self._recent = Recent(bridge, self)
        self._painted = False
        self._ahead = Ahead(self)
        self.soon = Ahead(self, urgent=True)
        self._looked_ahead = False
        self._in_front = True
        self._turning_away = self._turning_away_timer()
        self._listens_in_background = False
        self._ending = False
        self.stays_when_closed: Callable[[], bool] = lambda: False
        self._opened: ConversationOpened | None = None
        self.banners = Banners()
        self._announcer: Announcer | None = None
        self.talk_key = TalkKey(self, self._keeps_space)
        self.talk = TalkPage(bridge, self.talk_key, facts.examples)
        self.dock = self.talk.dock
        self._pages = (Page(TALK, lambda: self.tr("Talk"), "microphone", lambda: self.talk), *pages)
        if self._settings is not None:
            last = Page(
                SETTINGS,
                lambda: self.tr("Settings"),
                "settings",
                self._settings_page,
                package="app.desktop.settings",
            )
            self._pages = (*self._pages, last)
        self._views: dict[str, PageView] = {}
        self._view: PageView = self.talk
        self._stack = QStackedWidget()
        # Pages scroll, so they leave what the remarks above need.
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._header = Header([(page.icon, page.title) for page in self._pages])
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addLayout(self._banner_row())
        column.addWidget(self._stack, 1)
        self.setCentralWidget(page)
        self._connect()
        self._add_shortcuts()
        self._begin(facts)

    def _begin(self, facts: WindowFacts) -> None:
        self._show_view(self._pages[0])
        self.show_facts(facts)
        when_language_changes(self, self._show_setup)
        self.talk.take_focus()
        if self._settings is not None and facts.first_step != DONE:
            self.talk.leave_room()

    @property
    def conversation(self) -> Conversation:
        """What is said on the Talk page."""
        return self.talk.conversation

    @property
    def announcer(self) -> Announcer:
        """What says aloud what happens: made when something does."""
        if self._announcer is None:
            from app.desktop.announcer import Announcer  # noqa: PLC0415

            self._announcer = Announcer(self)
        return self._announcer

    @property
    def page_keys(self) -> list[str]:
        """The keys of all pages, in the order of the navigation."""
        return [page.key for page in self._pages]

    @property
    def page(self) -> str:
        """The key of the page in front."""
        return self._pages[self._header.navigation.currentIndex()].key

    def show_page(self, key: str, item: str = "") -> None:
        """Bring a page to the front, and put the focus where one goes on there.

        `item` is something on it that is to be shown.
        """
        if key in self.page_keys:
            self._go(self.page_keys.index(key))
            if item:
                self._view.show_item(item)

    def show_facts(self, facts: WindowFacts) -> None:
        """Show how the program is set up now."""
        self._facts = facts
        self._show_setup()
        self.talk.take_hearing(MICROPHONE, missing=not facts.microphone_ready)
        self.talk.show_hearing(facts.hearing)
        self.talk.show_listening_ahead(facts.listens_ahead)

    def _show_setup(self) -> None:
        facts, opened = self._facts, self._opened
        calendar = facts.calendar_line if opened is None else calendar_line(opened)
        agent = facts.agent_line if opened is None else agent_line(opened)
        privacy = facts.privacy_line or self.tr("Speech stays on this computer")
        self.talk.show_setup(calendar, agent, privacy)

    def remark(self, notice: Notice) -> None:
        """Say what was found about the desktop: above the page, but not to who reads it below.

        On the Settings page it stands at the setting that it is about.
        """
        self._recent.remark(notice)
        if self.page != SETTINGS or not notice.message:
            self.banners.show_notice(notice)

    def open_settings(self, part: str = "") -> None:
        """Bring the settings to the front, and there a section or one setting."""
        self.show_page(SETTINGS)
        if part and SETTINGS in self._views:
            self._views[SETTINGS].show_part(part)

    # Set-up

    def _offer_first_steps(self) -> None:
        """Show them unless somebody is talking already: there is another start."""
        if self.talk.is_empty:
            self.show_first_steps(self._first_step)

    def show_first_steps(self, step: str = "") -> None:
        """Show the first steps on the Talk page, from the one where the person left them."""
        from app.desktop.first_steps import FirstSteps  # noqa: PLC0415 - at the first start only

        if self._settings is None:
            return
        steps = FirstSteps(self._settings, self._bridge, self._example)
        steps.finished.connect(self.talk.take_back)
        steps.setting_wanted.connect(self.open_settings)
        steps.show_deaf(self.talk.deaf)
        self.talk.deaf_changed.connect(steps.show_deaf)
        steps.begin(step)
        self.show_page(TALK)
        # To be laid out and dressed takes them as long again as to be made.
        self.soon.begin([lambda: self.talk.offer(steps)])

    def _settings_page(self) -> PageView:
        # No import at the start for a page that few open.
        from app.desktop.settings.page import SettingsPage  # noqa: PLC0415
        from app.desktop.settings.panels import Panels  # noqa: PLC0415

        assert self._settings is not None
        assert self._services is not None
        panels = Panels(
            self._services,
            self._settings,
            self._bridge,
            self._recent,
            figures=self._figures,
            parent=self,
        )
        panels.first_steps_wanted.connect(self.show_first_steps)
        return SettingsPage(
            self._settings,
            panels,
            self._recent,
            begin_anew=self._begin_anew,
            in_conversation=lambda: not self.talk.is_empty,
        )

    def _banner_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 0)
        row.addStretch(1)
        self.banners.setMaximumWidth(COLUMN)
        row.addWidget(self.banners, 1000)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._bridge.published.connect(self._on_event, Qt.ConnectionType.QueuedConnection)
        self.banners.chosen.connect(self._bridge.act)
        self.banners.settings_wanted.connect(self.open_settings)
        self.talk_key.began.connect(lambda: self.show_page(TALK))
        self.talk_key.cancelled.connect(self._cancel)
        self.talk.settings_wanted.connect(lambda: self.open_settings(SOUND))
        self._header.navigation.currentChanged.connect(self._page_chosen)
        if self._settings is not None:
            self._settings.read.connect(self._setting_read, Qt.ConnectionType.QueuedConnection)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
            application.applicationStateChanged.connect(self._attention_changed)

    def _add_shortcuts(self) -> None:
        for index in range(min(len(self._pages), 9)):
            number = QKeySequence(f"Ctrl+{index + 1}")
            QShortcut(number, self, lambda index=index: self._go(index))
        for key, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(key), self, lambda step=step: self._go_on(step))

    # From page to page

    def _go_on(self, step: int) -> None:
        self._go((self._header.navigation.currentIndex() + step) % len(self._pages))

    def _go(self, index: int) -> None:
        if index != self._header.navigation.currentIndex():
            self._header.navigation.setCurrentIndex(index)
            self._view.take_focus()

    def _page_chosen(self, index: int) -> None:
        # The talk key brings Talk forward from wherever it is pressed: a question that a page left
        # open would stand before the conversation, and take the Escape that is to stop it.
        for dialog in self._view.findChildren(QDialog):
            dialog.reject()
        self._view.hidden()
        self._show_view(self._pages[index])
        # Who goes along the tabs by the arrow keys goes on there.
        if not self._header.navigation.hasFocus():
            self._view.take_focus()

    def _show_view(self, page: Page) -> None:
        self._view = view = self._view_of(page)
        self._stack.setCurrentWidget(view)
        if page.key == TALK:
            self._header.navigation.show_mark(0, False)
        view.shown()

    def _view_of(self, page: Page) -> PageView:
        """Return the contents of a page, made now if they are not there yet."""
        view = self._views.get(page.key)
        if view is None:
            view = self._views[page.key] = page.make()
            view.talk_wanted.connect(lambda: self.show_page(TALK))
            view.setting_wanted.connect(self.open_settings)
            self._stack.addWidget(view)
        return view

    def _imports_soon(self) -> Iterator[Step]:
        """Return what imports what the first news of the engine are shown with."""
        for name in ("announcer", "notice_banner", "bubble"):
            yield partial(import_module, f"app.desktop.{name}")
        yield from imports_of("app.desktop.cards")
        yield partial(import_module, "app.desktop.conversation")

    def _imports_ahead(self) -> Iterator[Step]:
        """Return what imports what the pages are made of."""
        yield meet_a_widget
        for page in self._pages:
            if page.package:
                yield from imports_of(page.package)

    def _look_ahead(self) -> None:
        """Make the pages before anybody opens them, once what they would wait for is over.

        That is when the models are loaded, or at any rate some time after the first paint.
        """
        if not self._looked_ahead:
            self._looked_ahead = True
            self._ahead.begin(self._imports_ahead())
            self._ahead.begin(partial(self._view_of, page) for page in self._pages)

    def _cancel(self) -> None:
        """Cancel what goes on; with nothing going on, leave what is open, and then the page."""
        if self._view is self.talk or self.dock.phase is not Phase.IDLE:
            self.talk.cancel()
        elif not self._view.take_escape():
            self.show_page(TALK)

    def _keeps_space(self, widget: QWidget) -> bool:
        elsewhere = self._view is not self.talk and self._view.isAncestorOf(widget)
        works = elsewhere and isinstance(widget, _CONTROLS)
        return works or takes_text(widget)

    # From the engine

    def _on_event(self, event: Event) -> None:
        self.announcer.show_event(event)
        match event:
            case Notice():
                self.banners.show_notice(event)
            case HearingChanged(hearing=Hearing.READY):
                self._look_ahead()
            case ConversationOpened():
                self._opened = event
                self._show_setup()
            case ProposalShown() if self.page != TALK:
                self._header.navigation.show_mark(0, True)
            case _:
                pass

    # The window itself

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self:
            self.dock.show_typing(takes_text(now))

    def _setting_read(self, key: str, value: object) -> None:
        if key == LISTEN_AHEAD:
            self.talk.show_listening_ahead(bool(value))
        elif key == LANGUAGE_SETTING:
            choose_language(str(value))
        elif key == MOTION_SETTING:
            choose_motion(str(value))
        elif key == THEME_SETTING:
            choose_theme(str(value))

    def come_forward(self) -> None:
        """Come before all other windows, as somebody wished who started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def say(self, text: str) -> None:
        """Take a sentence that was handed over from outside, as if it were typed."""
        self.come_forward()
        self.show_page(TALK)
        self.talk.submit(text)

    def listen_in_background(self, listens: bool) -> None:
        """Take whether a press may come while another program is in front, and is waited for."""
        self._listens_in_background = listens
        self._bridge.attend(listens or self._in_front)

    def _attention_changed(self, state: Qt.ApplicationState) -> None:
        self._in_front = state is Qt.ApplicationState.ApplicationActive
        if self._in_front:
            self._turning_away.stop()
            self._bridge.attend(True)
            self.talk.show_in_front(True)
        else:
            self._turning_away.start()

    def _turning_away_timer(self) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(TURNING_AWAY_MS)
        timer.timeout.connect(self._turned_away)
        return timer

    def _turned_away(self) -> None:
        self._bridge.attend(self._listens_in_background)
        self.talk.show_in_front(False)

    def store_setting(self, key: str, value: Value) -> None:
        """Have a setting changed, without waiting for it."""
        if self._settings is not None:
            self._settings.store(key, value)

    def let_end(self) -> None:
        """Take it that closing the window is for good from now on: the program is to end."""
        self._ending = True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Leave the conversation its room in a low window."""
        super().resizeEvent(event)
        size = event.size()
        self.dock.show_compact(size.height() < _LOW)
        # Talking and typing come before what is remarked: the remarks scroll in what is left.
        foot = self.dock.heightForWidth(size.width())
        rest = size.height() - self._header.sizeHint().height() - foot - LEAST_CONVERSATION
        self.banners.setMaximumHeight(max(_LEAST_BANNER, rest))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell when the person turns to the window."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.came_forward.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell once that the window is there."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)
            QTimer.singleShot(LOOK_AHEAD_MS, self, self._look_ahead)
            if self._first_step != DONE:
                self.soon.begin(
                    [
                        *(partial(import_module, each) for each in FIRST_STEPS),
                        self._offer_first_steps,
                    ]
                )
            self.soon.begin(self._imports_soon())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """End talking, store what was typed into the settings, listen to no more events.

        Or only go out of sight, where `stays_when_closed`.
        """
        self.talk_key.end()
        if not self._ending and self.isVisible() and self.stays_when_closed():
            event.ignore()
            self.hide()
            self.put_away.emit()
            return
        self._ahead.stop()
        self.soon.stop()
        for view in self._views.values():
            view.hidden()
        self._turning_away.stop()
        self._bridge.close()
        if self._settings is not None:
            self._settings.close()
        super().closeEvent(event)
        self.ended.emit()

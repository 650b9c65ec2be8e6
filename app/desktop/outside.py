"""What the window has to do with the desktop around it, as the settings have it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Qt, Signal

from app.desktop.bookings import BOOKINGS
from app.desktop.bridge import Bridge
from app.desktop.global_talk import GlobalTalk, trouble_words
from app.desktop.notes import BOOKING, note_of
from app.desktop.notifier import Notifier
from app.desktop.reminders import ReminderClock, ReminderPort, reminder_note
from app.desktop.settings.ports import SettingsPort
from app.desktop.settings.remarks import IN_TRAY
from app.desktop.tray import Tray
from app.desktop.window import MainWindow
from app.domain.booking import Booking
from app.domain.events import DISMISS, Event, Notice, NoticeAction, StateChanged
from app.domain.wording import Wording, sentences
from app.system.global_key import GlobalKey
from app.system.note import Note

GLOBAL_KEY = "talk.global_key"
LISTEN_AHEAD_FOR_KEY = "talk.listen_ahead"
KEEP_IN_TRAY = "system.keep_in_tray"
NOTIFY = "notifications.show"
REMIND = "notifications.reminders"
SPEAK_REPLIES = "speech.speak_replies"

KEY_TOPIC = "global-key"


class Outside(QObject):
    """Joins one window to the desktop, from the start of the window until `close`."""

    _changed = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        preferences: SettingsPort,
        key: GlobalKey,
        *,
        reminders: Callable[[], ReminderPort] | None = None,
    ) -> None:
        """Take the global key and the tray; without `reminders` nobody is reminded of anything."""
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._told_of_tray = False
        self._just_chosen = False
        self.global_talk = GlobalTalk(key, window.talk_key, self)
        self.tray = Tray(self)
        self.notifier = Notifier(self.tray, self)
        self.reminders = ReminderClock(bridge, reminders, self) if reminders else None
        self._connect(bridge)
        self._unsubscribe = preferences.subscribe(lambda key, _: self._changed.emit(key))
        window.stays_when_closed = lambda: self._is_on(KEEP_IN_TRAY) and self.tray.is_there
        self.tray.show_muted(not self._is_on(SPEAK_REPLIES))
        self._choose_key()
        self._remind()

    def close(self) -> None:
        """Give back what was taken of the desktop."""
        self._unsubscribe()
        if self.reminders is not None:
            self.reminders.close()
        self.global_talk.close()
        self.notifier.close()
        self.tray.close()

    def _connect(self, bridge: Bridge) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        window, tray = self._window, self.tray
        bridge.published.connect(self._on_event, queued)
        self._changed.connect(self._apply, queued)
        self.global_talk.changed.connect(self._show_key)
        self.notifier.clicked.connect(self._note_clicked)
        window.banners.chosen.connect(self._act)
        window.put_away.connect(self._tell_of_tray)
        window.came_forward.connect(lambda: tray.show_attention(""))
        tray.open_wanted.connect(window.come_forward)
        tray.talk_wanted.connect(window.talk_key.toggle)
        tray.mute_wanted.connect(lambda muted: window.store_setting(SPEAK_REPLIES, not muted))
        tray.settings_wanted.connect(self._open_settings)
        tray.quit_wanted.connect(self._quit)
        if self.reminders is not None:
            self.reminders.due.connect(self._remind_of)

    # Settings

    def _is_on(self, key: str) -> bool:
        return bool(self._preferences.get(key))

    def _apply(self, key: str) -> None:
        match key:
            case "talk.global_key":
                self._just_chosen = True
                self._choose_key()
            case "talk.listen_ahead":
                self._listen_ahead()
            case "speech.speak_replies":
                self.tray.show_muted(not self._is_on(SPEAK_REPLIES))
            case "notifications.reminders":
                self._remind()
            case "system.keep_in_tray":
                self._look_for_tray()
                if self.global_talk.trouble:
                    self._show_key()  # it offers the tray
            case _:
                pass

    def _look_for_tray(self) -> None:
        """Say so where the window is to go on in a tray that this desktop has not."""
        missing = self._is_on(KEEP_IN_TRAY) and not self.tray.is_there
        remark = self.tr("This desktop shows no tray, so closing the window ends the program.")
        advice = self.tr("GNOME has one with the extension “AppIndicator Support”.")
        self._window.remark(
            Notice(
                topic="tray",
                message=remark if missing else "",
                advice=advice if missing and sys.platform == "linux" else "",
                actions=(DISMISS,) if missing else (),
            )
        )

    def _remind(self) -> None:
        if self.reminders is not None:
            self.reminders.run(self._is_on(REMIND))

    # The key from any window

    def _choose_key(self) -> None:
        keys = str(self._preferences.get(GLOBAL_KEY) or "")
        if keys or self.global_talk.armed or self.global_talk.trouble:
            self.global_talk.choose(keys)

    def _show_key(self) -> None:
        """Say why there is no key, or which one the desktop took instead of the one chosen."""
        talk = self.global_talk
        keys = str(self._preferences.get(GLOBAL_KEY) or "")
        message = advice = ""
        actions: tuple[NoticeAction, ...] = (DISMISS,)
        if talk.trouble:
            why, advice = trouble_words(talk.trouble)
            if self.tray.is_there and self._is_on(KEEP_IN_TRAY):
                tray = self.tr("“Talk” in the menu of the tray does the same.")
                advice = sentences(tray, advice)
            elif self.tray.is_there:
                tray = self.tr("From the tray you can talk as well, by “Talk” in its menu.")
                advice = sentences(tray, advice)
                keep = NoticeAction(IN_TRAY, self.tr("Keep it in the tray"))
                actions = (keep, DISMISS)
            message = self.tr("The key {keys} does not work from other windows. {why}")
            message = message.format(keys=keys, why=why)
        elif self._just_chosen and talk.armed and talk.shown != keys:
            message = self.tr("Your desktop says of the key: {shown}").format(shown=talk.shown)
            advice = self.tr("It is the desktop's settings that change it from now on.")
        self._just_chosen = False
        self._window.remark(
            Notice(
                topic=KEY_TOPIC,
                message=message,
                advice=advice,
                actions=actions if message else (),
            )
        )
        self._listen_ahead()

    def _act(self, topic: str, action: str) -> None:
        """Do what was chosen above the page."""
        if (topic, action) == (KEY_TOPIC, IN_TRAY):
            self._window.store_setting(KEEP_IN_TRAY, True)

    def _listen_ahead(self) -> None:
        self._window.listen_in_background(
            self.global_talk.armed and self._is_on(LISTEN_AHEAD_FOR_KEY)
        )

    # The tray and notifications

    def _on_event(self, event: Event) -> None:
        if isinstance(event, StateChanged):
            self.tray.show_phase(event.phase)
        elif (found := note_of(event)) is not None and not self._window.isActiveWindow():
            note, needs_you = found
            if needs_you:
                self.tray.show_attention(note.title)
            if self._is_on(NOTIFY):
                self.notifier.show(note)

    def _remind_of(self, booking: Booking, time_zone: str) -> None:
        """Remind in the window where the person looks at it, else by the desktop."""
        note = reminder_note(booking, now=datetime.now(UTC), time_zone=time_zone)
        if self._window.isActiveWindow():
            remark = Notice(
                topic=note.key,
                message=Wording("{note}. {body}", note=note.title, body=note.body),
                actions=(DISMISS,),
            )
            self._window.banners.show_notice(remark)
        else:
            self.notifier.show(note)

    def _note_clicked(self, key: str) -> None:
        self._window.come_forward()
        if key.startswith(BOOKING):
            self._window.show_page(BOOKINGS, key.removeprefix(BOOKING))

    def _tell_of_tray(self) -> None:
        """Say once where the window has gone."""
        if not self._told_of_tray and self._is_on(NOTIFY):
            self._told_of_tray = True
            words = self.tr("It goes on in the tray. “Quit” in its menu there ends it.")
            self.notifier.show(Note("tray", "Vocal Desk", words))

    def _open_settings(self) -> None:
        self._window.come_forward()
        self._window.open_settings()

    def _quit(self) -> None:
        self._window.let_end()
        self._window.close()

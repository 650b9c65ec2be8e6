"""The few calls of libxcb that a global key needs, typed.

libxcb is here wherever Qt opens a window on X11. libX11 would end the whole process when the
server goes away; libxcb reports it.
"""

from __future__ import annotations

import ctypes
from ctypes import c_char_p, c_int, c_uint8, c_uint16, c_uint32, c_void_p

KEY_PRESS = 2
KEY_RELEASE = 3
MAPPING_NOTIFY = 34
BAD_ACCESS = 10

_GRAB_MODE_ASYNC = 1
_XKB_CORE_KEYBOARD = 0x100
_XKB_DETECTABLE_AUTO_REPEAT = 1
_XKB_NEW_KEYBOARD = 1 << 0
_XKB_NEW_MAP = 1 << 1
_BITS_OF_A_RESPONSE = 0x7F  # the highest bit tells that another client sent the event


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Event(ctypes.Structure):
    """What errors and all events of the keyboard have in common."""

    _fields_ = (
        ("response_type", c_uint8),
        ("detail", c_uint8),  # of an error its code, of a key event the key's code
        ("sequence", c_uint16),
    )


class _Setup(ctypes.Structure):
    _fields_ = (
        ("skipped", c_uint8 * 34),
        ("min_keycode", c_uint8),
        ("max_keycode", c_uint8),
    )


class _Extension(ctypes.Structure):
    _fields_ = (("skipped", c_uint8 * 10), ("first_event", c_uint8), ("first_error", c_uint8))


class _Screens(ctypes.Structure):
    _fields_ = (("data", ctypes.POINTER(c_uint32)), ("rem", c_int), ("index", c_int))


class _Reply(ctypes.Structure):
    """A keyboard or modifier mapping: `width` entries for each key or modifier follow."""

    _fields_ = (
        ("response_type", c_uint8),
        ("width", c_uint8),
        ("sequence", c_uint16),
        ("length", c_uint32),
        ("pad", c_uint8 * 24),
    )


class XConnection:
    """One connection to the X server, for the thread that makes it. Raises OSError without one."""

    def __init__(self) -> None:
        self._xcb = _load_xcb()
        self._libc = ctypes.CDLL(None)
        self._libc.free.argtypes = [c_void_p]
        self._xkb_event = MAPPING_NOTIFY
        self._connection = c_void_p(self._xcb.xcb_connect(None, None))
        if self.is_broken:
            self.close()
            raise ConnectionError("no X server")
        setup = self._xcb.xcb_get_setup(self._connection)
        self._setup = ctypes.cast(setup, ctypes.POINTER(_Setup)).contents
        self.root = int(self._xcb.xcb_setup_roots_iterator(setup).data[0])

    @property
    def is_broken(self) -> bool:
        """Whether the server is gone."""
        return bool(self._xcb.xcb_connection_has_error(self._connection))

    def fileno(self) -> int:
        """Return the descriptor that becomes readable when something comes."""
        return int(self._xcb.xcb_get_file_descriptor(self._connection))

    def close(self) -> None:
        """Disconnect; what was grabbed is free again."""
        self._xcb.xcb_disconnect(self._connection)

    def flush(self) -> None:
        """Send what was asked for so far."""
        self._xcb.xcb_flush(self._connection)

    def use_xkb(self) -> bool:
        """Have a held key send presses alone, and one release at its end; False if it can't.

        Who uses this extension is told of new layouts by its events instead of `MAPPING_NOTIFY`,
        so they are asked for as well, and read as that.
        """
        try:
            xkb = _load_xkb()
        except OSError:
            return False
        asked = xkb.xcb_xkb_use_extension(self._connection, 1, 0)
        there = xkb.xcb_xkb_use_extension_reply(self._connection, asked, None)
        if not there:
            return False
        self._libc.free(there)
        extension = c_void_p.in_dll(xkb, "xcb_xkb_id")
        found = self._xcb.xcb_get_extension_data(self._connection, ctypes.addressof(extension))
        self._xkb_event = int(found.contents.first_event)
        keyboard, events = _XKB_CORE_KEYBOARD, _XKB_NEW_KEYBOARD | _XKB_NEW_MAP
        xkb.xcb_xkb_select_events(self._connection, keyboard, events, 0, events, 0, 0, None)
        flag = _XKB_DETECTABLE_AUTO_REPEAT
        asked = xkb.xcb_xkb_per_client_flags(self._connection, keyboard, flag, flag, 0, 0, 0)
        reply = xkb.xcb_xkb_per_client_flags_reply(self._connection, asked, None)
        self._libc.free(reply)
        return bool(reply)

    def keysyms(self) -> dict[int, tuple[int, ...]]:
        """Return for each code of a key what it means, without and with modifiers."""
        first = int(self._setup.min_keycode)
        count = int(self._setup.max_keycode) - first + 1
        asked = self._xcb.xcb_get_keyboard_mapping(self._connection, first, count)
        reply = self._xcb.xcb_get_keyboard_mapping_reply(self._connection, asked, None)
        if not reply:
            raise ConnectionError("the X server is gone")
        width = int(reply.contents.width)
        found = _behind(reply, c_uint32, width * count)
        self._libc.free(reply)
        return {first + i: tuple(found[i * width : (i + 1) * width]) for i in range(count)}

    def modifiers(self) -> list[frozenset[int]]:
        """Return the codes of the keys behind each of the eight modifiers, Shift first."""
        asked = self._xcb.xcb_get_modifier_mapping(self._connection)
        reply = self._xcb.xcb_get_modifier_mapping_reply(self._connection, asked, None)
        if not reply:
            raise ConnectionError("the X server is gone")
        width = int(reply.contents.width)
        found = _behind(reply, c_uint8, width * 8)
        self._libc.free(reply)
        return [frozenset(found[i * width : (i + 1) * width]) - {0} for i in range(8)]

    def grab(self, code: int, mask: int) -> int:
        """Take a key with a set of modifiers; return the error's code, 0 for none."""
        mode = _GRAB_MODE_ASYNC
        asked = self._xcb.xcb_grab_key_checked(
            self._connection, 0, self.root, mask, code, mode, mode
        )
        error = self._xcb.xcb_request_check(self._connection, asked)
        if not error:
            return 0
        number = int(error.contents.detail)
        self._libc.free(error)
        return number

    def ungrab(self, code: int, mask: int) -> None:
        """Give it back."""
        self._xcb.xcb_ungrab_key(self._connection, code, self.root, mask)

    def next_event(self) -> tuple[int, int] | None:
        """Return kind and detail of the next event, without waiting; None where there is none."""
        event = self._xcb.xcb_poll_for_event(self._connection)
        if not event:
            return None
        kind = int(event.contents.response_type) & _BITS_OF_A_RESPONSE
        detail = int(event.contents.detail)
        self._libc.free(event)
        return MAPPING_NOTIFY if kind == self._xkb_event else kind, detail


def _behind(
    reply: ctypes._Pointer[_Reply], kind: type[c_uint8 | c_uint32], count: int
) -> list[int]:
    """Return the numbers that follow a reply's head in memory."""
    start = ctypes.addressof(reply.contents) + ctypes.sizeof(_Reply)
    return [int(number) for number in (kind * count).from_address(start)]


_Signatures = dict[str, tuple[object, list[object]]]


def _load_xcb() -> ctypes.CDLL:
    reply = ctypes.POINTER(_Reply)
    event = ctypes.POINTER(_Event)
    grab = [c_void_p, c_uint8, c_uint32, c_uint16, c_uint8, c_uint8, c_uint8]
    return _load(
        "libxcb.so.1",
        {
            "xcb_connect": (c_void_p, [c_char_p, c_void_p]),
            "xcb_connection_has_error": (c_int, [c_void_p]),
            "xcb_disconnect": (None, [c_void_p]),
            "xcb_flush": (c_int, [c_void_p]),
            "xcb_get_file_descriptor": (c_int, [c_void_p]),
            "xcb_get_setup": (c_void_p, [c_void_p]),
            "xcb_get_extension_data": (ctypes.POINTER(_Extension), [c_void_p, c_void_p]),
            "xcb_setup_roots_iterator": (_Screens, [c_void_p]),
            "xcb_get_keyboard_mapping": (_Cookie, [c_void_p, c_uint8, c_uint8]),
            "xcb_get_keyboard_mapping_reply": (reply, [c_void_p, _Cookie, c_void_p]),
            "xcb_get_modifier_mapping": (_Cookie, [c_void_p]),
            "xcb_get_modifier_mapping_reply": (reply, [c_void_p, _Cookie, c_void_p]),
            "xcb_grab_key_checked": (_Cookie, [*grab]),
            "xcb_ungrab_key": (_Cookie, [c_void_p, c_uint8, c_uint32, c_uint16]),
            "xcb_request_check": (event, [c_void_p, _Cookie]),
            "xcb_poll_for_event": (event, [c_void_p]),
        },
    )


def _load_xkb() -> ctypes.CDLL:
    return _load(
        "libxcb-xkb.so.1",
        {
            "xcb_xkb_use_extension": (_Cookie, [c_void_p, c_uint16, c_uint16]),
            "xcb_xkb_use_extension_reply": (c_void_p, [c_void_p, _Cookie, c_void_p]),
            "xcb_xkb_select_events": (_Cookie, [c_void_p, *[c_uint16] * 6, c_void_p]),
            "xcb_xkb_per_client_flags": (_Cookie, [c_void_p, c_uint16, *[c_uint32] * 5]),
            "xcb_xkb_per_client_flags_reply": (c_void_p, [c_void_p, _Cookie, c_void_p]),
        },
    )


def _load(name: str, signatures: _Signatures) -> ctypes.CDLL:
    library = ctypes.CDLL(name)
    for function_name, (restype, argtypes) in signatures.items():
        function = getattr(library, function_name)
        function.restype, function.argtypes = restype, argtypes
    return library

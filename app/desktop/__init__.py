"""Everything the person sees and touches: window, cards, dialogs, theme, and the bridge.

Only this package imports Qt. It knows the events and commands of a session and nothing of how
speech, calendars or storage work.
"""

from app.desktop.pyside_imports import leave_sources_unread

leave_sources_unread()

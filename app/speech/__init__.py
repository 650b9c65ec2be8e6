"""Speech on this computer: recogniser, synthesiser, voice activity and the store of their models.

Nothing here knows of microphones, calendars or windows. The heavy libraries are imported on the
thread that uses them, when it first does.
"""

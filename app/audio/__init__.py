"""Sound in and out: microphone, loudspeaker, WAV files, resampling, level.

Where speech is in a sound is not known here; that is the business of `speech`.
"""

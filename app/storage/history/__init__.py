"""The history of conversations: a database of its own, and sound where the person wants it kept.

It lies apart from the journal of bookings: a history that is damaged, full or busy must be in no
booking's way, and what is deleted from it leaves the file.
"""

"""What an appointment, a slot, a proposal and a conversation are, and the rules about them.

Pure: no input or output, no Qt, no clock. Everything else may import this package; it imports
nothing of the program.
"""

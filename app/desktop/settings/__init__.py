"""The Settings page: sections of rows and panels, and what they ask of the program."""

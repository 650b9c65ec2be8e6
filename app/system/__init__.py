"""What differs between operating systems: folders, time zone, clock, logs, environment checks."""

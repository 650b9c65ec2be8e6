"""What the program keeps on this computer: databases, settings, secrets."""

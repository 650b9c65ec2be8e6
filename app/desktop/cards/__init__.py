"""What the conversation shows as cards: free times, details, summaries, bookings, problems."""

"""Cal.com: the client, the journal of writes around it, and a sandbox that looks like it."""

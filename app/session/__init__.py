"""The turn: a pure state machine, and the session that carries out its effects."""

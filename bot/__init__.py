"""People: Telegram, the command line, answering, sign-ups, settings and wiring."""

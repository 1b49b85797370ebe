"""The conversation itself, the same for Telegram and for the terminal."""

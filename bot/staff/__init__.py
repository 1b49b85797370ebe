"""Those who run events: their roles, and the texts that they may edit; knows nothing of Telegram."""

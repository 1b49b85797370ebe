"""Events and the seats at them: sign-ups, the waiting list, cancelling, exporting. Knows nothing of Telegram."""

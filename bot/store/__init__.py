"""People's data: one SQLite file, its migrations, the inbox and the outbox, dialogs, answers and the audit log."""

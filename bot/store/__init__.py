"""People's data in SQLite or PostgreSQL: tables and migrations, inbox, outbox, dialogs, jobs, audit log, backups."""

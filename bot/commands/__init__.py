"""The subcommands of ``interekip``; one file each, put together in ``bot.cli``."""

"""``python -m bot`` and the ``interekip`` command."""

import gc

gc.disable()  # while a thousand modules are loaded there is no garbage, and looking for it costs a seventh of the start
from bot.cli import main  # noqa: E402 - see above

gc.enable()

__all__ = ["main"]

if __name__ == "__main__":
    main()

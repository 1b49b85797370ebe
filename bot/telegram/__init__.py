"""InterEkip in Telegram: receiving, handling, rendering and sending. The only place that imports telegram."""

import sys

# python-telegram-bot loads httpx, and that its own command line with rich and Pygments, unless they are missing: nearly
# a tenth of a second of each start for what nobody here calls.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None is how Python is told that one is missing

"""A Bot API server for tests: real HTTP on the loopback, people who use the bot, and faults on demand."""

from tests.fake_telegram.faults import Broken, Fault, Held, Late, Refused, Reset, flood, server_error
from tests.fake_telegram.limits import FloodLimits
from tests.fake_telegram.person import Group, Person
from tests.fake_telegram.server import TOKEN, USERNAME, FakeTelegram
from tests.fake_telegram.shown import Shown

__all__ = [
    "TOKEN",
    "USERNAME",
    "Broken",
    "FakeTelegram",
    "Fault",
    "FloodLimits",
    "Group",
    "Held",
    "Late",
    "Person",
    "Refused",
    "Reset",
    "Shown",
    "flood",
    "server_error",
]

from hypothesis import settings

from tests.bot.forum.histories import SeatHistories

TestSeatHistories = SeatHistories.TestCase
TestSeatHistories.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)

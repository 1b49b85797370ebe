from hypothesis import settings

from tests.bot.forum.histories import SeatHistories

TestSeatHistories = SeatHistories.TestCase
TestSeatHistories.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)

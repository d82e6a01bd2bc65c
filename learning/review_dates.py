"""When somebody is reminded to look at a module again. Plain Python."""

import datetime

AHEAD = datetime.timedelta(days=14)
AGAIN_DAYS = 30


def number_due(review_on: datetime.date, today: datetime.date) -> int | None:
    """Which reminder is due: 0 two weeks ahead, 1 on the day, then one more every thirty days; None before."""
    if today < review_on - AHEAD:
        return None
    return 1 + (today - review_on).days // AGAIN_DAYS  # AHEAD is shorter than that, so it is 0 until the day comes

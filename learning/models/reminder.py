"""Who was reminded of what, so that nobody is reminded twice."""

from django.db import models


class ReviewReminder(models.Model):
    """The owner of a module was told that somebody should look at it again.

    `number` counts the mails about one date: 0 before it, 1 on the day, then one a month. Moving the date starts anew.
    """

    activity = models.UUIDField()  # a page's translation key
    review_on = models.DateField()
    number = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "review_on", "number"], name="reminded_once_of_each_date_and_month"
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity}, {self.review_on:%Y-%m-%d}, {self.number}"

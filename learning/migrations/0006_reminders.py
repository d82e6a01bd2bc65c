from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("learning", "0005_publishing_safely")]

    operations = [
        migrations.CreateModel(
            name="ReviewReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("activity", models.UUIDField()),
                ("review_on", models.DateField()),
                ("number", models.PositiveSmallIntegerField()),
                ("sent_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("activity", "review_on", "number"), name="reminded_once_of_each_date_and_month"
                    )
                ],
            },
        ),
    ]

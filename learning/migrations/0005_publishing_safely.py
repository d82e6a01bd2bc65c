from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("learning", "0004_extra_time_for_administrators")]

    operations = []

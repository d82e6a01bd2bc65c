from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("learning", "0008_deck_versions")]

    operations = []

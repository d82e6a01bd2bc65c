from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0003_imports_and_second_approval")]

    operations = []

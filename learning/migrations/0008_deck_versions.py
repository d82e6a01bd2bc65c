"""Decks get versions, slides the words that trainers type beside them, and each enrolment the slides it began with."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import learning.models.storage


def note_decks_of_those_who_have_begun(apps, schema_editor):
    """No deck has a newer version yet, so what their page shows now is what they began with."""
    Enrolment = apps.get_model("learning", "Enrolment")
    pages = apps.get_model("learning", "WebinarPage").objects.filter(live=True).exclude(deck=None)
    for activity, deck in pages.values_list("translation_key", "deck"):
        Enrolment.objects.filter(activity=activity, deck=None).update(deck=deck)


class Migration(migrations.Migration):
    dependencies = [("learning", "0007_uploads")]

    operations = [
        migrations.AddField(
            model_name='enrolment',
            name='deck',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='enrolments', to='learning.slidedeck'),
        ),
        migrations.AddField(
            model_name='slide',
            name='pictures_without_text',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='slide',
            name='title_is_typed',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='slide',
            name='typed_picture_text',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='slidedeck',
            name='replaces',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replaced_by', to='learning.slidedeck', verbose_name='replaces'),
        ),
        migrations.AlterField(
            model_name='slidedeck',
            name='file',
            field=models.FileField(help_text='A PowerPoint file (.pptx) or a PDF.', storage=learning.models.storage.private_storage, upload_to=learning.models.storage.deck_path, validators=[django.core.validators.FileExtensionValidator(['pptx', 'pdf'], 'Slides are a PowerPoint file (.pptx) or a PDF. Save an old .ppt, or a .pptm with macros, as .pptx.')], verbose_name='slides'),
        ),
        migrations.AlterField(
            model_name='slidedeck',
            name='problem',
            field=models.CharField(blank=True, choices=[('needs_pdf', 'This server can’t turn PowerPoint into pictures. Save the slides as a PDF too and add it here.'), ('not_a_deck', 'The file is broken, or it isn’t what its name says. Save it anew and upload it.'), ('password', 'The file is protected by a password, or is an old .ppt. Save it as .pptx or PDF without a password.'), ('macros', 'The file holds macros, which are programs. Save it as .pptx without macros and upload it.'), ('bomb', 'The file unpacks to far more than any slides need. Save it anew and upload it.'), ('too_many', 'There are more than 500 slides. Split them into several decks.'), ('no_slides', 'There are no slides in the file, or all of them are hidden.'), ('too_long', 'Converting took too long. Make large pictures smaller, or upload a PDF.'), ('too_big', 'Converting needed too much memory. Make large pictures smaller, or upload a PDF.'), ('crashed', 'The converter broke down on this file, twice. Try a PDF of the slides.')], editable=False, max_length=20),
        ),
        migrations.AddConstraint(
            model_name='slide',
            constraint=models.CheckConstraint(condition=models.Q(('title_is_typed', False), models.Q(('title', ''), _negated=True), _connector='OR'), name='typed_title_is_not_empty'),
        ),
        migrations.AddConstraint(
            model_name='slidedeck',
            constraint=models.CheckConstraint(condition=models.Q(('replaces', models.F('id')), _negated=True), name='deck_does_not_replace_itself'),
        ),
        migrations.RunPython(note_decks_of_those_who_have_begun, migrations.RunPython.noop),
    ]

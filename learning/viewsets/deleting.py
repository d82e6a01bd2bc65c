"""Deleting from the library: with the files, unless somebody's record still needs them."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import FileField, Model, ProtectedError
from django.db.models.fields.files import FieldFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views import generic


class DeleteView(generic.DeleteView):
    """Takes the row and its files away. Wagtail knows which pages use it; the database knows who has watched it."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Delete it, or say why not."""
        try:
            return super().form_valid(form)
        except ProtectedError:
            messages.error(self.request, _("People’s records need this, so it can’t be deleted."))
            return redirect(self.edit_url_name, self.object.pk)

    def delete_action(self) -> None:
        """The files go once it is certain that the row has gone."""
        files = list(_files_of(self.object))
        with transaction.atomic():
            super().delete_action()
            for file in files:
                transaction.on_commit(lambda storage=file.storage, name=file.name: storage.delete(name))


def _files_of(thing: Model) -> Iterator[FieldFile]:
    """Its files, and for slides their pictures."""
    for row in (thing, *(thing.slides.all() if hasattr(thing, "slides") else ())):
        for field in row._meta.fields:
            if isinstance(field, FileField) and (file := getattr(row, field.name)):
                yield file

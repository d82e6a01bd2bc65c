"""Files to begin with: the template of a spreadsheet, and an example of each format."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from quizzes import exporters, importers
from quizzes.exporters import tables
from quizzes.exporters.table_examples import examples
from quizzes.models import Question

PLAIN_TEXT = "quizzes/admin/example.txt"
TABLES = ("csv", "xlsx")


class ExampleView(PermissionCheckedMixin, View):
    """A file of one format to write over, with a question of each kind that it can hold."""

    model = Question
    permission_required = "add"

    def get(self, request: HttpRequest, file_format: str) -> HttpResponse:
        """The file."""
        if file_format not in importers.FORMATS:
            raise Http404
        if file_format in exporters.FORMATS:
            written_as = exporters.FORMATS[file_format]
            data = tables.template(file_format) if file_format in TABLES else written_as.write(examples()).data
            return as_file(data, _("questions-example"), written_as.extension, written_as.media_type)
        return as_file(render_to_string(PLAIN_TEXT).encode(), _("questions-example"), "txt", "text/plain")


def as_file(data: bytes, name: str, extension: str, media_type: str) -> HttpResponse:
    """To keep on one's own computer, under a name with its ending."""
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.{extension}")
    return HttpResponse(data, content_type=media_type, headers={"Content-Disposition": disposition})

"""The whole site's map."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from django.views.decorators.csp import csp_override
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from config import csp
from config.health import healthz

admin_patterns = decorate_urlpatterns(list(wagtailadmin_urls.urlpatterns), csp_override(csp.ADMIN))

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("accounts.urls")),
    path("", include("records.urls")),
    path("", include("reports.urls")),
    path("", include("learning.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", include(admin_patterns)),
    path("documents/", include(wagtaildocs_urls)),
    *(static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT) if settings.DEBUG else []),
    path("", include(wagtail_urls)),
]

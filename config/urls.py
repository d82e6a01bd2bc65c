"""The whole site's map."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.decorators.csp import csp_override
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from accounts.views.sign_in import SignIn
from config import csp
from config.health import healthz

admin_patterns = decorate_urlpatterns(list(wagtailadmin_urls.urlpatterns), csp_override(csp.ADMIN))

handler429 = "accounts.views.sign_in.too_many_tries"  # allauth's; Django knows no such name

# Wagtail's own doors would take a bare password any number of times: all of them lead to the one sign-in.
to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)
to_reset = RedirectView.as_view(pattern_name="account_reset_password", query_string=True)
closed_doors = [
    path("admin/login/", to_sign_in),
    path("_util/login/", to_sign_in),
    re_path(r"^_util/authenticate_with_password/", to_sign_in),
    re_path(r"^admin/password_reset/", to_reset),
]

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    *closed_doors,
    path("accounts/login/", SignIn.as_view(), name="account_login"),
    path("", include("accounts.urls")),
    path("", include("records.urls")),
    path("", include("reports.urls")),
    path("", include("learning.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", include(admin_patterns)),
    path("documents/", include(wagtaildocs_urls)),
    *([] if settings.PRODUCTION else [path("uploads/<path:path>", serve, {"document_root": settings.MEDIA_ROOT})]),
    path("", include(wagtail_urls)),
]

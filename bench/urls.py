"""The whole site, and the bare views in front of it."""

from django.urls import path

from bench import views
from config.urls import handler429, urlpatterns

urlpatterns = [
    path("bare/", views.bare_page, name="bare_page"),
    path("bare/insert/", views.bare_insert, name="bare_insert"),
    *urlpatterns,
]

__all__ = ["handler429", "urlpatterns"]

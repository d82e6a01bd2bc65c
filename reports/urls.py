"""Addresses of the reports."""

from django.urls import path

from reports import views

app_name = "reports"
urlpatterns = [
    path("reports/", views.index, name="index"),
    path("reports/<int:agency_id>/", views.team, name="team"),
    path("reports/<int:agency_id>/export/", views.export, name="export"),
    path("reports/exports/<uuid:public_id>/", views.export_status, name="export_status"),
    path("reports/exports/<uuid:public_id>/file/", views.export_file, name="export_file"),
]

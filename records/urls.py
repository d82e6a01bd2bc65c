"""Addresses of the records area. "My CPD" itself is a view of `learning`, which knows what was started."""

from django.urls import path

from records.views import check, own

app_name = "records"
urlpatterns = [
    path("cpd/record.csv", own.my_cpd_csv, name="my_cpd_csv"),
    path("certificates/<slug:serial>/", own.certificate, name="certificate"),
    path("certificates/<slug:serial>/pdf/", own.certificate_pdf, name="certificate_pdf"),
    path("check/", check.check, name="check"),
    path("check/<str:serial>/", check.check_serial, name="check_serial"),
]

"""Addresses of the records area."""

app_name = "records"
urlpatterns = []

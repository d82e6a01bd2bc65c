"""Addresses of the reports area."""

app_name = "reports"
urlpatterns = []

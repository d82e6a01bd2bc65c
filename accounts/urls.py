"""A person's own pages. Signing in and up is in config.urls: allauth's names must stand without a namespace."""

from django.urls import path

from accounts.views import profile

app_name = "accounts"
urlpatterns = [
    path("me/", profile.profile, name="profile"),
    path("me/moved/", profile.moved_agency, name="moved_agency"),
    path("me/log/", profile.activity_log, name="activity_log"),
]

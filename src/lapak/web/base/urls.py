"""Addresses of what belongs to no area."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from lapak.web.base import views

app_name = "base"
urlpatterns = [
    path("bahasa/", login_not_required(set_language), name="language"),
    path("komponen/", views.components, name="components"),
    path("tampilan/", views.set_theme, name="theme"),
]

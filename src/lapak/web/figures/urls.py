"""Addresses of the figures."""

from django.urls import path

from lapak.web.figures import views

app_name = "figures"
urlpatterns = [
    path("", views.index, name="index"),
    path("semua.csv", views.all_figures, name="csv"),
]

"""Addresses of the yearly report."""

from django.urls import path

from lapak.web.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.index, name="index"),
    path("unduh/<str:kind>/", views.download, name="download"),
]

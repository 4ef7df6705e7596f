"""Addresses of the pages about businesses."""

from django.urls import path

from lapak.web.businesses import views

app_name = "businesses"
urlpatterns = [
    path("", views.businesses, name="list"),
    path("<int:business_id>/", views.business, name="business"),
    path("<int:business_id>/nik/", views.niks, name="niks"),
]

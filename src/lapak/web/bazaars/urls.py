"""Addresses of the pages about bazaars."""

from django.urls import path

from lapak.web.bazaars import views

app_name = "bazaars"
urlpatterns = [
    path("", views.bazaars, name="list"),
    path("<int:bazaar_id>/", views.bazaar, name="bazaar"),
]

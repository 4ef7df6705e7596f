"""Addresses of the journal."""

from django.urls import path

from lapak.web.journal import views

app_name = "journal"
urlpatterns = [
    path("", views.journal, name="list"),
    path("<int:number>/", views.entry, name="entry"),
    path("<str:subject>/", views.subject, name="subject"),
]

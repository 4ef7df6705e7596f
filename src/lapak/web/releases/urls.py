"""Addresses of the press release."""

from django.urls import path

from lapak.web.releases import views

app_name = "releases"
urlpatterns = [
    path("", views.write, name="write"),
    path("pratinjau/", views.preview, name="preview"),
    path("templat/", views.to_template, name="template"),
    path("word/", views.word, name="word"),
    path("teks/", views.text, name="text"),
]

"""The address of the first page."""

from django.urls import path

from lapak.web.home import views

app_name = "home"
urlpatterns = [path("", views.index, name="index")]

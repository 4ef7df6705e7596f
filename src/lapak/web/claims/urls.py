"""The address where texts are checked."""

from django.urls import path

from lapak.web.claims import views

app_name = "claims"
urlpatterns = [path("", views.check, name="check")]

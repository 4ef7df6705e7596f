"""Addresses of the pages about businesses."""

from django.urls import path
from django.http import HttpResponse

app_name = "businesses"
urlpatterns = [path("<int:pk>/", lambda r, pk: HttpResponse(), name="business")]

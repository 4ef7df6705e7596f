"""Addresses of the pages about users."""

from django.urls import path

from lapak.web.people import views

app_name = "people"
urlpatterns = [
    path("", views.users, name="list"),
    path("tambah/", views.add, name="add"),
    path("<int:user_id>/", views.user, name="user"),
    path("<int:user_id>/ubah/", views.change, name="change"),
    path("<int:user_id>/sandi/", views.password, name="password"),
    path("<int:user_id>/akhiri/", views.deactivate, name="deactivate"),
    path("<int:user_id>/buka/", views.activate, name="activate"),
]

"""Signing in and out, under the names by which allauth calls its pages."""

from allauth.account import views
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from lapak.web.people.sign_in import demo_roles, demo_sign_in

sign_in = views.LoginView.as_view(extra_context={"demo_roles": demo_roles})

urlpatterns: list[URLPattern | URLResolver] = [
    path("masuk/", sign_in, name="account_login"),
    path("masuk/coba/", demo_sign_in, name="demo_sign_in"),
    path("masuk/lagi/", views.reauthenticate, name="account_reauthenticate"),
    path("masuk/berakhir/", views.account_inactive, name="account_inactive"),
    path("keluar/", views.logout, name="account_logout"),
    path("sandi/", views.password_change, name="account_change_password"),
]
if settings.MFA:
    urlpatterns += [path("masuk/dua-langkah/", include("allauth.mfa.urls"))]

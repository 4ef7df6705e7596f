"""Every address of the product; each area keeps its own."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("lapak.web.home.urls")),
    path("", include("lapak.web.base.urls")),
    path("", include("lapak.web.people.account_urls")),
    path("bazar/", include("lapak.web.bazaars.urls")),
    path("usaha/", include("lapak.web.businesses.urls")),
    path("berkas/", include("lapak.web.files.urls")),
    path("pengguna/", include("lapak.web.people.urls")),
    path("angka/", include("lapak.web.figures.urls")),
    path("laporan/", include("lapak.web.reports.urls")),
    path("siaran-pers/", include("lapak.web.releases.urls")),
    path("periksa-teks/", include("lapak.web.claims.urls")),
    path("jejak/", include("lapak.web.journal.urls")),
]

handler500 = "lapak.web.base.failure.failed"

"""Addresses of the pages about files and their questions."""

from django.urls import path

from lapak.web.files import decisions, incoming, views

app_name = "files"
urlpatterns = [
    path("", views.files, name="list"),
    path("unggah/", incoming.upload, name="upload"),
    path("tinjau/<str:token>/", incoming.preview, name="preview"),
    path("tinjau/<str:token>/ambil/", incoming.take, name="take"),
    path("tinjau/<str:token>/buang/", incoming.discard, name="discard"),
    path(
        "tinjau/<str:token>/<int:number>/", incoming.preview_file, name="preview_file"
    ),
    path("pertanyaan/", views.questions, name="questions"),
    path("pertanyaan/<int:question_id>/", views.question, name="question"),
    path("keputusan/", decisions.decisions, name="decisions"),
    path("keputusan/pertanyaan.csv", decisions.questions_csv, name="questions_csv"),
    path(
        "<int:file_id>/perlu-jawaban.xlsx", decisions.answers_back, name="answers_back"
    ),
    path("<int:file_id>/", views.file, name="file"),
    path("<int:file_id>/batal/", views.undo, name="undo"),
    path("<int:file_id>/tabel/<int:table_id>/", views.correct, name="correct"),
]

"""Addresses of the pages about files and their questions."""

from django.urls import path

from lapak.web.files import bazaar, byhand, columns, decisions, incoming, views

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
    path("isian/", byhand.new, name="hand_new"),
    path("isian/bazar/<int:bazaar_id>/", byhand.of_bazaar, name="hand_bazaar"),
    path("isian/<int:file_id>/", byhand.hand, name="hand"),
    path("isian/<int:file_id>/lagi/", byhand.again, name="hand_again"),
    path("isian/<int:file_id>/baris/<int:number>/", byhand.row, name="hand_row"),
    path("keputusan/", decisions.decisions, name="decisions"),
    path("keputusan/pertanyaan.csv", decisions.questions_csv, name="questions_csv"),
    path(
        "<int:file_id>/perlu-jawaban.xlsx", decisions.answers_back, name="answers_back"
    ),
    path("<int:file_id>/", views.file, name="file"),
    path("<int:file_id>/kolom/", columns.columns, name="columns"),
    path("<int:file_id>/batal/", views.undo, name="undo"),
    path("<int:file_id>/lagi/", views.redo, name="redo"),
    path("<int:file_id>/tabel/<int:table_id>/", bazaar.correct, name="correct"),
    path("<int:file_id>/tabel/<int:table_id>/gabung/", bazaar.choose, name="choose"),
    path("<int:file_id>/tabel/<int:table_id>/gabung/simpan/", bazaar.join, name="join"),
    path(
        "<int:file_id>/pembetulan/<int:decision_id>/batal/",
        bazaar.uncorrect,
        name="uncorrect",
    ),
]

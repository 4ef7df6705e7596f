"""Questions asked about files, and about what they leave open."""

from lapak.domain.people.models import User
from lapak.domain.people.queries import NotYours
from lapak.domain.sources.models import Question, SourceFile


def file_for(user: User, file_id: int) -> SourceFile:
    """The file, if this user may see it. Raises NotYours."""
    found = SourceFile.objects.visible_to(user).filter(pk=file_id).first()
    if found is None:
        raise NotYours
    return found


def question_for(user: User, question_id: int) -> Question:
    """The question with its file, if this user may see it. Raises NotYours."""
    seen = Question.objects.visible_to(user).select_related("file", "table__file")
    found = seen.filter(pk=question_id).first()
    if found is None:
        raise NotYours
    return found

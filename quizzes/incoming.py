"""Questions of a file as the bank would keep them, and which of them it has already."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from quizzes import kinds
from quizzes.exchange import QuestionRecord
from quizzes.kinds.body import Body, canonical
from quizzes.models import Difficulty, Question, QuestionVersion, Thinking
from quizzes.pictures import digest_of, renumbered
from quizzes.travel import body_of

LOOKED_UP_AT_ONCE = 5000  # digests in a query; both engines take more, not endlessly many


@dataclass(frozen=True, slots=True)
class Incoming:
    """One question of a file. `key` tells it from the others of the file, whatever becomes of the lines around it."""

    key: str
    record: QuestionRecord
    body: Body
    digest: str
    is_repeated: bool  # the same stands further up in the file

    @property
    def question(self) -> Question:
        """As it would be filed. What is too long is cut, what isn't known is left empty."""
        record = self.record
        return Question(
            name=_cut("name", record.name) or _cut("name", " ".join(strip_tags(record.text).split())) or _("Question"),
            topic=_cut("topic", record.topic),
            outcome=_cut("outcome", record.outcome),
            difficulty=record.difficulty if record.difficulty in Difficulty.values else "",
            thinking=record.thinking if record.thinking in Thinking.values else "",
        )

    def version_of(self, question: Question, pictures: Mapping[int, int]) -> QuestionVersion:
        """The draft of its first version, with the library's numbers for its pictures."""
        return QuestionVersion(
            question=question,
            number=1,
            kind=self.record.kind,
            body=canonical(renumbered(self.body, pictures)),
            body_digest=self.digest,
            written_by_id=question.created_by_id,
        )

    @property
    def unfinished(self) -> list[str]:
        """What is still to do before it can be asked."""
        try:
            kinds.clean(self.record.kind, self.body)
        except ValidationError as error:
            return error.messages
        return []


def incoming(records: Sequence[QuestionRecord]) -> Iterator[Incoming]:
    """Each question cleaned, in order. It takes a while for many, so that whoever asks can count along."""
    seen: dict[str, int] = {}
    for record in records:
        body = body_of(record)
        digest = digest_of(record.kind, body)
        before = seen[digest] = seen.get(digest, 0) + 1
        yield Incoming(f"{digest[:16]}-{before}", record, body, digest, is_repeated=before > 1)


def in_the_bank(digests: Collection[str]) -> dict[str, Question]:
    """The questions that say the same to the letter in any of their versions, by digest."""
    wanted = list(dict.fromkeys(digests))
    chunks = [wanted[start : start + LOOKED_UP_AT_ONCE] for start in range(0, len(wanted), LOOKED_UP_AT_ONCE)]
    versions = QuestionVersion.objects.select_related("question").only("body_digest", "question__name")
    return {
        version.body_digest: version.question
        for chunk in chunks
        for version in versions.filter(body_digest__in=chunk).order_by("-pk")  # the oldest stands in the end
    }


def _cut(part: str, text: str) -> str:
    return text.strip()[: Question._meta.get_field(part).max_length].strip()

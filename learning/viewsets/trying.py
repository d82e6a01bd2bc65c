"""The knowledge check of a module's newest draft, tried by its author as practitioners meet it. Nothing is recorded."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View
from wagtail.permissions import policy_registry
from wagtail.utils.decorators import xframe_options_sameorigin_override

from learning.models import LearningPage
from quizzes.actions import ResponseNotAllowed
from quizzes.bank_queries import newest_versions
from quizzes.check_rules import percent
from quizzes.drawing import Draw, draw_paper
from quizzes.feedback import Moment, Policy
from quizzes.models import Question, QuestionVersion
from quizzes.queries import Explanation, explain, pools
from quizzes.viewsets.trying import TryForm


@dataclass(frozen=True)
class Trial:
    """A sitting that exists only in the form that is on the screen: what is asked, and the answers so far."""

    seed: str
    paper: list[QuestionVersion]
    responses: list[Any]
    policy: Policy
    pass_mark: int

    @classmethod
    def of(cls, page: LearningPage, sent: Mapping[str, str]) -> "Trial":
        """The same seed draws the same paper. Answers that don't fit it any more begin anew."""
        seed = sent.get("seed") or str(uuid4())
        draws = [Draw(row.topic, row.count, row.one_per_outcome) for row in page.check_draws.all()]
        fixed = [item.question_id for item in page.check_items.all()]
        order = draw_paper(
            fixed, draws, pools({draw.topic for draw in draws}), seed=seed, shuffle=page.shuffle_questions
        )
        paper = newest_versions(order, published=False)
        responses = _readable(paper, sent.get("given", "[]"))
        return cls(seed, paper, responses, Policy.parse(page.check_feedback), page.pass_mark)

    @property
    def number(self) -> int:
        """Which question is next, from 1."""
        return len(self.responses) + 1

    @property
    def is_over(self) -> bool:
        """All are answered."""
        return self.number > len(self.paper)

    @property
    def given(self) -> str:
        """The answers so far, for the form."""
        return json.dumps(self.responses)

    @cached_property
    def score(self) -> Decimal:
        """Of all that is answered."""
        return sum((one.mark(said) for one, said in zip(self.paper, self.responses, strict=False)), Decimal(0))

    @cached_property
    def percent(self) -> int | None:
        """Of what can be scored; None where nothing can."""
        return percent(self.score, sum(version.asked_as.is_scored for version in self.paper))

    @property
    def has_passed(self) -> bool:
        """As it would be."""
        return self.percent is None or self.percent >= self.pass_mark

    def explanations(self) -> list[Explanation]:
        """All that a practitioner would be told after the submit."""
        reached = {Moment.DURING, Moment.SUBMITTED} | ({Moment.PASSED} if self.has_passed else set())
        return [self._explain(index, reached) for index in range(len(self.paper))]

    def explain_last(self) -> Explanation:
        """What a practitioner would be told at once."""
        return self._explain(len(self.responses) - 1, {Moment.DURING})

    def _explain(self, index: int, reached: set[Moment]) -> Explanation:
        shown = self.policy.parts(reached)
        return explain(self.paper[index], self.responses[index], number=index + 1, shown=shown)


def _readable(paper: list[QuestionVersion], given: str) -> list[Any]:
    try:
        said = json.loads(given)
        return [one.asked_as.shape(one.content, response) for one, response in zip(paper, said, strict=False)]
    except (ResponseNotAllowed, ValueError, TypeError, AttributeError):
        return []


@method_decorator([never_cache, xframe_options_sameorigin_override], name="dispatch")
class TryCheckView(View):
    """One question after another, then the result, by the draft's own rules. It shows the key to its authors."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only for people who may change both the page and questions."""
        page = get_object_or_404(LearningPage, pk=kwargs["pk"]).specific
        may_write = policy_registry.get_by_type(Question).user_has_permission(request.user, "change")
        if not (may_write and page.permissions_for_user(request.user).can_edit()):
            raise PermissionDenied
        self.page = page.get_latest_revision_as_object()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Begin."""
        return self._ask(Trial.of(self.page, {}))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Take the answer, and go on."""
        trial = Trial.of(self.page, request.POST)
        if trial.is_over or "answered" not in request.POST:
            return self._ask(trial)
        version = trial.paper[trial.number - 1]
        form = TryForm(version, request.POST)
        if not form.is_valid():
            return self._ask(trial, form)
        trial.responses.append(version.asked_as.shape(version.content, form.cleaned_data["answer"]))
        if trial.policy.shows_during:
            return self._render("explained", trial, explanation=trial.explain_last())
        return self._ask(trial)

    def _ask(self, trial: Trial, form: TryForm | None = None) -> HttpResponse:
        if not trial.paper:
            return self._render("empty", trial)
        if trial.is_over:
            return self._render("result", trial, explanations=trial.explanations())
        version = trial.paper[trial.number - 1]
        return self._render("question", trial, version=version, form=form or TryForm(version))

    def _render(self, what: str, trial: Trial, **context: Any) -> HttpResponse:
        context |= {"trial": trial, "page": self.page}
        return render(self.request, f"learning/admin/try_{what}.html", context)

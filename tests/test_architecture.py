"""The house as docs/architecture.md draws it, swept: each rule here holds for code that is not written yet, too.

The order of imports is checked by `make check`; who may open which address by tests/test_who_may.py.
"""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.tasks import Task

from accounts.append_only import sealed_tables
from accounts.models.ledger_row import LedgerRow

APPS = ("accounts", "learning", "quizzes", "records", "reports")
ROOT = Path(settings.BASE_DIR)

# What may happen to a row. A new model fails here until somebody has decided.
CONTENT = {  # written by trainers and administrators; revisions, the log or dates say what it was before
    "accounts.Agency", "accounts.ManagerAppointment", "accounts.Membership", "accounts.User",
    "learning.BriefingPage", "learning.BriefingTheme", "learning.CaseReview", "learning.CataloguePage",
    "learning.Chapter", "learning.ContentPage", "learning.Helpline", "learning.HomePage",
    "learning.LearningOutcome", "learning.LearningPage", "learning.LearningPageCheckDraw",
    "learning.LearningPageCheckItem",
    "learning.PartnershipSettings", "learning.PracticeTheme", "learning.Recommendation", "learning.Recording",
    "learning.Retirement",
    "learning.SecondPairOfEyes", "learning.Slide", "learning.SlideDeck", "learning.Speaker", "learning.WebinarPage",
    "quizzes.ExtraTime", "quizzes.Question",
}  # fmt: skip
WORKING_NOTES = {
    "accounts.LedgerHead", "learning.CaptionsClock", "learning.Enrolment", "learning.ProblemReport",
    "learning.ReviewReminder", "learning.StepProgress", "learning.Upload", "learning.WatchProgress",
    "quizzes.QuestionImport",
    "records.IdentitySnapshot", "reports.Export",
}  # fmt: skip
SEALED = {
    "learning.Approval", "learning.TakeDown",
    "quizzes.Answer", "quizzes.Attempt", "quizzes.PaperItem", "quizzes.QuestionVersion", "quizzes.Regrade",
    "quizzes.RegradedAnswer", "quizzes.RegradedAttempt", "quizzes.VersionImage",
}  # fmt: skip
LEDGER = {
    "accounts.AuditEntry", "accounts.LedgerLink", "records.Certificate", "records.Completion", "records.Correction",
}  # fmt: skip

SIGNALS_IN_USE = {"accounts/apps.py"}  # post_migrate puts the ledger's triggers back
NAMES_THAT_SAY_NOTHING = {"core", "common", "utils", "helpers", "services", "misc"}


def own_models() -> dict[str, type]:
    """Every model of ours by its label, join tables left out."""
    return {model._meta.label: model for app in APPS for model in apps.get_app_config(app).get_models()}


def own_files(*patterns: str) -> list[Path]:
    """Our Python files, migrations left out."""
    found = [path for app in (*APPS, "config") for pattern in patterns for path in (ROOT / app).glob(pattern)]
    return sorted(path for path in found if path.parent.name != "migrations")


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def imported(path: Path) -> Iterator[str]:
    """The dotted names of everything a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_every_model_is_of_one_kind():
    kinds = [CONTENT, WORKING_NOTES, SEALED, LEDGER]
    assert sum(map(len, kinds)) == len(set.union(*kinds))
    assert set.union(*kinds) == set(own_models())


def test_exactly_the_sealed_and_the_ledger_have_triggers():
    models = own_models()
    assert set(sealed_tables()) == {models[label]._meta.db_table for label in SEALED | LEDGER}
    assert {label for label, model in models.items() if issubclass(model, LedgerRow)} == LEDGER


def test_every_ledger_row_seals_all_of_its_columns():
    for label in LEDGER - {"accounts.LedgerLink"}:  # the link is the seal
        model = own_models()[label]
        columns = {field.attname for field in model._meta.concrete_fields} - {"identity_id"}  # sealed by identity_seal
        assert set(model.ledger_facts) == columns, label


def test_the_ledger_points_at_no_page_question_or_attempt():
    for label in LEDGER:
        targets = {field.related_model._meta.label for field in own_models()[label]._meta.fields if field.is_relation}
        assert targets <= {"accounts.User", "accounts.Agency", "records.Completion", "records.IdentitySnapshot"}, label


def test_every_constraint_says_what_it_forbids():
    for label, model in own_models().items():
        for constraint in model._meta.constraints:
            assert len(constraint.name.split("_")) >= 3, f"{label}: {constraint.name}"


@pytest.mark.parametrize("path", own_files("views.py", "views/*.py"), ids=str)
def test_views_reach_data_through_its_owner(path: Path):
    reads = [
        f"line {node.lineno}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}
    ]
    assert reads == []


def test_no_work_hides_in_signals():
    using = {
        str(path.relative_to(ROOT))
        for path in own_files("**/*.py")
        if any(name.startswith(("django.db.models.signals", "django.dispatch")) for name in imported(path))
    }
    assert using == SIGNALS_IN_USE


def test_every_task_is_durable():
    modules = [path.relative_to(ROOT).with_suffix("") for path in own_files("tasks.py", "tasks/*.py")]
    names = [".".join(module.parts).removesuffix(".__init__") for module in modules]
    tasks = [
        thing
        for name in names
        for thing in vars(__import__(name, fromlist=["*"])).values()
        if isinstance(thing, Task) and thing.module_path.startswith(name)
    ]
    assert len(tasks) >= 6
    assert {task.backend for task in tasks} == {"durable"}


def test_files_are_small_and_named_for_what_is_in_them():
    sizes = {path: lines(path) for path in own_files("**/*.py")}
    assert {str(path): size for path, size in sizes.items() if size > 300} == {}
    assert statistics.median(size for path, size in sizes.items() if path.name != "__init__.py") < 80
    names = {part for path in sizes for part in path.relative_to(ROOT).with_suffix("").parts}
    assert names & NAMES_THAT_SAY_NOTHING == set()


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)

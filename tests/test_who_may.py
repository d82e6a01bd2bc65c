"""Every address of the site, asked by those it is not for. A new address fails here until somebody has decided.

The named cast: `practitioner` owns what the addresses name, `stranger` manages another agency and asks for it.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils.html import escape
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from accounts.models import User
from learning.actions import enrol, finish_check, start_check
from learning.models import CataloguePage
from reports.actions import request_export
from reports.rows import Filters
from tests.factories.pages import make_webinar
from tests.factories.questions import answer_all, make_question
from tests.factories.records import make_completion

pytestmark = pytest.mark.django_db

# Anybody may ask, signed in or not. Files below media/ ask by themselves: tests/learning/test_private_files.py.
PUBLIC = {
    "healthz", "wagtail_serve", "records:check", "records:check_serial", "learning:report_problem",
    "learning:captions", "learning:poster", "learning:recording_file", "learning:slide_image", "learning:deck_file",
    "learning:review_report", "learning:transcript_text", "learning:transcript_document",
    "account_login", "account_logout", "account_inactive", "account_signup",
    "account_email_verification_sent", "account_confirm_email", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done",
    "account_request_login_code", "account_confirm_login_code", "wagtaildocs_serve",
    "wagtaildocs_authenticate_with_password", "wagtailcore_authenticate_with_password", "wagtailcore_login",
}  # fmt: skip
# Signed in, and about oneself: there is nothing in the address that could name somebody else.
ONES_OWN = {
    "accounts:profile", "accounts:moved_agency", "accounts:activity_log", "records:my_cpd_csv", "learning:my_cpd",
    "reports:index", "account_reauthenticate", "account_email", "account_change_password", "account_set_password",
}  # fmt: skip
# Signed in, and about a module that everybody may take.
ABOUT_A_MODULE = {
    "learning:start",
    "learning:watched",
    "learning:acknowledge",
    "learning:again",
    "learning:check_start",
    "learning:ask_in_recording",
}
# Signed in, and about one person or agency: nobody else's exists.
OF_ONE_PERSON = {
    "records:certificate", "records:certificate_pdf", "learning:question", "learning:check_answers",
    "learning:check_submit", "learning:check_result", "reports:team", "reports:export", "reports:export_status",
    "reports:export_file",
}  # fmt: skip
OURS = ("accounts.", "learning.", "quizzes.", "records.", "reports.")
# Scripts and pictures of the admin, and the way out of it.
ADMIN_FOR_ALL = {"wagtailadmin_javascript_catalog", "wagtailadmin_sprite", "wagtailadmin_logout"}


def patterns(resolver: URLResolver, prefix: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """Every address of the site as a pattern, with its name."""
    for pattern in resolver.url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield path, f"{space}{pattern.name or ''}"
        else:
            yield from patterns(pattern, path, f"{space}{pattern.namespace}:" if pattern.namespace else space)


def site_names() -> set[str]:
    """The names of all addresses outside the admin."""
    return {name for path, name in patterns(get_resolver()) if name and not path.startswith("admin/")}


def admin_paths() -> list[str]:
    """An address for every pattern of the admin whose arguments are plain: numbers are 1, words are x."""
    paths = set()
    for path, name in patterns(get_resolver()):
        if path.startswith("admin/") and name and "(?P<" not in path and name.rpartition(":")[2] not in ADMIN_FOR_ALL:
            filled = re.sub(r"<uuid:\w+>", str(uuid4()), re.sub(r"<int:\w+>", "1", path))
            paths.add("/" + re.sub(r"<(?:\w+:)?\w+>", "x", filled).replace("^", ""))
    return sorted(paths)


@pytest.fixture
def owned(practitioner: User, manager: User, catalogue: CataloguePage) -> SimpleNamespace:
    """A module with a check, sat by the practitioner; their certificate; an export by their manager."""
    module = make_webinar(catalogue, questions=[make_question()], recording=None)
    enrolment = enrol(person=practitioner, activity=module.translation_key)
    sitting = answer_all(start_check(enrolment=enrolment))
    completion = make_completion(practitioner, title="Told only to Priya")
    agency = practitioner.memberships.get().agency
    export = request_export(person=manager, agency=agency, filters=Filters(), file_format="csv")
    return SimpleNamespace(
        module=module, sitting=sitting, certificate=completion.certificate, agency=agency, export=export
    )


def address(name: str, owned: SimpleNamespace) -> str:
    """The address of this name that belongs to the practitioner, or their manager."""
    everything = [
        {},
        {"serial": owned.certificate.serial},
        {"attempt": owned.sitting.public_id},
        {"attempt": owned.sitting.public_id, "number": 1},
        {"agency_id": owned.agency.pk},
        {"public_id": owned.export.public_id},
        {"activity": owned.module.translation_key},
        {"activity": owned.module.translation_key, "step": "briefing"},
        {"activity": owned.module.translation_key, "question": uuid4()},
    ]
    for arguments in everything:
        try:
            return reverse(name, kwargs=arguments)
        except NoReverseMatch:
            continue
    raise LookupError(name)


def test_every_address_has_been_decided_on():
    groups = [PUBLIC, ONES_OWN, ABOUT_A_MODULE, OF_ONE_PERSON]
    assert sum(map(len, groups)) == len(set.union(*groups))
    assert site_names() == set.union(*groups)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", sorted(ONES_OWN | ABOUT_A_MODULE | OF_ONE_PERSON))
def test_a_visitor_who_is_not_signed_in_is_sent_to_sign_in(
    client: Client, owned: SimpleNamespace, name: str, method: str
):
    answer = getattr(client, method)(address(name, owned))

    if answer.status_code == 302:
        assert answer.url.startswith(reverse("account_login"))
    else:
        assert answer.status_code in (401, 405)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", sorted(OF_ONE_PERSON))
def test_somebody_elses_is_not_found(client: Client, stranger: User, owned: SimpleNamespace, name: str, method: str):
    client.force_login(stranger)

    answer = getattr(client, method)(address(name, owned))

    assert answer.status_code in (404, 405)
    assert owned.sitting.submitted_at is None


def test_a_submitted_check_of_somebody_else_is_not_found_either(client: Client, stranger: User, owned: SimpleNamespace):
    finish_check(attempt=owned.sitting)
    client.force_login(stranger)

    assert client.get(address("learning:check_result", owned)).status_code == 404


@pytest.mark.parametrize("name", sorted(ONES_OWN))
def test_ones_own_pages_show_nobody_else(
    client: Client, stranger: User, practitioner: User, owned: SimpleNamespace, name: str
):
    client.force_login(stranger)

    page = client.get(address(name, owned), follow=True).text

    for told in ("Told only to Priya", practitioner.last_name, practitioner.email, owned.certificate.serial):
        assert escape(told) not in page


@pytest.mark.parametrize("who", ["practitioner", "manager"])
def test_nobody_without_the_right_gets_into_the_admin(client: Client, request: pytest.FixtureRequest, who: str):
    client.force_login(request.getfixturevalue(who))
    paths = admin_paths()
    assert len(paths) > 200

    let_in = {path for path in paths if client.get(path).status_code not in (302, 403, 404)}

    assert let_in == set()


def callbacks(resolver: URLResolver) -> Iterator[Callable]:
    """Every view of the site, without what is wrapped around it."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield inspect.unwrap(pattern.callback, stop=lambda view: hasattr(view, "view_class"))
        else:
            yield from callbacks(pattern)


def test_every_view_of_ours_that_asks_for_a_right_knows_for_what():
    """Wagtail lets everybody in where a view names a right and has neither a model nor a policy."""
    views = [view.view_class(**view.view_initkwargs) for view in callbacks(get_resolver()) if _asks_for_a_right(view)]
    assert len(views) > 20
    assert [view for view in views if not view.permission_policy] == []


def _asks_for_a_right(view: Callable) -> bool:
    kind = getattr(view, "view_class", object)
    return issubclass(kind, PermissionCheckedMixin) and kind.__module__.startswith(OURS)


def test_the_admin_sends_visitors_to_sign_in(client: Client):
    ends_at = {path: client.get(path).headers.get("Location", "") for path in admin_paths()}

    assert {path for path, url in ends_at.items() if not url.startswith("/accounts/")} == set()

import re

import pytest
from django.urls import reverse

from accounts.models import Membership, User
from accounts.shared_mailboxes import is_shared_mailbox
from tests.factories.people import make_agency

ADDRESS = "nia@example.org"


@pytest.fixture
def typed(agency):
    return {
        "first_name": "Nia",
        "last_name": "Llewelyn",
        "agency": agency.pk,
        "job_role": "Children’s nurse",
        "email": ADDRESS,
        "password1": "three random words",
    }


def sign_up(client, typed, **changes):
    return client.post(reverse("account_signup"), typed | changes)


def test_a_new_person_confirms_their_address_and_is_signed_in(client, typed, mailoutbox, run_durable_tasks):
    answer = sign_up(client, typed, next="/me/")
    assert answer.url == reverse("account_email_verification_sent")
    assert "We have sent you a link" in client.get(answer.url).text
    run_durable_tasks()
    link = re.search(r"http://testserver(\S+)", mailoutbox[0].body)[1]
    assert "This is my address" not in client.get("/me/", follow=True).text
    assert "this is my address" in client.get(link).text
    answer = client.post(link, follow=True)
    assert answer.redirect_chain[-1][0] == "/me/"
    assert User.objects.get(email=ADDRESS).emailaddress_set.get().verified


def test_the_membership_comes_with_the_person(client, typed, agency):
    sign_up(client, typed)
    membership = Membership.objects.get(person__email=ADDRESS)
    assert (membership.agency, membership.job_role, membership.ended_on) == (agency, "Children’s nurse", None)


def test_nobody_signs_in_before_they_confirm_their_address(client, typed):
    sign_up(client, typed)
    client.post(reverse("account_login"), {"login": ADDRESS, "password": typed["password1"]})
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("address", ["office@school.example", "Info@trust.example", "admin@x.example",
                                     "reception@gp.example", "safeguarding@x.example", "school.office@x.example",
                                     "info+lanyard@x.example"])  # fmt: skip
def test_a_shared_mailbox_is_refused_with_the_reason(client, typed, address):
    answer = sign_up(client, typed, email=address)
    assert "Two people can&#x27;t share one learning record" in answer.text
    assert "Llewelyn" in answer.text
    assert not User.objects.exists()


@pytest.mark.parametrize("name", ["nia.llewelyn", "officer.k", "adminah", "e.reception-smith", "info.tanaka"])
def test_a_persons_own_mailbox_is_taken(name):
    assert not is_shared_mailbox(f"{name}@example.org")


def test_a_known_address_gets_the_same_answer_and_another_mail(
    client, typed, practitioner, mailoutbox, run_durable_tasks
):
    unknown = sign_up(client, typed)
    known = sign_up(client, typed, email=practitioner.email)
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    run_durable_tasks()
    assert [mail.to for mail in mailoutbox] == [[ADDRESS], [practitioner.email]]
    assert "has one already" in mailoutbox[1].body
    assert User.objects.count() == 2


def test_the_confirmation_mail_carries_no_words_of_whoever_signed_up(client, typed, mailoutbox, run_durable_tasks):
    sign_up(client, typed, first_name="Win a prize at evil.example")
    run_durable_tasks()
    assert "evil" not in mailoutbox[0].body + mailoutbox[0].subject


def test_the_tree_is_offered_in_groups_without_what_has_closed(client, agency, other_agency):
    make_agency("Family Help", parent=agency, level="service")
    make_agency("Old Team", parent=agency, closed_on="2024-01-01")
    page = client.get(reverse("account_signup")).text
    assert '<optgroup label="Northmoor Council">' in page
    assert "\u00a0\u00a0\u00a0\u00a0Family Help" in page
    assert "Old Team" not in page


def test_a_closed_agency_can_not_be_joined(client, typed):
    answer = sign_up(client, typed, agency=make_agency("Gone", closed_on="2024-01-01").pk)
    assert answer.status_code == 200
    assert not User.objects.exists()

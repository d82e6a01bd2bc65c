"""Who could be asked instead of publishing alone."""

from accounts.models import User
from learning.page_queries import other_approvers
from tests.factories.people import join_group, make_person


def make_trainer(email: str, **facts) -> User:
    person = join_group(make_person(email), "Trainers")
    User.objects.filter(pk=person.pk).update(**facts)
    return User.objects.get(pk=person.pk)


def test_others_are_trainers_and_administrators_who_are_here_each_once(trainer, administrator, practitioner):
    second = join_group(make_trainer("second@example.org"), "Administrators")
    make_trainer("left@example.org", is_active=False)
    make_trainer("earlier@example.org", merged_into=second)
    assert sorted(person.email for person in other_approvers(trainer)) == sorted([administrator.email, second.email])


def test_nobody_is_somebody_else_under_another_account_of_theirs(trainer):
    former = make_trainer("former@example.org", merged_into=trainer)
    assert not other_approvers(trainer).exists()
    assert not other_approvers(former).exists()

import datetime

from accounts.permissions import can_manage, managed_agencies
from tests.factories.people import make_agency, make_manager

DAY = datetime.date(2026, 3, 1)


def names(agencies):
    return {agency.name for agency in agencies}


def test_a_manager_manages_the_whole_subtree_and_nothing_beside_it(practitioner, agency, other_agency):
    service = make_agency("Family Help", parent=agency, level="service")
    make_agency("East", parent=service)
    make_agency("Schools", parent=agency, level="service")
    make_manager(practitioner, service)
    assert names(managed_agencies(practitioner)) == {"Family Help", "East"}
    assert not can_manage(practitioner, agency)
    assert not can_manage(practitioner, other_agency)


def test_an_appointment_counts_on_its_first_and_last_day(practitioner, agency):
    make_manager(practitioner, agency, started_on=DAY, ended_on=DAY)
    assert not can_manage(practitioner, agency, DAY - datetime.timedelta(days=1))
    assert can_manage(practitioner, agency, DAY)
    assert not can_manage(practitioner, agency, DAY + datetime.timedelta(days=1))


def test_who_manages_people_is_told_by_appointments_of_today(manager, practitioner, agency):
    make_manager(practitioner, agency, ended_on=DAY)
    assert manager.manages_people
    assert not practitioner.manages_people


def test_several_appointments_add_up(manager, agency, other_agency):
    make_manager(manager, other_agency)
    assert names(managed_agencies(manager)) == {agency.name, other_agency.name}


def test_a_person_works_where_they_are_a_member_that_day(practitioner, agency):
    assert [job.agency for job in practitioner.current_memberships()] == [agency]
    practitioner.memberships.update(ended_on=DAY)
    assert practitioner.current_memberships(on=DAY).exists()
    assert not practitioner.current_memberships().exists()

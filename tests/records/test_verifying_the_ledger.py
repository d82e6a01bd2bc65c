"""`verify_ledger` finds every way of tampering, and names it. The triggers are lifted to tamper at all."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts import append_only
from accounts.actions import record_audit
from accounts.models import AuditEntry, LedgerHead
from records.actions import erase_identity
from records.models import Certificate, Completion
from records.verification import Verification, ledger_models
from tests.factories.records import make_completion

pytestmark = pytest.mark.django_db
DIGEST = "a" * 64


@pytest.fixture
def ledger(practitioner, colleague, manager):
    """Two completions with certificates, and an audit entry: links 1 to 5."""
    completions = [make_completion(practitioner), make_completion(colleague)]
    record_audit(action=AuditEntry.Action.VIEWED_RECORDS, actor=manager)
    return completions


@pytest.fixture
def tamper():
    """Runs SQL as somebody would who owns the database."""

    def run(sql, *parameters):
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            append_only.remove(connection)
            cursor.execute(sql, parameters)

    return run


def problems():
    return list(Verification().problems())


def test_an_untouched_ledger_is_whole(ledger):
    output = StringIO()
    call_command("verify_ledger", stdout=output)
    head = LedgerHead.objects.get()
    assert output.getvalue() == (
        f"5 rows checked, all as they were written. The chain ends at link 5, {head.chain_hash}.\n"
    )


def test_an_empty_ledger_is_whole():
    call_command("verify_ledger", stdout=(output := StringIO()))
    assert output.getvalue().startswith("0 rows checked, all as they were written.")


def test_every_kind_of_ledger_row_is_checked():
    assert set(ledger_models()) == {
        "accounts.auditentry",
        "records.certificate",
        "records.completion",
        "records.correction",
    }


def test_the_command_fails_with_a_sentence_for_each_problem(ledger, tamper):
    first, second = ledger
    tamper("UPDATE records_completion SET cpd_minutes = 600 WHERE id = %s", first.pk)
    tamper("UPDATE records_completion SET title = 'Another' WHERE id = %s", second.pk)
    output = StringIO()
    with pytest.raises(CommandError, match=r"^5 rows checked. Problems found: 2.$"):
        call_command("verify_ledger", stdout=output)
    assert output.getvalue().splitlines() == [
        f"records.completion {first.pk} was changed after it was written: it no longer matches link 1.",
        f"records.completion {second.pk} was changed after it was written: it no longer matches link 3.",
    ]


def test_every_fact_of_a_completion_is_sealed():
    left_out = {field.attname for field in Completion._meta.concrete_fields} - set(Completion.ledger_facts)
    assert left_out == {"identity_id"}, "Sealed by identity_seal instead, so that it can be erased"
    left_out = {field.attname for field in Certificate._meta.concrete_fields} - set(Certificate.ledger_facts)
    assert left_out == {"identity_id"}


def test_a_removed_row_is_found(ledger, tamper):
    certificate = ledger[0].certificate
    tamper("DELETE FROM records_certificate WHERE id = %s", certificate.pk)
    assert problems() == [
        f"records.certificate {certificate.pk} is missing: link 2 seals a row that is not there.",
    ]


def test_a_row_written_past_the_ledger_is_found(ledger):
    entry = AuditEntry(action="viewed_records", at=ledger[0].recorded_at)
    entry.save()
    assert problems() == [f"accounts.auditentry {entry.pk} is not linked: it was written past the ledger."]


def test_a_removed_link_is_found(ledger, tamper):
    tamper("DELETE FROM accounts_ledgerlink WHERE sequence = 2")
    certificate = ledger[0].certificate
    assert problems() == [
        "Link 2 is missing: the chain jumps to link 3.",
        f"records.certificate {certificate.pk} is not linked: it was written past the ledger.",
    ]


def test_a_forged_link_is_found(ledger, tamper):
    tamper("UPDATE accounts_ledgerlink SET row_digest = %s WHERE sequence = 1", DIGEST)
    assert problems() == [
        f"Link 1 (records.completion {ledger[0].pk}) doesn't follow from the link before it.",
        f"records.completion {ledger[0].pk} was changed after it was written: it no longer matches link 1.",
    ]


def test_a_changed_row_with_its_link_changed_to_match_is_found(ledger, tamper):
    tamper("UPDATE records_completion SET cpd_minutes = 600 WHERE id = %s", ledger[0].pk)
    digest = Completion.objects.get(pk=ledger[0].pk).digest()
    tamper("UPDATE accounts_ledgerlink SET row_digest = %s WHERE sequence = 1", digest)
    assert problems() == [f"Link 1 (records.completion {ledger[0].pk}) doesn't follow from the link before it."]


def test_a_cut_tail_is_found(ledger, tamper):
    tamper("DELETE FROM accounts_auditentry")
    tamper("DELETE FROM accounts_ledgerlink WHERE sequence = 5")
    assert problems() == ["The chain ends at link 4, but its head says 5: the newest links were cut off."]


def test_a_head_set_back_is_found(ledger, tamper):
    link = "SELECT chain_hash FROM accounts_ledgerlink WHERE sequence = 4"
    tamper(f"UPDATE accounts_ledgerhead SET sequence = 4, chain_hash = ({link})")
    assert problems() == ["Link 5 lies beyond the head: the head was set back."]


def test_a_forged_head_is_found(ledger, tamper):
    tamper("UPDATE accounts_ledgerhead SET chain_hash = %s", DIGEST)
    assert problems() == ["The head's hash is not the hash of the last link, 5."]


def test_a_changed_name_is_found(ledger):
    completion = ledger[1]
    type(completion.identity).objects.filter(pk=completion.identity.pk).update(full_name="Somebody Else")
    identity = f"records.identitysnapshot {completion.identity.pk} was changed: it no longer matches the seal in"
    assert problems() == [
        f"{identity} records.completion {completion.pk}.",
        f"{identity} records.certificate {completion.certificate.pk}.",
    ]


def test_a_row_given_to_another_identity_is_found(ledger, tamper):
    first, second = ledger
    tamper("UPDATE records_completion SET identity_id = %s WHERE id = %s", first.identity.pk, second.pk)
    assert problems() == [
        f"records.identitysnapshot {first.identity.pk} was changed: "
        f"it no longer matches the seal in records.completion {second.pk}.",
    ]


def test_an_erased_identity_is_no_problem(ledger, practitioner):
    erase_identity(person=practitioner, by=None)
    assert problems() == []


def test_rows_are_read_in_batches_of_the_same_size(ledger, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr("records.verification.BATCH", 2)
    with django_assert_num_queries(12):
        assert problems() == []

"""The durable queue: nothing that must happen is forgotten, whatever dies."""

import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox
from django.core.management import call_command
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from learning import outbox
from tests import tasks
from tests.postgresql import spare_port

LATER = timedelta(hours=2)


@pytest.fixture
def worker(other_process):
    """Starts workers on the test's database and kills those that are left."""
    started = []

    def start(*arguments, **environment):
        command = [sys.executable, "manage.py", "worker", *arguments]
        started.append(subprocess.Popen(command, env=other_process | environment))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def wait_until(happened, seconds=60):
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "It did not happen in time"
        time.sleep(0.05)


def status_of(result):
    return DBTaskResult.objects.get(pk=result.id).status


def test_a_task_whose_worker_was_killed_is_done_once_by_the_next_one(worker, tmp_path):
    path = tmp_path / "written"
    result = tasks.write_slowly_at_first.enqueue(str(path))
    first = worker()
    wait_until((tmp_path / "written.started").exists)
    first.kill()
    first.wait()
    assert status_of(result) == TaskResultStatus.RUNNING

    assert outbox.take_back_abandoned() == 1
    assert outbox.retry_failed() == 0, "It rests before it is tried again: it may be what killed the worker"
    assert outbox.retry_failed(timezone.now() + outbox.FIRST_WAIT) == 1
    assert worker("--once").wait(60) == 0

    assert path.read_text() == "done\n"
    assert status_of(result) == TaskResultStatus.SUCCESSFUL


def test_mail_for_a_dead_server_is_delivered_once_the_server_is_back(worker, tmp_path):
    port = spare_port()
    server = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(port), "EMAIL_TLS": "no"}
    result = tasks.send_one.enqueue("a.khan@example.org", "<certificate-1@example.org>")
    assert worker("--once", **server).wait(60) == 0
    assert status_of(result) == TaskResultStatus.FAILED
    assert "ConnectionRefusedError" in DBTaskResult.objects.get(pk=result.id).traceback

    mailbox = Mailbox(tmp_path / "mailbox")
    post_office = Controller(mailbox, hostname="127.0.0.1", port=port)
    post_office.start()
    try:
        outbox.retry_failed(timezone.now() + LATER)
        assert worker("--once", **server).wait(60) == 0
        assert status_of(result) == TaskResultStatus.SUCCESSFUL
    finally:
        post_office.stop()
    assert [message["Message-ID"] for message in mailbox.mailbox] == ["<certificate-1@example.org>"]


def test_a_worker_told_to_stop_finishes_the_task_in_hand(worker, tmp_path):
    path = tmp_path / "written"
    (tmp_path / "written.started").touch()
    result = tasks.write_slowly_at_first.enqueue(str(path))
    process = worker()
    wait_until(path.exists)
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0
    assert status_of(result) == TaskResultStatus.SUCCESSFUL


@pytest.mark.django_db
def test_failed_work_rests_longer_each_time_and_an_hour_at_most():
    assert [outbox.wait_after(tries) for tries in (1, 2, 3)] == [timedelta(seconds=s) for s in (15, 30, 60)]
    assert outbox.wait_after(50) == timedelta(hours=1)


@pytest.mark.django_db
def test_work_that_has_failed_for_three_days_is_given_up_and_counted():
    result = tasks.fail.enqueue()
    row = DBTaskResult.objects.filter(pk=result.id)
    row.update(status=TaskResultStatus.FAILED, finished_at=timezone.now(), worker_ids=["host:1"] * outbox.TRIES)
    assert outbox.retry_failed(timezone.now() + LATER) == 0
    assert outbox.state()["given_up"] == 1


@pytest.mark.django_db
def test_work_of_a_living_worker_is_left_alone_until_its_lease_is_over():
    result = tasks.fail.enqueue()
    now = timezone.now()
    row = DBTaskResult.objects.filter(pk=result.id)
    row.update(status=TaskResultStatus.RUNNING, started_at=now, worker_ids=[outbox.worker_id()])
    assert outbox.take_back_abandoned(now) == 0
    assert outbox.take_back_abandoned(now + outbox.LEASE + timedelta(seconds=1)) == 1


@pytest.mark.django_db
def test_the_state_of_the_queue_says_how_long_the_oldest_work_has_waited():
    assert outbox.state() == {"waiting": 0, "oldest_waiting_seconds": 0, "given_up": 0}
    tasks.fail.enqueue()
    assert outbox.state(timezone.now() + timedelta(minutes=5))["oldest_waiting_seconds"] >= 299
    assert outbox.state()["waiting"] == 1


@pytest.mark.django_db
def test_tick_forgets_old_results_once_a_day():
    result = tasks.fail.enqueue()
    old = timezone.now() - timedelta(days=15)
    DBTaskResult.objects.filter(pk=result.id).update(status=TaskResultStatus.SUCCESSFUL, finished_at=old)
    call_command("tick")
    assert not DBTaskResult.objects.filter(pk=result.id).exists()


@pytest.mark.django_db
def test_a_failed_task_is_tried_again_when_it_has_rested(run_durable_tasks):
    result = tasks.fail.enqueue()
    run_durable_tasks()
    outbox.retry_failed(timezone.now() + LATER)
    run_durable_tasks()
    row = DBTaskResult.objects.get(pk=result.id)
    assert (row.status, len(row.worker_ids)) == (TaskResultStatus.FAILED, 2)

"""What the load balancer and the operator's monitoring see."""

import pytest


@pytest.mark.django_db
def test_the_site_says_that_it_is_well_and_how_its_queue_is(client, django_assert_num_queries):
    with django_assert_num_queries(3):
        answer = client.get("/healthz")
    assert answer.json() == {
        "database": "ok",
        "queue": {"waiting": 0, "oldest_waiting_seconds": 0, "given_up": 0},
    }
    assert "no-store" in answer["Cache-Control"]

from tests.factories.pages import make_briefing


def test_a_signed_in_persons_page_is_kept_by_nobody(client, practitioner, catalogue):
    client.force_login(practitioner)

    answer = client.get(make_briefing(catalogue).url)

    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_visitors_page_may_be_kept(client, catalogue):
    answer = client.get(make_briefing(catalogue).url)

    assert "Cache-Control" not in answer.headers

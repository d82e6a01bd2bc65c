"""What stands on a paper, over made-up banks and draws."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from quizzes.drawing import Draw, Pooled, draw_paper

TOPICS = ("Referrals", "Discharge", "Was not brought")
OUTCOMES = ("", "Plan early", "Ask the child", "Name a lead")
SEEDS = st.text(max_size=8)


@st.composite
def banks(draw: st.DrawFn) -> dict[str, list[Pooled]]:
    """Some topics with some questions; no question is filed under two."""
    sizes = [draw(st.integers(0, 8)) for _ in TOPICS]
    ids = iter(range(1, sum(sizes) + 1))
    return {
        topic: [Pooled(next(ids), draw(st.sampled_from(OUTCOMES))) for _ in range(size)]
        for topic, size in zip(TOPICS, sizes, strict=True)
    }


DRAWS = st.lists(st.builds(Draw, st.sampled_from(TOPICS), st.integers(1, 6), st.booleans()), max_size=4)
ONE_DRAW = st.builds(Draw, st.just("Referrals"), st.integers(1, 8), st.booleans())
FIXED = st.lists(st.integers(1, 30), max_size=6)  # some are in a pool as well, some twice
IDS = st.frozensets(st.integers(1, 30))


@given(banks(), FIXED, DRAWS, SEEDS, IDS, st.booleans())
def test_nothing_is_asked_twice_and_everything_comes_from_where_it_should(bank, fixed, draws, seed, seen, shuffle):
    paper = draw_paper(fixed, draws, bank, seed=seed, asked_before=seen, shuffle=shuffle)

    assert max(Counter(paper).values(), default=1) == 1
    pooled = {one.question for draw in draws for one in bank[draw.topic]}
    assert set(fixed) <= set(paper) <= set(fixed) | pooled


@given(banks(), FIXED, DRAWS, SEEDS)
def test_fixed_questions_come_first_and_in_their_order(bank, fixed, draws, seed):
    paper = draw_paper(fixed, draws, bank, seed=seed)

    wanted = list(dict.fromkeys(fixed))
    assert paper[: len(wanted)] == wanted


@given(banks(), FIXED, DRAWS, SEEDS, IDS)
def test_each_draw_gives_as_many_as_it_says_or_all_there_are(bank, fixed, draws, seed, seen):
    paper = draw_paper(fixed, draws, bank, seed=seed, asked_before=seen)

    for topic, pool in bank.items():
        free = {one.question for one in pool} - set(fixed)
        wanted = sum(draw.count for draw in draws if draw.topic == topic)
        assert len(free & set(paper)) == min(wanted, len(free))


@given(banks(), ONE_DRAW, SEEDS, IDS)
def test_a_draw_covers_the_outcomes_of_its_topic_as_far_as_it_goes(bank, draw, seed, seen):
    pool = bank["Referrals"]
    draw = Draw(draw.topic, draw.count, one_per_outcome=True)
    paper = draw_paper([], [draw], bank, seed=seed, asked_before=seen)

    named = {one.outcome for one in pool if one.outcome}
    covered = {one.outcome for one in pool if one.outcome and one.question in paper}
    assert len(covered) >= min(len(named), draw.count)


@given(banks(), st.integers(1, 8), SEEDS, IDS)
def test_what_was_asked_before_is_drawn_only_when_there_is_nothing_else(bank, count, seed, seen):
    pool = {one.question for one in bank["Referrals"]}
    paper = set(draw_paper([], [Draw("Referrals", count)], bank, seed=seed, asked_before=seen))

    assert paper & seen == set() or pool - seen <= paper


@given(banks(), FIXED, DRAWS, SEEDS, IDS, st.booleans())
def test_the_same_seed_gives_the_same_paper(bank, fixed, draws, seed, seen, shuffle):
    papers = [draw_paper(fixed, draws, bank, seed=seed, asked_before=seen, shuffle=shuffle) for _ in range(2)]
    assert papers[0] == papers[1]


@given(banks(), FIXED, DRAWS, SEEDS)
def test_shuffling_changes_the_order_and_nothing_else(bank, fixed, draws, seed):
    plain = draw_paper(fixed, draws, bank, seed=seed)
    assert sorted(draw_paper(fixed, draws, bank, seed=seed, shuffle=True)) == sorted(plain)


def test_other_seeds_give_other_papers_and_other_orders():
    bank = {"Referrals": [Pooled(number, "") for number in range(20)]}
    drawn = {frozenset(draw_paper([], [Draw("Referrals", 3)], bank, seed=str(seed))) for seed in range(20)}
    orders = {tuple(draw_paper(range(5), [], {}, seed=str(seed), shuffle=True)) for seed in range(20)}
    assert min(len(drawn), len(orders)) > 10


def test_every_question_of_a_pool_is_drawn_about_as_often():
    bank = {"Referrals": [Pooled(number, "") for number in range(10)]}
    drawn = Counter(one for seed in range(2000) for one in draw_paper([], [Draw("Referrals", 3)], bank, seed=str(seed)))
    assert min(drawn.values()) > 500  # 600 each, give or take
    assert max(drawn.values()) < 700

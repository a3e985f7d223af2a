from itertools import pairwise

from msgspec.structs import replace

from screener.score import score_profile
from screener.score.explain import OTHER_CODE, explain_scorecard, waterfall
from tests.factories import AS_OF
from tests.score.rubrics import ACCOUNT_MANAGER
from tests.score.test_scorecard import STRONG, UNFIT


def test_the_waterfall_steps_from_zero_to_the_total() -> None:
    card = score_profile(STRONG, ACCOUNT_MANAGER, file="a.pdf", as_of=AS_OF)
    steps = waterfall(card, ACCOUNT_MANAGER)
    assert steps[0].start == 0
    assert steps[-1].end == card.tenths
    assert all(a.end == b.start for a, b in pairwise(steps))


def test_what_would_raise_a_score_is_what_it_does_raise() -> None:
    card = score_profile(UNFIT, ACCOUNT_MANAGER, file="a.pdf", as_of=AS_OF)
    explanation = explain_scorecard(card, UNFIT, ACCOUNT_MANAGER, as_of=AS_OF, most=9)
    assert [w.criterion_id for w in explanation.raises][:1] == ["experience"]
    assert {w.criterion_id for w in explanation.raises} == {c.id for c in ACCOUNT_MANAGER.criteria}
    assert all(w.before == explanation.card.tenths < w.after for w in explanation.raises)


def test_what_a_score_rests_on_lowers_it_when_taken_away() -> None:
    card = score_profile(STRONG, ACCOUNT_MANAGER, file="a.pdf", as_of=AS_OF)
    explanation = explain_scorecard(card, STRONG, ACCOUNT_MANAGER, as_of=AS_OF)
    assert explanation.rests_on[0].criterion_id == "experience"
    assert all(w.after < w.before for w in explanation.rests_on)
    assert all(w.own < 0 for w in explanation.rests_on)
    assert explanation.rests_on[0].elsewhere < 0  # the years in the jobs of other rows


def test_a_score_of_other_code_is_explained_by_its_own_rows_and_nothing_is_tried_out() -> None:
    card = score_profile(STRONG, ACCOUNT_MANAGER, file="a.pdf", as_of=AS_OF)
    first, *others = card.contributions
    kept = replace(card, contributions=(replace(first, tenths=first.tenths - 7), *others))
    explanation = explain_scorecard(kept, STRONG, ACCOUNT_MANAGER, as_of=AS_OF)
    assert explanation.waterfall[-1].end == kept.tenths
    assert (explanation.raises, explanation.rests_on) == ((), ())
    assert explanation.notice == OTHER_CODE

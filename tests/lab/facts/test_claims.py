"""Claims are data that can be played: arms at real tables, readings that exist, doors and numbers that say what they are."""

from dataclasses import replace

import pytest

from game.lab import batch
from game.lab.facts.arm import Arm, arm, hold, one_more, table_of, tuned
from game.lab.facts.battery import CLAIMS, chosen
from game.lab.facts.claim import Claim, compared
from game.lab.facts.overrides import told
from game.lab.facts.sections import MECHANISMS
from game.lab.policies import ACTIVE, BALANCED, SHARE
from game.rules.model.constants import override
from game.scenario.model import Scenario
from game.scenario.plain import from_plain, to_plain
from tests.lab.fixtures import scenario


def _table() -> Scenario:
    return scenario("laboratory")


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_every_arm_of_a_claim_is_a_table_that_the_law_can_lay(claim: Claim) -> None:
    assert claim.text.endswith(".") and claim.section
    for one in (one for test in claim.tests for one in test.arms()):
        for firms in (2, 3):
            laid = table_of(_table(), one, firms=firms)
            override(dict(laid.constants))
            assert from_plain(to_plain(laid)) == laid
    for off in claim.off:
        override(dict.fromkeys(off.constants, 0))
        assert all(n < len(claim.tests) for n in off.tests)


def test_each_of_the_eight_mechanisms_of_table_1_has_a_claim_that_can_be_switched_off() -> None:
    assert {claim.core for claim in CLAIMS if claim.off} == set(MECHANISMS)


def test_what_an_arm_sets_is_told_exactly() -> None:
    assert told(arm()) == "BALANCED"
    policies = told(arm(SHARE.but(tmt={"y": 65}), ACTIVE, rival=7_000, absorb=(8_000, 2_000), roles="rival"))
    assert policies == "SHARE but tmt.y 65 / ACTIVE; absorb 0.8/0.2; rival 0.7; roles “rival”"
    acts = (hold("team", 4_000, roles=("eng_p",)), hold("", 7_000, do="betray", since=4, until=4, firms=(0,)))
    assert told(Arm(experiment=acts, constants={"leak_scale": 0.0})) == (
        "BALANCED; leak_scale = 0; nature: hold team 0.4 of eng_p; nature: betray 0.7 of firm 1 in q4–4"
    )


def test_claims_have_ids_of_their_own_and_can_be_chosen() -> None:
    assert len({claim.id for claim in CLAIMS}) == len(CLAIMS)
    assert chosen(()) == CLAIMS
    assert [claim.id for claim in chosen(("B16", "A01"))] == ["B16", "A01"]
    with pytest.raises(KeyError, match="Z99"):
        chosen(("Z99",))


def test_the_door_of_a_claim_is_that_of_its_deepest_treatment() -> None:
    pair = {
        "submit": (arm(ACTIVE), arm()),
        "scenario": (arm(rival=8_000), arm()),
        "experiment": (Arm(experiment=(hold("team", 8_000),)), arm()),
    }
    for door, (treatment, control) in pair.items():
        claim = Claim("X", "x.", "000", "s", "chain", (compared("leaks", "up", treatment, control),))
        assert claim.door == door


def test_an_observable_that_does_not_exist_is_refused_when_the_claim_is_written() -> None:
    with pytest.raises(KeyError, match="leeks"):
        compared("leeks", "up", arm(), arm())


def test_equal_arms_have_one_key_and_other_arms_another() -> None:
    assert arm(rival=1).key() == arm(BALANCED, rival=1).key()
    others = [arm(), arm(SHARE), arm(rival=2), Arm(experiment=(hold("q", 1),)), Arm(constants={"leak_scale": 0.0})]
    assert len({one.key() for one in (*others, arm(rival=1))}) == 6


def test_a_knob_is_set_for_all_firms_or_one_number_each_with_what_the_file_derives_from_it() -> None:
    table = tuned(_table(), "trust", (2_000, 8_000))
    assert [knobs.trust for knobs in table.knobs] == [2_000, 8_000]
    proud = tuned(_table(), "independence", 9_000)
    assert {m.independence for firm in proud.firms for m in firm.managers} == {9_000}
    warm = tuned(_table(), "attitude", 6_000)
    assert [sum(m.attitude for m in firm.managers) // 6 for firm in warm.firms] == [6_000, 6_000]
    alike = tuned(_table(), "overlap", 8_000)
    assert alike.components[0].mastery == ((700, 700), (700, 700))
    with pytest.raises(KeyError, match="rivalery"):
        tuned(_table(), "rivalery", 1)


def test_a_third_firm_has_people_clients_and_knowledge_of_its_own_and_plays() -> None:
    three = one_more(_table())
    assert [len([seat for seat in three.seats if seat.firm_index == f]) for f in range(3)] == [7, 7, 7]
    assert len({seat.id for seat in three.seats}) == 21
    assert {len(part.mastery) for part in three.components} == {3}
    assert sum(part.owner_index == 2 for part in three.components) == 6
    outcome = batch.run(three, (BALANCED,), seed=1, preset="short")
    assert outcome.value("sharing", firm=2) > 0
    assert outcome.refusals == 0


def test_an_experiment_is_cut_to_the_firms_that_play() -> None:
    laid = table_of(_table(), Arm(experiment=(hold("trust", 1_000),)))
    assert laid.experiment[0].firms == laid.experiment[0].toward == (0, 1)
    assert table_of(_table(), arm(rival=9_500), rival=2_000).knobs[0].rival == 10_000


def test_the_neutral_table_has_the_defaults_of_the_model_no_shock_and_an_end_that_is_known() -> None:
    table = _table()
    assert table.events == () and table.tenders == ()
    assert {preset.spread for preset in table.presets} == {0}
    assert [preset.quarters for preset in table.presets] == [12, 8, 16, 3]
    assert replace(table.knobs[0]) == table.knobs[1]

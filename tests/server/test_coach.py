"""The coach answers the one who practises alone, and nobody else."""

from game.moves import Play, card_from
from game.protocol.messages import Advice, Advise, Thinking, Update
from server.app import Config
from server.setup import Setup
from tests.server.client import Client
from tests.server.serving import served


def alone(config: Config, *, has_coach: bool) -> Config:
    return Config(config.store, config.scenario, Setup("full", grace_ms=0, has_coach=has_coach), people=1, seed=5)


async def answer(client: Client) -> Advice:
    """Ask, and wait for the answer: patience is for each step that it tells, since a busy machine thinks slowly."""
    await client.say(Advise())
    while not any(isinstance(one, Advice) for one in client.messages):
        heard = len(client.messages)
        await client.until(lambda heard=heard: len(client.messages) > heard)  # type: ignore[misc]  # bound here
    return next(one for one in reversed(client.messages) if isinstance(one, Advice))


async def test_who_practises_alone_gets_advice_for_the_own_seat(config: Config) -> None:
    async with served(alone(config, has_coach=True)) as (door,):
        ann = Client(door.code, "Ann")
        async with ann.at(door.port):
            await ann.seated()
            await ann.seal()
            await ann.reach(1, "strategy")
            advice = await answer(ann)
    assert advice.view is not None
    assert (advice.view.seat, advice.view.quarter, advice.view.phase) == (ann.seat_view.seat, 1, "strategy")
    assert [row.is_measure for row in advice.view.rows].count(True) == 1
    assert all(isinstance(Play(row.cards, seal=False), Play) and row.what for row in advice.view.rows)


async def test_it_says_how_far_it_has_thought_before_it_answers(config: Config) -> None:
    async with served(alone(config, has_coach=True)) as (door,):
        ann = Client(door.code, "Ann")
        async with ann.at(door.port):
            await ann.seated()
            await ann.seal()
            await ann.reach(1, "strategy")
            await answer(ann)
    told = [(one.done, one.of) for one in ann.messages if isinstance(one, Thinking)]
    assert len({of for _, of in told}) == 1
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    assert isinstance(ann.messages[-1], Advice)


async def test_the_others_are_compared_with_the_plan_that_lies_there(config: Config) -> None:
    async with served(alone(config, has_coach=True)) as (door,):
        ann = Client(door.code, "Ann")
        async with ann.at(door.port):
            await ann.seated()
            await ann.seal()
            await ann.reach(1, "strategy")
            card = next(one for one in ann.seat_view.options.cards if one.card == "T2")
            plan = (card_from("T2", dict(card.values)),)
            await ann.ask(ann.wish(Play(plan, seal=False)))
            advice = await answer(ann)
    assert advice.view is not None
    assert advice.view.is_own
    assert next(row.cards for row in advice.view.rows if row.is_measure) == plan


def why_not(client: Client) -> str:
    """The key of the newest sentence that says why no coach is to be asked, "" where one is."""
    update = next(one for one in reversed(client.messages) if isinstance(one, Update))
    return update.coach.key if update.coach else ""


async def test_every_view_says_whether_the_coach_may_be_asked(config: Config) -> None:
    async with served(alone(config, has_coach=True)) as (door,):
        ann = Client(door.code, "Ann")
        async with ann.at(door.port):
            await ann.seated()
            assert why_not(ann) == "coach.closed"
            await ann.seal()
            await ann.reach(1, "strategy")
            assert why_not(ann) == ""


async def test_where_no_coach_was_chosen_none_answers(config: Config) -> None:
    async with served(alone(config, has_coach=False)) as (door,):
        ann = Client(door.code, "Ann")
        async with ann.at(door.port):
            await ann.seated()
            assert why_not(ann) == "coach.none"
            assert (await answer(ann)).view is None


async def test_two_people_have_no_coach(config: Config) -> None:
    several = Config(config.store, config.scenario, Setup("full", grace_ms=0, has_coach=True), people=2, seed=5)
    async with served(several) as (door,):
        ann, ben = Client(door.code, "Ann"), Client(door.code, "Ben")
        async with ann.at(door.port), ben.at(door.port):
            await ann.seated()
            assert why_not(ann) == "coach.several"
            assert (await answer(ann)).view is None

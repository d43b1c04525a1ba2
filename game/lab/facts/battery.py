"""All claims, in the order of the papers; a new file of claims is added here."""

from typing import Final

from game.lab.facts import claims_balance, claims_belonging, claims_first, claims_identity, claims_outcome
from game.lab.facts.claim import Claim

_CHAPTERS: Final = (claims_first, claims_balance, claims_belonging, claims_outcome, claims_identity)
CLAIMS: Final[tuple[Claim, ...]] = tuple(
    sorted((claim for chapter in _CHAPTERS for claim in chapter.CLAIMS), key=lambda claim: claim.id)
)


def chosen(ids: tuple[str, ...]) -> tuple[Claim, ...]:
    """Return the claims of these ids, all of them when none is named.

    Raises:
        KeyError: There is no such claim; its argument is the id.
    """
    by_id = {claim.id: claim for claim in CLAIMS}
    return tuple(by_id[one] for one in ids) if ids else CLAIMS

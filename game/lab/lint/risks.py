"""The cheap ones of the design's risk tests (gamedesign §13.2), looked at in this scenario; deliberately absent: playing.

R2 telling the story as a habit, R5 bidding together as a habit, R7 tokens that never run out, R12 too short for a vicious circle.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from game.lab.lint.findings import Finding, finding, percent
from game.lab.lint.watched import Watched

MOST_STORY = 0.5
TOGETHER = (0.5, 0.8)
LEAST_REFUSED = 0.2
LEAST_BOUND = 0.7
LEAST_VICIOUS = 0.3


def judge(experts: Sequence[Watched], mixed: Sequence[Watched]) -> Iterator[Finding]:
    """Yield every share that lies outside what the design allows."""
    counts: Counter[str] = Counter()
    for game in experts:
        counts.update(game.counts)
    story = counts["story"] / max(1, counts["spent"])
    if story >= MOST_STORY:
        yield finding("r2", "look", share=percent(story))
    together = counts["together"] / max(1, counts["pushes"])
    if counts["pushes"] and not TOGETHER[0] <= together <= TOGETHER[1]:
        yield finding("r5_together", "look", share=percent(together))
    refused = counts["refused"] / max(1, counts["refused"] + counts["joined"])
    if refused < LEAST_REFUSED:
        yield finding("r5_refused", "look", share=percent(refused))
    bound = counts["bound"] / max(1, counts["purses"])
    if bound < LEAST_BOUND:
        yield finding("r7", "look", share=percent(bound))
    vicious = sum(game.counts.get("vicious", 0) for game in mixed) / max(1, len(mixed))
    if vicious < LEAST_VICIOUS:
        yield finding("r12", "look", ("quarters", "nominal"), share=percent(vicious))

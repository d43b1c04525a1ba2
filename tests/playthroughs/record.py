"""Makes the recordings anew: `python -m tests.playthroughs.record [NAME …]`, or pictures: `… --shots FOLDER`."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.playthroughs.hands import CannotError, Hands
from tests.playthroughs.player import RECORDINGS
from tests.playthroughs.sitting import Place, Sitting
from tests.playthroughs.stories import STORIES, Story

SEEDS = range(1, 21)


def record(story: Story) -> str:
    """A recording of this story, with the first seed whose game offers all that it needs.

    Raises:
        CannotError: there is no such seed; the message says what the last one lacked.
    """
    missed = CannotError("no seed")
    for seed in SEEDS:
        place = Place(story.scenario, story.preset, seed, story.seat)
        with tempfile.TemporaryDirectory() as folder, Sitting(place, Path(folder)) as sitting:
            hands = Hands(sitting)
            try:
                story.tell(hands)
            except CannotError as cannot:
                missed = cannot
                print(f"{story.name}, seed {seed}: {cannot}")
                continue
        head = f"# {story.about}\ntable {story.scenario} {story.preset} {seed} {story.seat}\nplays {' '.join(story.plays)}\n"
        return head + "\n".join(hands.lines) + "\n"
    raise missed


def main() -> None:
    """Write recordings, or pictures."""
    parser = argparse.ArgumentParser(prog="python -m tests.playthroughs.record", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which recordings: {', '.join(STORIES)}")
    parser.add_argument("--shots", type=Path, metavar="FOLDER", help="take the pictures of the documents instead")
    args = parser.parse_args()
    if args.shots:
        from tests.playthroughs.shots import take

        take(args.shots)
        return
    RECORDINGS.mkdir(exist_ok=True)
    for name in args.names or STORIES:
        text = record(STORIES[name])
        (RECORDINGS / f"{name}.txt").write_text(text, encoding="utf-8")
        print(f"{name}: {len(text.splitlines())} lines")


if __name__ == "__main__":
    main()

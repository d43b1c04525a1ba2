"""What every test shares: no screen, no sound, no stopwatch.

Deliberately absent: fixtures of one package, which stand beside the tests that use them.
"""

import os

# Before anything imports pygame, which reads these once; nobody's window opens and nobody's loudspeaker sounds.
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["SDL_FRAMEBUFFER_ACCELERATION"] = "0"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from hypothesis import HealthCheck, settings

# A slow machine is not a bug: no deadline. In CI every run draws the same examples, at home fresh ones.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("house"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "house")

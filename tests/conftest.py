"""What holds for every test: generated examples are the same on every run."""

from hypothesis import settings

settings.register_profile("same-every-run", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("same-every-run")

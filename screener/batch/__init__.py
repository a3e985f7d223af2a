"""Many files: supervised workers, a ledger that survives, runs that can be repeated."""

from screener.batch.values import Limits, Progress

__all__ = ["Limits", "Progress"]

"""`python -m screener` is the same program as `screener`."""

from screener.cli import main

if __name__ == "__main__":
    main()

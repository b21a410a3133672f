"""`python -m event_ld` is the command `event-ld`."""

from __future__ import annotations

from event_ld.cli import main

if __name__ == "__main__":
    main()

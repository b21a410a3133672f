"""Writes the checksums of `vocab/PROVENANCE.toml` anew, or checks them.

::

    python tools/build_provenance.py            # write
    python tools/build_provenance.py --check    # exit with 1 if a file differs from its passport
"""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from pathlib import Path

VOCAB = Path(__file__).resolve().parents[1] / "vocab"
PASSPORTS = VOCAB / "PROVENANCE.toml"


def checksum(name: str) -> str:
    """The SHA-256 of a file of `vocab/`, in hexadecimal."""
    return hashlib.sha256((VOCAB / name).read_bytes()).hexdigest()


def stale() -> list[str]:
    """The files that have no passport, or another checksum than theirs; passports without a file."""
    passports = tomllib.loads(PASSPORTS.read_text(encoding="utf-8"))
    files = {path.name for path in VOCAB.iterdir() if path.is_file() and path != PASSPORTS}
    wrong = [name for name in files & passports.keys() if passports[name]["sha256"] != checksum(name)]
    return sorted([*wrong, *(files ^ passports.keys())])


def write() -> None:
    """Puts the present checksums in."""
    text = PASSPORTS.read_text(encoding="utf-8")
    for name in tomllib.loads(text):
        block = re.compile(rf'(\["{re.escape(name)}"\]\n(?:[^\[]*\n)?sha256 = )"[0-9a-f]*"')
        text = block.sub(rf'\g<1>"{checksum(name)}"', text)
    PASSPORTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if "--check" not in sys.argv[1:]:
        write()
    names = stale()
    for name in names:
        print(f"vocab/{name} is not what its passport says; run tools/build_provenance.py")
    sys.exit(1 if names else 0)

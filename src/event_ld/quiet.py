"""How a process of our own runs: what libraries log stays off standard error, and memory is looked over seldom."""

from __future__ import annotations

import gc
import warnings
from functools import lru_cache

_LIBRARIES = ("pypdf", "pyshacl", "rdflib")


@lru_cache(maxsize=1)
def quiet() -> None:
    """Gives the loggers of the libraries that read and judge RDF a handler that writes nothing.

    A program that configures logging still gets their records.
    """
    import logging  # noqa: PLC0415  # which a page of JSON-LD needs not

    for name in _LIBRARIES:
        logging.getLogger(name).addHandler(logging.NullHandler())
    warnings.filterwarnings("ignore", module=r"rdflib\.term")  # of literals that are not what their datatypes say
    logging.getLogger("pyshacl-validate").addFilter(lambda _: False)  # it makes a handler of its own for standard error


def collect_seldom() -> None:
    """Lets the collector of circles look at memory after 50,000 new objects and not after 700: what we make goes by itself.

    For a process of our own, a command or a worker; a program that uses us keeps its settings.
    """
    gc.set_threshold(50_000)

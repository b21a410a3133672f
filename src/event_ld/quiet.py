"""Keeps what libraries log off standard error: what is wrong with an input is said once, by us, with its place."""

from __future__ import annotations

import warnings
from functools import lru_cache

_LIBRARIES = ("extruct", "html5lib", "pypdf", "pyRdfa", "pyshacl", "rdflib")


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

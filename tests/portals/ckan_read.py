"""Reads a catalogue as CKAN's harvester does, and prints its datasets as JSON: ckan_read.py FILE."""

import json
import sys
from pathlib import Path

from ckanext.dcat.processors import RDFParser

parser = RDFParser(profiles=["euro_dcat_ap_3"])
parser.parse(Path(sys.argv[1]).read_text(encoding="utf-8"), sys.argv[2])
print(json.dumps(list(parser.datasets()), default=str))

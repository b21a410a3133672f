"""Harvests a catalogue as udata does, into a database in memory, and prints what came of it: udata_harvest.py URL.

It harvests twice: what is there already is to be found again.
"""

import json
import sys

import mongomock
from udata.app import create_app, standalone
from udata.core.dataservices.models import Dataservice
from udata.core.dataset.models import Dataset, License
from udata.core.organization.models import Organization
from udata.harvest.backends.dcat import DcatBackend
from udata.harvest.models import HarvestSource
from udata.settings import Testing

COMMON = {"MONGODB_SETTINGS": {"host": "mongodb://localhost/udata", "mongo_client_class": mongomock.MongoClient}}
Settings = type(
    "Settings", (Testing,), COMMON | {"URLS_ALLOW_PRIVATE": True, "SERVER_NAME": "portal.test", "DEFAULT_LANGUAGE": "es"}
)


def main() -> None:
    """Harvests."""
    app = standalone(create_app(override=Settings))
    with app.app_context(), app.test_request_context():
        License.objects.create(id="notspecified", title="License Not Specified")
        License.objects.create(
            id="cc-by", title="Creative Commons Attribution", url="https://creativecommons.org/licenses/by/4.0/"
        )
        owner = Organization.objects.create(name="Archive", description="An archive.")
        source = HarvestSource.objects.create(name="Archive", url=sys.argv[1], backend="dcat", organization=owner)
        statuses = []
        for _ in range(2):
            job = DcatBackend(source).harvest()
            statuses.append([job.status, [one.message for one in job.errors], [one.status for one in job.items]])
        datasets = {
            one.title: [
                one.license.id,
                one.frequency.value,
                [str(one.temporal_coverage.start), str(one.temporal_coverage.end)],
                [[each.title, each.format, each.url, each.filesize] for each in one.resources],
            ]
            for one in Dataset.objects
        }
        services = [[one.title, one.base_api_url, len(one.datasets)] for one in Dataservice.objects]
    print(json.dumps({"statuses": statuses, "datasets": datasets, "services": services}))


main()

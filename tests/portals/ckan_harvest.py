"""Harvests a catalogue with CKAN's own harvester and prints what became of each dataset as JSON: ckan_harvest.py CKAN.INI URL."""

import json
import sys
from uuid import NAMESPACE_URL, uuid5

from ckan import model
from ckan.cli import load_config
from ckan.config.middleware import make_app
from ckan.plugins import get_plugin, toolkit
from ckanext.harvest.model import HarvestJob, HarvestObject, HarvestSource
from ckanext.harvest.queue import fetch_and_import_stages

configuration, url = sys.argv[1:3]
app = make_app(load_config(configuration))
with app._wsgi_app.test_request_context():  # noqa: SLF001  # as CKAN's own commands do
    user = toolkit.get_action("get_site_user")({"ignore_auth": True}, {})["name"]
    name = str(uuid5(NAMESPACE_URL, url))
    source = HarvestSource.get(name)
    if source is None:
        source = HarvestSource(id=name, url=url, type="dcat_rdf", title="Events", active=True, frequency="MANUAL", config="{}")
        source.save()
        toolkit.get_action("package_create")({"ignore_auth": True, "user": user}, {"id": name, "name": "source"})
    job = HarvestJob(source=source)
    job.save()
    harvester = get_plugin("dcat_rdf_harvester")
    statuses, errors = [], []
    for one in harvester.gather_stage(job) or ():
        found = HarvestObject.get(one)
        fetch_and_import_stages(harvester, found)
        statuses.append(found.report_status)
        errors += [error.message for error in found.errors]
    errors += [error.message for error in job.gather_errors]
    job.status = "Finished"
    job.save()
    packages = model.Session.query(model.Package).filter(model.Package.state == "active", model.Package.name != "source")
    shown = [toolkit.get_action("package_show")({"ignore_auth": True, "user": user}, {"id": one.id}) for one in packages]
    datasets = {one["title"]: [one["license_id"], one["num_resources"]] for one in shown}
    print(json.dumps({"statuses": statuses, "errors": errors, "datasets": datasets}))

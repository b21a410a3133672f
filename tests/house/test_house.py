"""The house as it must stand: names, files, tables that agree, and what is shipped."""

from __future__ import annotations

import ast
import subprocess
import sys
import zipfile
from pathlib import Path

import click
import msgspec
import pytest

import event_ld
from event_ld import model, resources
from event_ld.errors import MissingDataError
from event_ld.mapping import EVENT_TYPES, MEMBERS, PENDING_TYPES, ROWS, TABLE, Kind, expand
from event_ld.problems import CODES, Problem, Severity, problem, worst
from event_ld.told import in_order
from tests.conftest import ROOT, load_tool


def test_the_public_names_are_those_and_documented() -> None:
    assert len(event_ld.__all__) == len({*event_ld.__all__})
    for name in event_ld.__all__:
        assert getattr(event_ld, name).__doc__


def test_every_command_is_a_public_function() -> None:
    from event_ld.cli import COMMANDS, main  # noqa: PLC0415

    servers = {"serve", "studio"}  # runs until it is stopped; what it runs is `event_ld.server.app.application`
    groups = {"vocabulary": "build_vocabulary"}
    assert {groups.get(name, name) for name in COMMANDS} - servers <= set(event_ld.__all__)
    for name, help_text in COMMANDS.items():
        command = main.get_command(click.Context(main), name)
        assert command is not None
        assert str(command.help).startswith(help_text.rstrip("."))
    assert main.get_command(click.Context(main), "nothing") is None
    assert main.list_commands(click.Context(main)) == [*COMMANDS]


def test_the_table_and_the_model_have_the_same_fields() -> None:
    not_in_the_table = {"id", "type", "language", "role"}
    for record, rows in ROWS.items():
        fields = {one.encode_name for one in msgspec.structs.fields(getattr(model, record))}
        assert {row.field for row in rows} == fields - not_in_the_table, record
        for row in rows:
            one = next(one for one in msgspec.structs.fields(getattr(model, record)) if one.encode_name == row.field)
            assert one.name == row.attribute
            assert one.default is (() if row.many else None), row


def test_each_row_of_the_table_says_what_it_holds() -> None:
    for row in TABLE:
        assert row.sentence.endswith(".")
        assert bool(row.target) or row.kind is not Kind.RECORD
        assert row.kind is not Kind.MEMBER or row.field in MEMBERS


def test_files_and_functions_are_short() -> None:
    files = {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")}
    assert len(files) > 100
    assert [f"{name}: {lines}" for name, text in files.items() if (lines := text.count("\n")) > 400] == []
    functions = [
        (f"{name}: {one.name}", 1 + (one.end_lineno or 0) - one.lineno)
        for name, text in files.items()
        for one in ast.walk(ast.parse(text))
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert len(functions) > 1000
    assert [f"{name}: {lines}" for name, lines in functions if lines > 55] == []


def test_terms_are_expanded_by_their_prefix() -> None:
    assert expand("name", "https://e.org/") == "http://schema.org/name"
    assert expand("event-ld:objective", "https://e.org/") == "https://e.org/terms/#objective"
    assert expand("skos:exactMatch", "https://e.org/") == "http://www.w3.org/2004/02/skos/core#exactMatch"


def test_classes_and_properties_are_those_of_schema_org(shared: Path) -> None:
    lines = (shared / "facts" / "schemaorg-event-family.tsv").read_text(encoding="utf-8").splitlines()[1:]
    facts = [line.split("\t") for line in lines]
    status = {row[0]: row[1] for row in facts}
    for name in EVENT_TYPES:
        assert (status[name] == "pending") is (name in PENDING_TYPES), name
    properties = {(row[0], row[4]) for row in facts}
    for row in TABLE:
        if ":" not in row.term:
            assert (row.record, row.term) in properties, row


def test_the_schema_covers_every_field_and_is_made_from_the_table() -> None:
    assert (ROOT / "vocab" / "description.schema.json").read_text(encoding="utf-8") == load_tool("build_json_schema").text()
    schema = event_ld.schema()
    for record, rows in ROWS.items():
        assert {row.field for row in rows} <= set(schema["$defs"][record]["properties"])


def test_problem_codes_have_advice_and_an_order() -> None:
    for code, known in CODES.items():
        assert known.title.endswith("."), code
        assert known.advice.endswith((".", "…")), code
    found = [problem("id-missing", "a"), problem("syntax", "b"), problem("syntax", "b"), problem("encoding", "c")]
    assert [one.code for one in in_order(found)] == ["syntax", "encoding", "id-missing"]
    assert worst(found) is Severity.VIOLATION
    assert worst([]) is None
    assert worst([Problem(code="x", severity=Severity.INFO, message="m")]) is Severity.INFO


def test_the_index_of_concepts_is_made_from_the_vocabulary() -> None:
    tool = load_tool("build_vocabulary")
    for name, make in tool.FILES.items():
        assert (ROOT / "vocab" / name).read_text(encoding="utf-8") == make(), name


def test_missing_data_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match=r"shapes/nothing\.ttl"):
        resources.read_data("shapes", "nothing.ttl")
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "a" / "b" / "resources.py"))
    with pytest.raises(MissingDataError, match="shapes/"):
        resources.data_dir("shapes")


def test_a_package_in_an_archive(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as archive:
        archive.writestr("packed_away/__init__.py", "")
        archive.writestr("packed_away/data/zones", "Europe/Paris")
    monkeypatch.syspath_prepend(str(tmp_path / "packed.zip"))
    found = resources.package_dir("packed_away") / "data" / "zones"
    assert found.read_text(encoding="ascii") == "Europe/Paris"


def test_a_package_that_is_not_installed_is_said() -> None:
    with pytest.raises(MissingDataError, match="no_such_package"):
        resources.package_dir("no_such_package")


def test_installed_data_goes_before_the_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "_data" / "vocab").mkdir(parents=True)
    monkeypatch.setattr(resources, "package_dir", lambda _: tmp_path)
    assert resources.data_dir("vocab") == tmp_path / "_data" / "vocab"


def _python(code: str, *, path: Path | None = None) -> str:
    command = [sys.executable, "-I", "-c", (f"import sys; sys.path.insert(0, {str(path)!r}); " if path else "") + code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_public_name_is_the_function_whatever_was_imported_before() -> None:
    code = "import event_ld.validate.engines, event_ld; print(callable(event_ld.validate), *sorted({*event_ld.__all__} - {*dir(event_ld)}))"
    assert _python(code) == "True"
    with pytest.raises(AttributeError, match="nothing"):
        _ = event_ld.nothing


def test_start_up_and_reading_import_neither_rdflib_nor_pyshacl() -> None:
    code = (
        "import sys, event_ld.cli; from event_ld.inputs import read_text; from event_ld.pipeline import build;"
        "build(read_text('name: x', form='yaml')[0].event);"
        "print(sorted(set(sys.modules) & {'rdflib', 'pyshacl'}))"
    )
    assert _python(code) == "[]"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution as an index would build it."""
    target = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--outdir", str(target), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(target.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_the_package_and_the_data_and_nothing_else(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    package = {
        str(path.relative_to(ROOT / "src"))
        for path in (ROOT / "src").rglob("*")
        if path.suffix in (".py", ".typed", ".html", ".css", ".js")
    }
    data = {
        f"event_ld/_data/{path.relative_to(ROOT)}"
        for kind in ("shapes", "vocab")
        for path in (ROOT / kind).rglob("*")
        if path.is_file()
    }
    assert names == package | data


@pytest.mark.slow
@pytest.mark.parametrize("how", ["unpacked", "zip"])
def test_the_wheel_finds_its_data_wherever_it_lies(wheel: Path, tmp_path: Path, how: str) -> None:
    path = wheel
    if how == "unpacked":
        path = tmp_path / "site"
        zipfile.ZipFile(wheel).extractall(path)
    code = (
        "import event_ld; from event_ld.vocabulary import own_vocabulary; from event_ld.validate.profiles import shapes_of;"
        "print(event_ld.__file__.startswith(sys.path[0]), own_vocabulary().find('open data').name, len(shapes_of('web').triples) > 9)"
    )
    assert _python(code, path=path) == "True open-data True"


def test_the_editable_install_finds_the_data_of_the_checkout() -> None:
    assert Path(str(resources.data_dir("vocab"))) == ROOT / "vocab"

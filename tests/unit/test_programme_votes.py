"""What a document writes alike it means alike: the second pass of the tagger, and lines that say the form of a text."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text

TITLES = (
    "Welcome and coffee", "Plain Language, Customer Service and User Experience", "Meeting Readers Where They Are",
    "How to write a form", "Words that work", "Closing",
)  # fmt: skip
SPEAKERS = ("Ann Lee, Map Office", "Jon Rubin, River Trust", "Mary Poe, Leeds City Council", "Bob Ray, Post Office", "Cy Fox, Map Office", "Eva Hill, Sea Museum")  # fmt: skip


@pytest.mark.parametrize("form", ["| {0}:00 | **{1}** - {2} |", "- {0}:00 **{1}** – {2}", "{0}:00 “{1}”, {2}"])
def test_titles_that_read_like_names_are_titles_where_others_stand_so(form: str) -> None:
    lines = "\n".join(form.format(at, *both) for at, both in enumerate(zip(TITLES, SPEAKERS, strict=True), start=10))
    head = "| Time | Session |\n|---|---|\n" if form.startswith("|") else ""
    event = read_text(f"# Plain words day\n\n4 May 2027, Town Hall, Leeds\n\n{head}{lines}\n")[0].event
    assert event is not None
    assert [str(slot.name).strip("“”") for slot in event.sub_event] == [*TITLES]
    people = {str(person.name) for slot in event.sub_event for person in slot.performer}
    assert people <= {one.partition(",")[0] for one in SPEAKERS}


def test_the_date_of_a_page_beside_who_wrote_it_is_none_of_the_agenda() -> None:
    slots = "14:00 - Welcome\n14:15 - The project\n15:00 - Debate\n"
    event = read_text(
        f"Partners' session\n\n19/06/2027     annalee\n\nSalt in food\n\n26 September\n\nMap House, Leeds\n\n{slots}"
    )[0].event
    assert event is not None
    assert [slot.start_date for slot in event.sub_event] == [f"2027-09-26T{hour}" for hour in ("14:00", "14:15", "15:00")]


def test_an_aside_in_brackets_is_no_title_and_a_heading_names_the_kind() -> None:
    slots = "9:00 Welcome\n10:00 Rivers\n11:00 Lakes\n"
    event = read_text(f"# Workshop agenda\n\n(Slides will be added later)\n\n## 4 May 2027\n\n{slots}")[0].event
    assert event is not None
    assert (event.name, event.additional_type) == (None, "workshop")


def test_a_word_that_points_at_the_event_is_no_name() -> None:
    event = read_text("This is the page of the [Leeds course](https://example.org/c), 19 and 20 May 2027, with all its maps.\n")[
        0
    ].event
    assert event is not None
    assert event.name != "This"


@pytest.mark.parametrize("mark", ["-----Mensaje original-----\n", "-----Original Message-----\n", "> \n", "**\n", "---\n"])
def test_a_text_of_marks_alone_has_no_event_and_no_fault(mark: str) -> None:
    (reading, *_) = read_text(mark, form="programme")
    assert reading.event is not None
    assert reading.event.name is None

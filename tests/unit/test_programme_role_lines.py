"""The word of a role on a line of its own holds for the names below it, up to the next such word."""

from __future__ import annotations

from itertools import product

import pytest

from event_ld.inputs import read_text

ROLES = {
    "en": [("Moderator", "Panelists"), ("Chair", "Participants")],
    "es": [("Modera", "Ponentes"), ("Moderadora", "Participantes")],
    "fr": [("Modérateur", "Intervenants"), ("Animation", "Participants")],
    "pt": [("Moderação", "Debatedores"), ("Mediação", "Participantes")],
}
HEAD = {"en": "Round table", "es": "Mesa redonda", "fr": "Table ronde", "pt": "Mesa-redonda"}
FIRST, OTHERS = ("Ana Gil", "Museum of Leeds"), [("Eva Roth", "TU Lund"), ("Luis Vega", "SELA")]
LEADING = {"moderator", "chair"}


@pytest.mark.parametrize("label", ["{}", "{}:", "**{}:**", "**{}**"])
@pytest.mark.parametrize("lead", ["", "- "])
@pytest.mark.parametrize("body", ["", ", {}", " ({})", " - {}"])
def test_each_name_has_the_role_above_it(label: str, lead: str, body: str) -> None:
    for (language, pairs), turned in product(ROLES.items(), (False, True)):
        for leads, others in pairs:
            groups = [(leads, [FIRST]), (others, OTHERS)]
            lines = [
                line
                for role, people in (groups[::-1] if turned else groups)
                for line in (label.format(role), *(f"{lead}{name}{body.format(of)}" for name, of in people))
            ]
            text = (
                f"Atlas 2027\n12/03/2027\n\n10:00 {HEAD[language]}: Atlas\n" + "\n".join(lines) + "\n\n12:00 Atlas\n13:00 Atlas\n"
            )
            event = read_text(text, name="a.txt", form="programme")[0].event
            assert event is not None
            roles = {str(one.name): str(one.role) in LEADING for one in event.sub_event[0].performer}
            assert roles == {"Ana Gil": True, "Eva Roth": False, "Luis Vega": False}, (language, leads, others, turned)


@pytest.mark.parametrize("language", ROLES)
def test_names_in_one_line_are_all_read(language: str) -> None:
    for leads, others in ROLES[language]:
        text = f"Atlas 2027\n12/03/2027\n\n10:00 {HEAD[language]}: Atlas\n{leads}\nAna Gil\n{others}\nEva Roth, Luis Vega, Ines Paz\n\n12:00 Atlas\n13:00 Atlas\n"
        event = read_text(text, name="a.txt", form="programme")[0].event
        assert event is not None
        assert {str(one.name) for one in event.sub_event[0].performer} == {"Ana Gil", "Eva Roth", "Luis Vega", "Ines Paz"}

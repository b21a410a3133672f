"""What stands before and behind the agenda of a rendered programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rendered.writer import Writer


def header(writer: Writer) -> None:
    """Writes the name of the event, lines about it, prose and perhaps its speakers."""
    dice, contents = writer.dice, writer.contents
    if dice.random() < 0.15:
        return
    mark = dice.choice(("", "", "", "# ", "## ", "**"))
    writer.plain(f"{mark}{contents.made('event')}{'**' if mark == '**' else ''}{writer.blank(0.7)}")
    for _ in range(dice.randint(0, 5)):
        dice.choice((_date, _place, _moment, _host, _bare_place, _organizer, _fact, _fact))(writer)
        writer.plain(writer.blank(0.4))
    if dice.random() < 0.08:
        _zones(writer)
    for _ in range(dice.choice((0, 0, 1, 1, 2, 3))):
        dice.choice((_prose, _prose, _section, _section))(writer)
    if dice.random() < 0.2:
        _speakers(writer)


def _prose(writer: Writer) -> None:
    kind = "bio" if writer.dice.random() < 0.3 else "prose"
    writer.plain(" ".join(writer.contents.made(kind) for _ in range(writer.dice.randint(1, 5))) + "\n\n")


def _fact(writer: Writer) -> None:
    writer.plain(writer.contents.made("fact"))


def _zones(writer: Writer) -> None:
    """One moment in the hours of several countries: no slots."""
    dice = writer.dice
    writer.plain(writer.contents.word("label-time") + _colon(writer) + "\n")
    mark = dice.choice(("• ", "- ", "", "* "))
    is_behind, is_dated = dice.random() < 0.3, dice.random() < 0.3
    for hour in range(dice.randint(8, 19), 23)[: dice.randint(2, 5)]:
        countries = ", ".join(writer.contents.country() for _ in range(dice.randint(1, 4)))
        clock = writer.notation.clock(hour * 60)
        clock = f"{writer.notation.date(6, 24)}, {clock}" if is_dated else clock
        writer.plain(
            f"{mark}{countries}: {clock}\n" if is_behind else f"{mark}{clock}{dice.choice((' ', ' (', ' - '))}{countries}\n"
        )
    writer.plain("\n")


def _section(writer: Writer) -> None:
    """A section with a heading: prose, or a list."""
    dice, contents = writer.dice, writer.contents
    before, after = dice.choice((("", ""), ("## ", ""), ("**", "**"), ("", ":"), ("### ", "")))
    heading = contents.word("section")
    writer.plain(before + (heading.upper() if dice.random() < 0.2 else heading) + after + writer.blank(0.6))
    if dice.random() < 0.5:
        _prose(writer)
        return
    mark = dice.choice(("- ", "• ", "* ", "1. ", ""))
    for _ in range(dice.randint(2, 6)):
        writer.plain(f"{mark}{contents.made('point')}\n")
    writer.plain("\n")


def tail(writer: Writer) -> None:
    """Writes what stands behind the agenda: prose, contacts, hosts, speakers."""
    dice, contents = writer.dice, writer.contents
    if dice.random() < 0.4:
        return
    writer.plain(dice.choice(("", "", "---\n\n", "\n")))
    for _ in range(dice.randint(1, 3)):
        form = dice.randrange(9)
        if form == 0:
            _organizer(writer)
        elif form == 1:
            writer.plain(f"{dice.choice(('Contact', 'Contacto', 'Contato', 'Info'))}: info@example.org")
        elif form == 2:  # one of nine
            _place(writer)
        elif form > 6:  # two of nine
            _section(writer)
        elif form == 3 and dice.random() < 0.3:  # one of nine
            _speakers(writer)
        else:
            writer.plain(contents.made("prose"))
        writer.plain("\n\n")


def _colon(writer: Writer) -> str:
    return " : " if writer.contents.language == "fr" else ": "


def _date(writer: Writer) -> None:
    if writer.dice.random() < 0.6:
        writer.plain(writer.contents.word("label-date") + _colon(writer))
    writer.plain(writer.notation.any_date())


def _moment(writer: Writer) -> None:
    dice = writer.dice
    hours = writer.notation.span(dice.randint(8, 12) * 60, dice.randint(13, 19) * 60)[1]
    if dice.random() < 0.4:
        writer.plain(writer.contents.word("label-time") + _colon(writer) + hours)
    else:
        writer.plain(writer.notation.any_date() + dice.choice((", ", " | ", " ", " - ")) + hours)


def _place(writer: Writer) -> None:
    contents = writer.contents
    writer.plain(
        contents.word("label-place") + _colon(writer) + f"{contents.made('room')}, {contents.made('body')}, {contents.city()}"
    )


def _bare_place(writer: Writer) -> None:
    contents = writer.contents
    writer.plain(f"{contents.made('room')}, {contents.city()}, {contents.country()}")


def _host(writer: Writer) -> None:
    writer.plain(writer.contents.made("body"))


def _organizer(writer: Writer) -> None:
    contents = writer.contents
    writer.plain(contents.word("label-host") + _colon(writer) + f"{contents.made('body')}, {contents.made('body')}")


def _speakers(writer: Writer) -> None:
    dice, contents = writer.dice, writer.contents
    writer.plain(contents.word("speakers") + writer.blank(0.6))
    mark = dice.choice(("", "", "- ", "• ", "* "))
    form = dice.randrange(3)
    for _ in range(dice.randint(2, 6)):
        writer.plain(mark)
        if form == 0 and not mark:
            writer.part("name")
            writer.plain("\n")
            writer.part("office")
            writer.plain(dice.choice((", ", "\n")))
            writer.part("body")
            writer.plain("\n")
        elif form == 1:
            writer.part("name")
            writer.plain(dice.choice((": ", " – ")) if mark else "\n")
            writer.plain(contents.made("prose"))
        else:
            writer.person()
        writer.plain("\n\n" if not mark else "\n")
    writer.plain("\n")

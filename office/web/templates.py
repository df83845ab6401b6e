"""Templates, and the few words and shapes that they need: times on the office's wall clock, durations, names."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.template import TemplateConfig
from markupsafe import Markup, escape

from adminduk.request import ActionKind
from office import words, work
from office.console.menu import menu_of
from office.parts import Office
from office.permissions import may
from office.reports import cells
from office.second_factor import owes
from office.training import SAYS

FOLDER = Path(__file__).parent.parent / "templates"
_COMMAND = re.compile(r"`([^`]+)`")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def config(office: Office) -> TemplateConfig[JinjaTemplateEngine]:
    """Jinja with escaping on, no undefined names, and the office's own words."""
    environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined)
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters |= {
        "moment": lambda at: moment(at.astimezone(office.zone)),
        "clock": lambda at: at.astimezone(office.zone).strftime("%H.%M"),
        "duration": duration,
        "commands": commands,
        "kilobytes": lambda size: f"{max(1, round(size / 1024))} KB",
        "cell": cells.text,
        "large": cells.large,
        "bar": lambda row, place: cells.plain(row[place]),
    }
    environment.globals |= {"words": words, "here": _Here(office), "menu_of": menu_of, "may": may, "owes": owes}
    environment.globals["training_says"] = SAYS if office.training else ""
    environment.globals["may_take"] = lambda account: work.role_for(account, ActionKind.TAKE) is not None
    return TemplateConfig(instance=JinjaTemplateEngine.from_environment(environment))


class _Here:
    """Who the office is, as the edition of the catalogue says that holds while a page is made."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def __getattr__(self, name: str) -> object:
        return getattr(self._office.catalogue.office, name)


def commands(sentence: str) -> Markup:
    """A sentence in which what stands between backticks is something to type."""
    return Markup(_COMMAND.sub(r"<code>\1</code>", str(escape(sentence))))  # noqa: S704 - escaped before


def moment(at: datetime) -> str:
    """A time as people here write it: `20 Nov 2026, 08.05`."""
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}, {at:%H.%M}"


def duration(span: timedelta) -> str:
    """A length of time in its two largest units: `12 menit`, `3 jam 5 menit`, `2 hari 4 jam`."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 1:
        return "baru saja"
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    parts = [(days, "hari"), (hours, "jam"), (rest, "menit")]
    named = [f"{count} {unit}" for count, unit in parts if count]
    return " ".join(named[:2] if days or hours else named[:1])

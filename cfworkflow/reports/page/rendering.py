"""The templates of the pages, and the environment they are rendered in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from functools import cache
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    PackageLoader,
    StrictUndefined,
    Template,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup

from cfworkflow.reports import document
from cfworkflow.reports.page import texts
from cfworkflow.reports.page.components import COMPONENTS, components
from cfworkflow.reports.words.legible import legible

_BLOCKS = ("Paragraph", "Bullets", "Facts", "Table", "Story", "Figure", "Section", "Lines")


class _Pages(Environment):
    """An environment that takes the components of GOV.UK Frontend from one of their own.

    They test for what was not given, as they did in Nunjucks; our templates may not.
    """

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - its name in jinja2
    ) -> Template:
        if str(name).startswith(f"{COMPONENTS}/"):
            return components().get_template(name, parent, globals)
        return super().get_template(name, parent, globals)


@cache
def environment(*packages: str) -> Environment:
    """The environment of all pages: everything is escaped, and nothing may be left out.

    `packages` have templates of their own, in a folder of that name, that extend ours.
    """
    pages = _Pages(
        autoescape=True,
        undefined=StrictUndefined,
        loader=ChoiceLoader(
            [PackageLoader(package) for package in ("cfworkflow.reports.page", *packages)]
        ),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    pages.filters |= {"shown": _shown, "day": texts.day, "moment": texts.moment}
    pages.filters |= {"number": texts.number, "summary": _summary}
    pages.tests |= {name.lower(): _is(getattr(document, name)) for name in _BLOCKS}
    pages.globals["link"] = texts.no_link
    return pages


def render(template: str, context: Mapping[str, object], packages: tuple[str, ...] = ()) -> str:
    """A page: a template, ours or one of `packages`, with what it tells.

    `link` in the context says where the page of a `Ref` is; without it nothing is linked.
    """
    return legible(environment(*packages).get_template(template).render(context))


@pass_context
def _shown(context: Context, text: document.Text) -> Markup:
    return texts.shown(text, context["link"])


@pass_context
def _summary(context: Context, rows: Sequence[tuple[str, document.Text]]) -> list[object]:
    """Key facts as the summary list takes them."""
    link = context["link"]
    return [
        {"key": {"text": word}, "value": {"html": texts.shown(text, link)}} for word, text in rows
    ]


def _is(block: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, block)

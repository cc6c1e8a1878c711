"""The components of GOV.UK Frontend, as macros for jinja2."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, PrefixLoader
from markupsafe import Markup

COMPONENTS = "govuk_frontend_jinja"
"""What the names of their templates begin with."""


@cache
def components() -> Environment:
    """Their own environment: they test for what was not given, as they did in Nunjucks."""
    return Environment(
        autoescape=True,
        loader=PrefixLoader({COMPONENTS: PackageLoader(COMPONENTS)}),
        trim_blocks=True,
        lstrip_blocks=True,
    )


def component(name: str, macro: str, **params: object) -> Markup:
    """One component of GOV.UK Frontend, such as `govukTag` of `tag`, outside of a template."""
    template = components().get_template(f"{COMPONENTS}/components/{name}/macro.html")
    made: Markup = getattr(template.module, macro)(params)
    return made

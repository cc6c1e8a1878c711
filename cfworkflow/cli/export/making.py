"""Making the document that was asked for from a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cfworkflow.cli.choices import AUDIENCES
from cfworkflow.cli.look import Look
from cfworkflow.cli.place import store_url
from cfworkflow.reports.catalogue import DOCUMENTS, NothingThere, build

if TYPE_CHECKING:
    from cfworkflow.cli.export.asked import Asked
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Document, Provenance


def made(look: Look, asked: Asked, *, wide: bool = False) -> Document:
    """The document, as it stands or stood. `wide`: with every field in its tables, where it can be.

    Raises a failure that names what is near where it is about something that is not there.
    """
    from cfworkflow.store.opening import MEMORY

    entry, options = DOCUMENTS[asked.name], asked.options()
    _check_ref(asked)
    if store_url(look.store) == MEMORY:
        raise click.UsageError("memory: keeps nothing that could be told of; name a file.")
    views = look.reading()
    _check_filters(look, asked, views)
    narrowing = {} if asked.name == "briefing" else {**options}
    if asked.name == "briefing":
        options = _of_briefing(look, asked, views)
    elif "told" in entry.options:
        options = _explained(look, asked, views)
    elif wide and entry.wide:
        options["wide"] = True
    try:
        document = build(asked.name, views, _provenance(look, asked, views), asked.ref, **options)
    except NothingThere as missing:
        _say_what_is_near(look, missing, views)
        raise
    from cfworkflow.reports.narrowed import narrowed

    look.need_something("The document")
    return narrowed(document, views, narrowing)


def _check_ref(asked: Asked) -> None:
    from cfworkflow.projections.views import listed_by

    entry = DOCUMENTS[asked.name]
    if asked.ref is None and entry.refers and not entry.of_all:
        raise click.UsageError(
            f"{asked.name} is about one {entry.refers}: say which. {listed_by(entry.refers)}"
        )
    if asked.ref is not None and entry.refers is not None:
        _check_kind(asked, entry.refers, asked.ref)
    if asked.ref is not None and entry.refers is None:
        raise click.UsageError(f"{asked.name} is about no one thing: leave out {asked.ref}.")
    if asked.name == "briefing" and asked.given["to"] is None:
        audiences = ", ".join(AUDIENCES)
        raise click.UsageError(f"A briefing is to somebody: give --to, one of {audiences}.")


def _check_kind(asked: Asked, kind: str, ref: str) -> None:
    """A usage error where it is to be about a thing of another kind, with what tells of that."""
    from cfworkflow.domain.references import in_full, kind_of, of_another_kind
    from cfworkflow.projections.views import shown_by

    another = of_another_kind(ref, kind)
    if another:
        full = in_full(ref)
        of_it = [name for name, each in DOCUMENTS.items() if each.refers == kind_of(full)]
        how = f"cfworkflow export {asked.form} {of_it[0]} {full}" if of_it else shown_by(full)
        raise click.UsageError(f"{another} For that: {how}")


def _check_filters(look: Look, asked: Asked, views: Views) -> None:
    from cfworkflow.cli.areas import check_area
    from cfworkflow.cli.theme.naming import check_theme

    look.check_group(asked.given["group"], views)
    check_area(look, asked.given["area"], views)
    check_theme(look, asked.given["theme"], views)
    if asked.given["barrier"] is not None and not look.nothing:
        look.pick("barrier", asked.given["barrier"], views.barriers)


def _of_briefing(look: Look, asked: Asked, views: Views) -> dict[str, Any]:
    """Whom it is to, and from where it tells on."""
    from cfworkflow.cli.briefing.beginning import begun

    before, first_day = begun(look, views, asked.given["to"], asked.since)
    return {"to": asked.given["to"], "before": before, "first_day": first_day}


def _explained(look: Look, asked: Asked, views: Views) -> dict[str, Any]:
    """What the facts tell of why a thing stands as it does."""
    from cfworkflow.as_of.explained import explanation
    from cfworkflow.cli.told import facts_about
    from cfworkflow.domain.references import in_full
    from cfworkflow.projections.views import view_of

    kind, ref = DOCUMENTS[asked.name].refers or "", in_full(asked.ref or "")
    look.pick(kind, ref, views.rows(view_of(kind)))
    with facts_about(look, kind, ref) as read:
        return {"told": explanation(kind, ref, views, read)}


def _provenance(look: Look, asked: Asked, views: Views) -> Provenance:
    from cfworkflow.as_of.kept import kept_views
    from cfworkflow.as_of.provenance import provenance_of
    from cfworkflow.as_of.seen import Seen

    skey = None
    if asked.key is not None:
        from cfworkflow.cli.audit.signing import private_key

        skey = private_key(asked.key)
    last = views.timeline.at(views.position)
    seen = Seen(views, look.as_of, look.day, last.recorded_at if last else None)
    return provenance_of(kept_views(store_url(look.store)), seen, skey)


def _say_what_is_near(look: Look, missing: NothingThere, views: Views) -> None:
    from cfworkflow.projections.views import view_of

    rows: Any = views.rows(view_of(missing.kind))
    look.pick(missing.kind, missing.ref or "", rows)

"""``llms.txt``: what answer engines should know of this site (https://llmstxt.org)."""

from collections.abc import Iterator

from claimpress.model.claim import Claim, Stage
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.editions import folder_of
from claimpress.rendering.licence import licence_in_short
from claimpress.rendering.markdown import link, literal
from claimpress.rendering.render import Renderer
from claimpress.values.languages import own_name
from claimpress.values.text import one_line, paragraphs

_DOCUMENTS, _CHECKS = 100, 50
"""The most that are listed: the file is read whole."""


def llms_txt(render: Renderer) -> Iterator[Artifact]:
    """Name, purpose, how to read a finding, what may be done, and where the texts lie."""
    text = "\n\n".join(_parts(render))
    yield Artifact("llms.txt", f"{text}\n".encode())


def _parts(render: Renderer) -> Iterator[str]:
    say, publication = render.words.say, render.corpus.publication
    yield f"# {literal(one_line(render.site.name))}"
    yield f"> {literal(one_line(publication.description))}"
    yield literal(
        say(
            "Each check is about one claim that somebody made. What holds is the status, not the "
            "claim: whoever repeats a claim from here gives its status and the date with it, and "
            "links to the page of the check."
        )
    )
    yield "\n".join(
        f"- **{literal(status.label)}**: {literal(' '.join(paragraphs(status.definition)))}"
        for status in render.corpus.scale.statuses.values()
    )
    licence = link(literal(publication.licence), publication.licence_url)
    yield f"{licence}: {literal(licence_in_short(publication, render.words))}"
    yield f"## {say('Data')}"
    yield "\n".join(_data(render))
    others = say("Other languages")
    if publication.languages and not render.site.folder:
        yield f"## {literal(others)}"
        yield "\n".join(_languages(render))
    yield f"## {say('Documents')}"
    yield "\n".join(_documents(render))
    yield f"## {say('Latest checks')}"
    yield "\n".join(_check(render, claim) for claim in render.index.newest[:_CHECKS])


def _data(render: Renderer) -> Iterator[str]:
    say = render.words.say
    for path, says in (
        (links.in_api("index.json"), say("What there is as data")),
        (links.in_api("openapi.json"), say("The description of the data for programs")),
        (links.in_api("claims.ndjson"), say("All claims, one on each line")),
        (render.site.place("feeds/changes.json"), say("What was changed after it was published")),
    ):
        yield f"- {link(literal(says), _at_root(render, path))}"
    text = say("Every check also lies beside its page as Markdown ({name}) and as data ({data}).")
    yield f"- {literal(text.format(name=links.MARKDOWN, data='claim.json'))}"


def _languages(render: Renderer) -> Iterator[str]:
    for tag in render.corpus.publication.languages:
        path = f"{folder_of(tag, render.corpus.publication)}llms.txt"
        yield f"- {link(literal(own_name(tag)), _at_root(render, path))}"


def _documents(render: Renderer) -> Iterator[str]:
    for dossier in list(render.corpus.dossiers.values())[:_DOCUMENTS]:
        number = len(render.index.by_dossier[dossier.id])
        ngettext = render.words.translations.ngettext
        counted = ngettext("%(num)s claim", "%(num)s claims", number) % {"num": number}
        title = link(
            literal(render.words.document_title(dossier)),
            _address(render, links.page_of_dossier(dossier.id)),
        )
        yield f"- {title}: {counted}"


def _check(render: Renderer, claim: Claim) -> str:
    words = render.words
    label = render.corpus.scale.statuses[claim.status].label
    finding = label if claim.stage is Stage.PUBLISHED else words.stage(claim.stage)
    when = f", {words.date(claim.changed_on)}" if claim.changed_on else ""
    way = link(literal(claim.text), _address(render, links.markdown_of_claim(claim.id)))
    return f"- {way}: {literal(finding)}{when}"


def _at_root(render: Renderer, path: str) -> str:
    return render.site.at_root(path) or links.relative(render.site.folder, path)


def _address(render: Renderer, path: str) -> str:
    return render.site.canonical(path) or path

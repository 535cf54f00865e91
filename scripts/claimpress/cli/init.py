"""``claimpress init``: a publication of one's own, in a new folder."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from claimpress import __version__, pipeline
from claimpress.authoring.starter import (
    STATUSES,
    Starter,
    machinery,
    own_files,
    pages_in,
    parsed_texts,
    requirement_of,
    scale_data,
    statuses_of,
)
from claimpress.authoring.starter_claims import as_file
from claimpress.authoring.starter_languages import translations
from claimpress.authoring.wishes import Wishes
from claimpress.model.status import Scale
from claimpress.reading.site import CONFIG, CONTENT
from claimpress.reading.starter import (
    came_from,
    own_wheel,
    runtime_requirements,
    starter_files,
    starter_languages,
    starter_texts,
)
from claimpress.values.addresses import address_fault
from claimpress.values.clock import today
from claimpress.values.languages import known_language
from claimpress.writing.record import Record, write_record

_ENGLISH = "en"


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="What the publication is called.")
@click.option("--address", help="Where it will be read, as https://checks.example/; may be empty.")
@click.option("--repository", default="", help="The web address of its repository.")
@click.option("--language", help="The language it is written in, as en or ar.")
@click.option(
    "--also",
    "languages",
    multiple=True,
    metavar="LANGUAGE",
    help="A further language it appears in. Can be given several times.",
)
@click.option("--statuses", help="Ids of the statuses it uses, with commas between.")
@click.option(
    "--requirement",
    help="How pip finds claimpress.  [default: where this one came from, or its version]",
)
def init(  # noqa: PLR0913, PLR0917 - one for each option
    folder: Path,
    name: str | None,
    address: str | None,
    repository: str,
    language: str | None,
    languages: tuple[str, ...],
    statuses: str | None,
    requirement: str | None,
) -> None:
    """Start a publication in FOLDER, which must be new or empty.

    What is not given as an option is asked for on a terminal. The publication
    has pages to fill in, one invented example, workflows and a Makefile; it
    can be built and published as it stands, and `claimpress check` says what
    is not filled in yet.

    \b
    Example:
      claimpress init our-checks --name "Our Checks" --language ar --address ""
      cd our-checks && make site
    """
    if folder.exists() and any(folder.iterdir()):
        message = f"{folder} is not empty; name a new folder"
        raise click.UsageError(message)
    spoken = ", ".join(starter_languages())
    language = _language(language or _asked(f"Language ({spoken}; or another tag)", _ENGLISH))
    for each in languages:
        _also(each, language)
    starter = starter_in(language, languages)
    known = statuses_of(starter)
    wishes = Wishes(
        name=name or _asked("Name of the publication"),
        address=_address(_asked("Address of the site", "") if address is None else address),
        repository=_address(repository).rstrip("/"),
        language=language,
        statuses=_statuses(statuses or _asked("Statuses", ",".join(known)), known),
        requirement=requirement or requirement_of_this(starter),
        languages=tuple(dict.fromkeys(languages)),
    )
    scale_of = scale_data(starter, wishes, starter.texts)
    scale = Scale.model_validate(scale_of)
    kept = machinery(starter, wishes, scale, wishes.languages)
    own = own_files(starter, wishes, scale, str(today()))
    own[STATUSES] = as_file(Scale, "statuses", scale_of).encode()
    _write(folder, {**kept, **own})
    if wishes.languages:
        further = _in_further_languages(folder, starter, wishes)
        _write(folder, further)
        own |= further
    write_record(folder, Record.of(__version__, wishes, kept, own[CONFIG].decode()))
    click.echo(f"Wrote {len(kept) + len(own)} files into {folder}")
    if starter_texts(language) is None:
        click.echo(
            f"There are no words for a new publication in {language} yet: its pages, statuses "
            "and example are in English, to be translated."
        )
    if not requirement and came_from().get("url", "").startswith("file:") and not starter.wheel:
        click.echo(
            f"requirements.txt names {wishes.requirement}, but this claimpress came from a folder "
            "of this machine: see that pip can find it there, or give --requirement."
        )
    click.echo(f"Next: cd {folder} && git init && make site")
    click.echo("Then .venv/bin/claimpress check says what is not filled in yet.")


def starter_in(language: str, languages: tuple[str, ...] = ()) -> Starter:
    """What publications in some languages are started from; in English where there is no other."""

    def texts(tag: str) -> Mapping[str, Any]:
        words = starter_texts(tag) or starter_texts(_ENGLISH)
        if words is None:
            message = "the words of new publications are missing from this package"
            raise click.ClickException(message)
        return parsed_texts(words)

    further = {tag: texts(tag) for tag in languages}
    requirements, wheel = runtime_requirements(), own_wheel()
    return Starter(starter_files(), texts(language), requirements, further, wheel)


def _also(further: str, language: str) -> None:
    """Refuse a further language for which there are no words to start with."""
    if further == language or further not in starter_languages():
        others = ", ".join(tag for tag in starter_languages() if tag != language)
        message = f"--also {further!r}: there are words for {others}; add others later, as in "
        raise click.UsageError(f"{message}docs/languages.md of claimpress")


def _in_further_languages(folder: Path, starter: Starter, wishes: Wishes) -> dict[str, bytes]:
    """The words in further languages of a publication that was written just now."""
    corpus = pipeline.check(folder, use_cache=False).corpus
    if corpus is None:
        raise click.ClickException(
            f"what was written cannot be read; see: claimpress check {folder}"
        )
    made: dict[str, bytes] = {}
    for language, texts in starter.further.items():
        scale = scale_data(starter, wishes, texts)
        words = translations(language, texts, scale, corpus, str(today()))
        made |= {file: text.encode() for file, text in words.items()}
        place = f"{CONTENT}/{language}/"
        made |= pages_in(place, starter, texts, wishes, Scale.model_validate(scale))
    return made


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for file, data in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _asked(question: str, default: str | None = None) -> str:
    if not sys.stdin.isatty():
        if default is not None:
            return default
        message = f"not given: {question.lower()}. See `claimpress init --help`."
        raise click.UsageError(message)
    answer: str = click.prompt(question, default=default, err=True)
    return answer


def _language(given: str) -> str:
    if not known_language(given):
        message = f"{given!r} is not a known language tag; write a tag such as en, ru or pt-BR"
        raise click.UsageError(message)
    return given


def _address(given: str) -> str:
    fault = address_fault(given) if given else None
    if fault:
        message = f"{given!r} is no address of a site: it {fault}"
        raise click.UsageError(message)
    return f"{given.rstrip('/')}/" if given else ""


def _statuses(given: str, known: tuple[str, ...]) -> tuple[str, ...]:
    chosen = [part.strip() for part in given.split(",") if part.strip()]
    strange = [part for part in chosen if part not in known]
    if strange or not chosen:
        message = f"choose from {', '.join(known)}" + (f"; not {strange[0]!r}" if strange else "")
        raise click.UsageError(message)
    return tuple(id_ for id_ in known if id_ in chosen)


def requirement_of_this(starter: Starter, before: str = "") -> str:
    """How pip finds this very claimpress again, as far as the installer noted it (PEP 610).

    Where it noted nothing, an address that was given before stays.
    """
    noted = came_from()
    vcs = noted.get("vcs_info")
    if vcs:
        return f"claimpress @ {vcs['vcs']}+{noted['url']}@{vcs['commit_id']}"
    if noted.get("url", "").startswith("https://"):
        return f"claimpress @ {noted['url']}"
    if starter.wheel:
        return requirement_of(starter.wheel)
    if before and not before.startswith(("claimpress==", "./wheels/")):
        return before
    return f"claimpress=={__version__}"

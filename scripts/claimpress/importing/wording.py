"""The words that an import itself puts into files, in the language of the publication."""

from claimpress.importing.texts import as_markdown
from claimpress.rendering.words import Words
from claimpress.values.dates import PartialDate


def _(message: str) -> str:
    """Mark a message for the catalogue."""
    return message


_SINGLE = str.maketrans('“”„«»"', "‘’‚‹›'")  # noqa: RUF001 - quotation marks are what it is about


class Wording:
    """Sentences that say what is known, and that nobody has looked at it yet."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def rated(self, label: str, checker: str) -> str:
        """The summary of a claim whose check gives none: how it was rated, and by whom."""
        quoted = self._words.quoted(_inner(label))
        if checker:
            message = _("The claim was rated {label} by {checker}.")
            return self._words.say(message).format(checker=checker, label=quoted)
        return self._words.say(_("An earlier check rated this claim {label}.")).format(label=quoted)

    def imported_from(self, url: str, checker: str, checked_on: str) -> str:
        """The first paragraph of the notes, in Markdown."""
        said = self._words.say(_("Imported, and not looked at since."))
        if not (url or checker or checked_on):
            return said
        name = as_markdown(checker) or self._words.say(_("the earlier check"))
        if url:
            name = f"[{name}](<{url}>)"
        if checked_on:
            message = _("The earlier check: {check}, {date}.")
            return f"{said} {self._words.say(message).format(check=name, date=checked_on)}"
        message = _("The earlier check: {check}.")
        return f"{said} {self._words.say(message).format(check=name)}"

    def cited(self) -> str:
        """What an item of evidence says that nobody has read here."""
        return self._words.say(_("Cited by the earlier check; not read here yet."))

    def person(self, where: str) -> str:
        """The note on somebody who came into the registry by an import."""
        message = _("Added by an import: named as the speaker in {where}.")
        return self._words.say(message).format(where=where)

    def group(self, where: str) -> str:
        """The note on several who are named together."""
        message = _("Added by an import: named together as the speaker in {where}.")
        return self._words.say(message).format(where=where)

    def nobody(self) -> tuple[str, str]:
        """The name of those whom an imported check does not name, and the note on them."""
        return (
            self._words.say(_("Not named")),
            self._words.say(
                _("Stands for whoever made a claim, where the imported check does not tell.")
            ),
        )

    def dossier(self, language: str, files: str, day: str) -> dict[str, str]:
        """The texts of a dossier of imported claims."""
        title = self._words.say(_("Imported checks"))
        if language:
            title = f"{title}: {self._words.name_of_language(language)}"
        return {
            "title": title,
            "short_title": title,
            "introduction": self._words.say(
                _("Checks that were published elsewhere before and imported here.")
            ),
            "limits": self._words.say(
                _(
                    "Nobody here has looked at these claims since they were imported. Who made a "
                    "claim, when, and what the evidence shows stands as the earlier check gave it."
                )
            ),
            "how_made": self._words.say(
                _(
                    "Imported with claimpress on {day} from {files}. The statuses follow from the "
                    "earlier labels by a mapping file that a person finished."
                )
            ).format(day=day, files=as_markdown(files)),
        }

    def date(self, date: PartialDate) -> str:
        """A date in words; nothing for one that is not known."""
        return self._words.date(date) if date.known else ""


def _inner(text: str) -> str:
    """A text as it stands within quotation marks: with single ones for its own."""
    return text.translate(_SINGLE)

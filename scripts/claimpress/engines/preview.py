"""The site of a preview: pages are finished when somebody looks at them.

Whoever edits a claim looks at one page, perhaps at three. So a page is put
into its frame when the browser asks for it, and nothing is done for the ten
thousand others. MkDocs is asked again only when a page written by hand, the
theme or the settings changed.
"""

import os
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from claimpress import pipeline
from claimpress.engines.key import key_of
from claimpress.engines.mkdocs_engine import plugin_in
from claimpress.exporting.search.part import FOLDER as SEARCH
from claimpress.plugin.files import asked_still
from claimpress.plugin.finish import Finisher
from claimpress.plugin.frames import Frames
from claimpress.plugin.others import others_take_part
from claimpress.plugin.page import is_page
from claimpress.plugin.plugin import docs_of, standing_of
from claimpress.reading.site import CONFIG, read_site
from claimpress.writing.mount import Mounted, replace_file
from claimpress.writing.tree import link, walk

if TYPE_CHECKING:
    from claimpress.model.corpus import Corpus


class Preview:
    """A publication as it is now, in a folder in which pages appear when they are asked for."""

    def __init__(self, root: Path, workshop: Path, address: str, *, drafts: bool) -> None:
        """Show the publication at ``root`` on ``address``; nothing is made yet."""
        self.folder = workshop / "site"
        self.folder.mkdir()
        self.url = ""
        """Where the server serves the site, which pages name as their address."""
        self._root, self._aside, self._address = root, workshop / "part", address
        self._session = pipeline.Session(root, drafts=drafts)
        self._pressing = threading.Lock()
        """Held while something is made of the claims; `_lock`, while files are shown."""
        self._lock = threading.Lock()
        self._key = ""
        self._config: MkDocsConfig | None = None
        self._made: dict[str, Mounted] = {}
        self._looked_at: dict[str, str] = {}
        """The files that lie in the folder, with the hash of what they were made from."""
        self._own: set[str] = set()
        self._unsearched: Corpus | None = None
        """What the search index does not tell of yet: nobody has searched since the last change."""
        self._searches: tuple[str, ...] = ()
        """Where the search indexes of all languages lie."""
        self._searching = threading.Lock()

    def configured(self) -> MkDocsConfig:
        """The settings of MkDocs as they are on the disk now."""
        config = load_config(
            str(self._root / CONFIG),
            site_dir=str(self._aside),
            dev_addr=self._address,
            strict=False,
        )
        if self.url:
            config.site_url = self.url
        return config

    def build(self) -> bool:
        """Take in what changed, as far as somebody looks at it; `finish` does the rest.

        A broken edit is told of, and the last good pages stay. Says whether something
        changed that was looked at.
        """
        self._session.hurry()
        with self._pressing:
            pressed = self._session.begin(read_site(self._root), self._sources_looked_at())
            same = self._mkdocs_would_say_the_same(pressed)
            if not same:
                pressed = self._session.finish() or pressed
            return self._show(pressed, same=same)

    def finish(self) -> bool:
        """Take in the rest of what changed; says whether something changed that was looked at."""
        with self._pressing:
            pressed = self._session.finish()
            if pressed is None:
                return False
            return self._show(pressed, same=self._mkdocs_would_say_the_same(pressed))

    def close(self) -> None:
        """End what is going on, and let plugins end what they began."""
        self._session.hurry()
        with self._pressing:
            if self._config:
                self._config.plugins.on_shutdown()

    def ready(self, *paths: str) -> None:
        """Have the files of the site at these paths lie in the folder, those that there are."""
        if any(path.startswith(self._searches) for path in paths):
            self._search_what_is_shown()
        if not any(path in self._made or path in self._own for path in paths):
            self.finish()  # nothing is said to be missing before all is made
        with self._lock:
            self._renew([path for path in paths if path not in self._looked_at])

    def _sources_looked_at(self) -> frozenset[str]:
        """The generated files of which somebody saw what they became."""
        with self._lock:
            made = [self._made.get(path) for path in self._looked_at]
            return frozenset(each.path for each in made if each)

    def _show(self, pressed: pipeline.Pressed, *, same: bool) -> bool:
        """Show what was pressed; says whether something is another that was looked at.

        MkDocs is asked unless it would say the ``same`` as last time.
        """
        with self._lock:
            self._unsearched = pressed.shown or self._unsearched
            if pressed.editions:
                folders = (edition.site.folder for edition in pressed.editions)
                self._searches = tuple(f"{folder}{SEARCH}/" for folder in folders)
            if same and self._config:
                plugin_in(self._config).take(pressed, self._root)
            else:
                self._ask_mkdocs(pressed)
            assert self._config  # noqa: S101 - it was set above
            return self._take(plugin_in(self._config).files) or not same

    def _mkdocs_would_say_the_same(self, pressed: pipeline.Pressed) -> bool:
        if not self._config:
            return False
        if not pressed.shown:
            return True  # the last good pages stay, and theirs is the last good theme
        key = key_of(self._config, pressed.editions)
        files = plugin_in(self._config).site_files
        hashes = {each.path: each.sha256 for each in pressed.files}
        if not key or key != self._key or files is None:
            return False
        return asked_still(files.asked, hashes, docs_of(self._config))

    def _ask_mkdocs(self, pressed: pipeline.Pressed) -> None:
        config = self.configured()
        plugin = plugin_in(config)
        if others_take_part(config, plugin):
            raise Abort("Another plugin wants to see every page. Start `claimpress serve` again.")
        config.plugins.on_startup(command="serve", dirty=False)
        plugin.hand_over(pressed)
        plugin.leave_pages = True
        key = key_of(config, pressed.editions)
        mkdocs_build.build(config, serve_url=config.site_url)
        own = {path for path, _ in walk(self._aside)}
        for path in own:
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(self._aside / path, target)  # noqa: PTH105 - says what it does to a file
        for path in self._own - own:
            (self.folder / path).unlink(missing_ok=True)
        self._own, self._key, self._config = own, key, config
        self._finisher = Finisher(docs_of(config), Frames(standing_of(config)), plugin.theme)
        self._looked_at = dict.fromkeys(self._looked_at, "")

    def _search_what_is_shown(self) -> None:
        """Make the search index, if the claims changed since; pages are served meanwhile."""
        with self._searching:
            while (shown := self._unsearched) is not None:
                self.finish()
                made = pipeline.press_search(self._root, shown)
                with self._lock:
                    # After a change that came meanwhile it has to be made once more.
                    if self._unsearched is shown:
                        self._unsearched = None
                        self._take(made)

    def _take(self, made: Iterable[Mounted]) -> bool:
        self._made = {self._finisher.site_path(each.path): each for each in made}
        return self._renew(path for path in list(self._looked_at) if path not in self._own)

    def _renew(self, paths: Iterable[str]) -> bool:
        """Make files that were looked at what they have to be now; says whether one is new."""
        new = False
        for path in paths:
            made = self._made.get(path)
            target = self.folder / path
            if made is None:
                if self._looked_at.pop(path, None) is not None:
                    target.unlink(missing_ok=True)
                    new = True
            elif self._looked_at.get(path) != made.sha256:
                self._put(made, target)
                self._looked_at[path] = made.sha256
                new = True
        return new

    def _put(self, made: Mounted, target: Path) -> None:
        if not is_page(made.path):
            link(str(self._root / pipeline.DOCS / made.path), str(target))
            return
        page = self._finisher.finished(made.path)
        assert page  # noqa: S101 - with the theme, every page can be finished
        replace_file(target, page.html)

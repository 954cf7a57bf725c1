"""How to cite a view: the same few facts as a sentence, as BibTeX and as CSL-JSON, and as the caption of a picture."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from dashboard.catalog.dataset import Dataset
from dashboard.wording.messages import message

# BibTeX counts braces, escaped or not, so that those of a title must not stand in it as such.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_TEX |= {sign: f"\\{sign}" for sign in "&%$#_"}
_SPOKEN_FOR = re.compile(r'[\s\\{}"<>^`|~]')  # signs that an address may not have, and that BibTeX would take for its own


@dataclass(frozen=True)
class Citation:
    """A lasting citation of a view: what it shows, from which data, as known on which day, and where and when it was looked at."""

    title: str
    url: str
    as_of: date
    issued: date  # when this version of the dataset came out; where it does not say, the day on which it was looked at
    accessed: date
    collection: str
    author: str
    version: str
    digest: str
    licence: str
    attribution: str
    name: str = ""  # of the dataset, as its files have it
    view: str = ""  # the page and its query, without host or base: what the address says that is the same wherever it is looked at

    @property
    def is_whole(self) -> bool:
        """Tell whether the address leads there from anywhere: one whose server was not told its host begins with the path."""
        return not self.url.startswith("/")

    @property
    def edition(self) -> str:
        """Return the words for version and digest."""
        if not self.digest:
            return message("citation-edition", version=self.version) if self.version else message("citation-edition-unnumbered")
        if not self.version:
            return message("citation-edition-of-files-unnumbered", digest=self.digest)
        return message("citation-edition-of-files", version=self.version, digest=self.digest)

    @property
    def key(self) -> str:
        """Return the key of the entry: letters, digits and hyphens only; the same for the same view on any host and any day of access."""
        view = hashlib.sha256(self.view.encode("utf-8", errors="replace")).hexdigest()[:8]
        return re.sub(r"[^A-Za-z0-9]+", "-", f"{self.name}-{self.version or self.digest}-{self.as_of}-{view}").strip("-").lower()


def citation(dataset: Dataset, title: str, url: str, as_of: date, accessed: date, view: str = "") -> Citation:
    """Return the citation of a view of a dataset; what the dataset does not state is left out or said to be missing."""
    metadata = dataset.metadata
    return Citation(
        title=_line(title),
        url=_SPOKEN_FOR.sub(lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode()), url),
        as_of=as_of,
        issued=_issued(metadata) or accessed,
        accessed=accessed,
        collection=_line(dataset.subject.title),
        author=", ".join(_people(metadata)),
        version=_line(dataset.version),
        digest=dataset.digest,
        licence=licence_names(metadata),
        attribution=attribution(dataset),
        name=dataset.subject.name,
        view=view,
    )


def licence_names(metadata: Mapping[str, Any]) -> str:
    """Return the dataset's licences by name, as its description states them."""
    return ", ".join(name for name, _, _ in _licences(metadata)) or message("citation-licence-unstated")


def licences(metadata: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return of each licence that the dataset states its title, or its name, and the web address at which it can be read, "" for none."""
    return [(title, quote(path, "%/:?#&=+,;@~") if re.match("https?://", path) else "") for _, title, path in _licences(metadata)]


def _licences(metadata: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return name, title and address of each licence; one that has only a name or a title has it as both."""
    listed = [entry for entry in _many(metadata.get("licenses")) if isinstance(entry, Mapping)]
    found = [tuple(_line(entry.get(key) or "") for key in ("name", "title", "path")) for entry in listed]
    return [(name or title, title or name, path) for name, title, path in found if name or title]


def attribution(dataset: Dataset) -> str:
    """Return whom the dataset asks to be named; without a word on that, its title."""
    return _line(dataset.metadata.get("attribution") or dataset.subject.title)


def citation_text(cited: Citation) -> str:
    """Return the citation as a sentence or two."""
    title, day = message("citation-title", title=cited.title), cited.accessed.isoformat()
    if cited.author:
        title = message("citation-authored-title", author=cited.author, title=cited.title)
    where = message("citation-view-accessed", url=cited.url, day=day)
    if cited.is_whole:
        where = message("citation-address-accessed", url=cited.url, day=day)
    return " ".join([title, _data_words(cited), where])


def _data_words(cited: Citation) -> str:
    return message("citation-data", collection=cited.collection, edition=cited.edition, licence=cited.licence)


def bibtex(cited: Citation) -> str:
    """Return the citation as a BibTeX entry that plain BibTeX and biblatex both read; signs that mean something to TeX are escaped."""
    notes = [
        message("citation-data-as-known", collection=cited.collection, edition=cited.edition, day=cited.as_of.isoformat()),
        message("citation-licence", licence=cited.licence),
        cited.attribution,
        *([] if cited.is_whole else [message("citation-view", url=cited.url)]),
        message("citation-accessed", day=cited.accessed.isoformat()),
    ]
    fields = {
        "author": f"{{{_tex(cited.author)}}}" if cited.author else "",
        "title": f"{{{_tex(cited.title)}}}",
        "year": str(cited.issued.year),
        "version": _tex(cited.version),
        "howpublished": rf"\url{{{cited.url}}}" if cited.is_whole else "",
        "url": cited.url if cited.is_whole else "",
        "urldate": cited.accessed.isoformat(),
        "note": _tex(" ".join(notes)),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{cited.key},\n{lines}\n}}\n"


def csl(cited: Citation) -> str:
    """Return the citation as CSL-JSON, a list of one dataset."""
    notes = [
        message("citation-as-known", day=cited.as_of.isoformat()),
        message("citation-licence", licence=cited.licence),
        cited.attribution,
        *([] if cited.is_whole else [message("citation-view-address", url=cited.url)]),
    ]
    entry = {
        "id": cited.key,
        "type": "dataset",
        "title": cited.title,
        "author": [{"literal": cited.author}] if cited.author else None,
        "container-title": cited.collection,
        "version": cited.version or None,
        "number": cited.digest or None,
        "issued": _parts(cited.issued),
        "accessed": _parts(cited.accessed),
        "URL": cited.url if cited.is_whole else None,
        "note": " ".join(notes),
    }
    return json.dumps([{name: value for name, value in entry.items() if value is not None}], ensure_ascii=False, indent=2) + "\n"


CITATION_FORMS = {"text": citation_text, "bibtex": bibtex, "csl": csl}


def caption_lines(cited: Citation) -> list[str]:
    """Return the lines in a picture: what it shows, as known on which day, from which data, and whom to credit."""
    return [message("citation-title", title=cited.title), f"{_data_words(cited)} {cited.attribution}"]


def _parts(day: date) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _issued(metadata: Mapping[str, Any]) -> date | None:
    """Return the day on which a dataset says that it was created, None where it says none."""
    try:
        return datetime.fromisoformat(str(metadata.get("created", ""))).date()
    except ValueError:
        return None


def _people(metadata: Mapping[str, Any]) -> list[str]:
    listed = _many(metadata.get("contributors"))
    named = [_line(entry.get("title") or "") for entry in listed if isinstance(entry, Mapping)]
    return [name for name in named if name]


def _many(listed: Any) -> list[Any]:
    return listed if isinstance(listed, list) else []


def _line(words: Any) -> str:
    """Return a text on one line, without signs that no reader sees."""
    return " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in str(words)).split())


def _tex(words: str) -> str:
    return "".join(_TEX.get(c, c) for c in words)

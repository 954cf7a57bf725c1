"""What is wrong in a file, said so that somebody can mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong: file, line (1 is the header; 0 when it concerns the whole file), column, value, and what was expected."""

    file: str
    line: int
    column: str
    value: str
    words: str

    @property
    def where(self) -> str:
        """Return file:line:column, as far as known."""
        return ":".join(str(part) for part in (self.file, self.line or "", self.column) if part != "")

    def __str__(self) -> str:
        """Say it in one line."""
        shown = f" {self.value[:80]!r}" if self.value else ""
        return f"{self.where}:{shown} {self.words}"

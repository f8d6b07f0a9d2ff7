"""Refusals: why a file is not read or written, in one sentence for a person."""

from ketenkaart.texts import tr


class FileRefused(Exception):
    """A file that is not read or written.

    Attributes:
        problem: what is wrong and what to do, as a sentence.
        file: the name of the file.
        line: the line where it is wrong, from 1; 0 where no line says it.
    """

    def __init__(self, problem: str, line: int = 0, file: str = "") -> None:
        super().__init__(problem, line, file)
        self.problem = problem
        self.line = line
        self.file = file

    @property
    def message(self) -> str:
        """The file, the line and the problem in one sentence."""
        if self.file and self.line:
            return tr("{file}, line {line}: {problem}", file=self.file, line=self.line, problem=self.problem)
        if self.file:
            return f"{self.file}: {self.problem}"
        return self.problem

    def __str__(self) -> str:
        return self.message


class FileTooNew(FileRefused):
    """A file that is not read, because a newer version of the program made it."""


class DiskFull(FileRefused):
    """A file that is not written, because the disk has no room for it."""


class DiskAway(FileRefused):
    """A file that is not written, because the disk is not there, as of a share."""


class FileChanged(FileRefused):
    """A file that is not written, because someone else changed it."""


class FileGone(FileRefused):
    """A file that is not written, because it is not where it was any more."""


class FolderGone(FileGone):
    """A file that is not written, because its folder is not there any more, as of a share that is away."""


class FileExists(FileRefused):
    """A file that is not written, because there is one already."""

"""Files with their sizes in, the order in which they are read out: one giant does not hold the end."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from ziping.ingest.reading import Task

T = TypeVar("T")


def interleaved(files: Sequence[tuple[int, T]], workers: int) -> Iterator[T]:
    """Small ones first, but one in so many is the largest that is left: giants run beside the small from the start.

    With one worker the giants come last: there is nobody to read the small ones meanwhile.
    """
    ordered = [file for _, file in sorted(files, key=lambda pair: pair[0])]
    low, high = 0, len(ordered) - 1
    for turn in range(len(ordered)):
        if workers > 1 and turn % workers == 0:
            yield ordered[high]
            high -= 1
        else:
            yield ordered[low]
            low += 1


class Tasks(Iterator[Task]):
    """The files of a run that are still to be read; the files of a bundle come in as it is unpacked."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self.waiting = deque(tasks)

    def __next__(self) -> Task:
        if not self.waiting:
            raise StopIteration
        return self.waiting.popleft()

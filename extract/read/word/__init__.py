"""The reader of Word files (.docx, .docm, .dotx): a `Source` in, its `Document` out."""

from extract.read.archive import check_archive
from extract.read.word.body import read_parts
from extract.read.word.grid import TooManyPlacesError
from extract.read.word.package import BeyondLimitsError, DamagedError, open_parts
from schemas.document import Document, Source
from schemas.errors import DocumentError


def read(source: Source) -> Document:
    """Read one file."""
    check_archive(source.data, source.name)
    try:
        return read_parts(source, open_parts(source.data))
    except DamagedError as fault:
        raise DocumentError("E_DAMAGED", source.name, reason=fault) from fault
    except (TooManyPlacesError, BeyondLimitsError) as fault:
        raise DocumentError("E_TOO_LARGE", source.name, reason=fault) from fault

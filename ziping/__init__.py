"""ziping (自评): Chinese self-evaluation reports in, validated and comparable data out.

>>> import ziping
>>> record = ziping.convert("report.docx")  # doctest: +SKIP
>>> record.basic_data["expenditure.total"].final.value  # doctest: +SKIP
Decimal('17679100')
"""

from typing import TYPE_CHECKING, Any

from ziping._origin import refuse_foreign_packages

refuse_foreign_packages()

if TYPE_CHECKING:
    from schemas.errors import DocumentError, UsageError, ZipingError
    from schemas.record import Record
    from ziping.dataset.dataset import Dataset, open_dataset
    from ziping.frames import to_frame
    from ziping.mentions import Mention, quantities
    from ziping.reports import convert, convert_all

__version__ = "0.1.0"
__all__ = [
    "Dataset",
    "DocumentError",
    "Mention",
    "Record",
    "UsageError",
    "ZipingError",
    "convert",
    "convert_all",
    "open_dataset",
    "quantities",
    "to_frame",
]

_HOMES = {
    "convert": "ziping.reports",
    "convert_all": "ziping.reports",
    "quantities": "ziping.mentions",
    "Mention": "normalize.mention",
    "to_frame": "ziping.frames",
    "open_dataset": "ziping.dataset.dataset",
    "Dataset": "ziping.dataset.dataset",
    "Record": "schemas.record",
    "DocumentError": "schemas.errors",
    "UsageError": "schemas.errors",
    "ZipingError": "schemas.errors",
}


def __getattr__(name: str) -> Any:
    """Load a verb when it is first used: `import ziping` itself reads no library."""
    if name not in _HOMES:
        raise AttributeError(f"module 'ziping' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)

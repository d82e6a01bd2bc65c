"""What is found."""

from dataclasses import dataclass
from enum import StrEnum


class DetailKind(StrEnum):
    """What the words look like. Their names are in learning/details_wording.py, where they are translated."""

    BIRTH = "birth"
    DATE = "date"
    NHS_NUMBER = "nhs_number"
    PHONE = "phone"
    EMAIL = "email"
    POSTCODE = "postcode"
    STREET = "street"
    PLACE = "place"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Detail:
    """Some words of a text, and what they look like."""

    kind: DetailKind
    start: int
    end: int
    words: str

"""What pages and commands that speak of a whole publication count of its claims."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from claimpress.checking.health import Look, looks_at
from claimpress.deriving.standards.assess import Held, held_of
from claimpress.deriving.statistics import Numbers, numbers_of
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Account:
    """An account of some claims, from which that of all can be put together."""

    numbers: Numbers
    """For the statistics."""
    held: Held
    """For the self-assessment."""
    looks: tuple[Look, ...]
    """For the health."""

    def packed(self) -> bytes:
        """The account as JSON in one line."""
        told = [self.numbers.written(), self.held.written(), self.looks]
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def account_of(claims: Iterable[Claim], corpus: Corpus) -> Account:
    """Give an account of claims, few enough to be held at a time."""
    claims = list(claims)
    looks = tuple(looks_at(claims, corpus))
    return Account(numbers_of(claims), held_of(claims, corpus), looks)


def account_in(packed: Iterable[bytes]) -> Account:
    """The account of all claims, from those of some, in the order of their ids."""
    told = [json.loads(each) for each in packed]
    return Account(
        Numbers.sum(Numbers.from_written(numbers) for numbers, _held, _looks in told),
        Held.sum(Held.from_written(held) for _numbers, held, _looks in told),
        tuple(Look(*look) for _numbers, _held, looks in told for look in looks),
    )

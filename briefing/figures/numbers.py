"""Numbers as news writes them: digits, words, scales, ranges, and what hedges them.

Knows how English states a magnitude. Does not know of what.
"""

from __future__ import annotations

from decimal import Decimal

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

WORDS: dict[str, int] = {
    **{word: n for n, word in enumerate(_SMALL.split(), 1)},
    **{word: 10 * n for n, word in enumerate(_TENS.split(), 2)},
}
"""Cardinal numbers of one word; "twenty-seven" is two of them."""

FRACTIONS: dict[str, Decimal] = {
    "half": Decimal(50),
    "third": Decimal(100) / 3,
    "thirds": Decimal(100) / 3,
    "quarter": Decimal(25),
    "quarters": Decimal(25),
    "fifth": Decimal(20),
    "fifths": Decimal(20),
    "tenth": Decimal(10),
    "tenths": Decimal(10),
}
"""In per cent."""

TIMES: dict[str, int] = {
    "doubled": 2, "doubling": 2, "tripled": 3, "trebled": 3, "tripling": 3, "quadrupled": 4,
    "halved": 0, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10,
}  # fmt: skip

SCALES: dict[str, int] = {
    "hundred": 2, "thousand": 3, "k": 3, "million": 6, "mln": 6, "m": 6, "billion": 9, "bln": 9,
    "bn": 9, "b": 9, "trillion": 12, "trn": 12, "tn": 12,
}  # fmt: skip
"""Powers of ten. The short ones only count after a currency or straight behind digits."""

VAGUE: dict[str, int] = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "tens of thousands": 20_000,
    "hundreds of thousands": 200_000, "millions": 2_000_000, "billions": 2 * 10**9,
}  # fmt: skip
"""The least that such a word can honestly mean."""

BOUNDS: dict[str, str] = {
    **dict.fromkeys(
        ("about", "around", "roughly", "approximately", "some", "an estimated", "estimated",
         "close to", "in the region of", "circa", "more or less"), "about"),
    **dict.fromkeys(("nearly", "almost", "just under", "just below", "not quite"), "nearly"),
    **dict.fromkeys(
        ("more than", "over", "just over", "well over", "upwards of", "exceeding", "in excess of",
         "above", "surpassing", "topping", "greater than", "upward of"), "more than"),
    **dict.fromkeys(("at least", "a minimum of", "no fewer than", "no less than", "not less than"),
                    "at least"),
    **dict.fromkeys(("less than", "fewer than", "under", "below", "well under"), "less than"),
    **dict.fromkeys(("up to", "as much as", "as many as", "at most", "no more than", "a maximum of",
                     "not more than", "as high as"), "up to"),
}  # fmt: skip
"""What may stand before a number, and how it bounds it."""


def digits(written: str) -> Decimal:
    """The value of ``1,234.5``."""
    return Decimal(written.replace(",", ""))


def spelled(written: str) -> Decimal:
    """The value of ``twelve``, ``twenty-seven``, ``a``, ``three hundred`` or ``a dozen``."""
    total = Decimal(0)
    if written.lower().startswith("half"):
        return Decimal("0.5")
    for word in written.lower().replace("-", " ").split():
        if word in WORDS:
            total += WORDS[word]
        elif word == "dozen":
            total = max(total, Decimal(1)) * 12
        elif word == "hundred":
            total = max(total, Decimal(1)) * 100
    return total or Decimal(1)


def grain(value: Decimal) -> Decimal:
    """The last place that is not zero: how finely a number is stated at the finest."""
    if not value:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)

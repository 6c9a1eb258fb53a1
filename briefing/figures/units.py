"""Units: currencies by sign and name, and what else is measured rather than counted.

Knows spellings. A bare dollar sign is taken for the US dollar, as agencies do; "¥" alone is
Japan's or China's and stays apart from both.
"""

from __future__ import annotations

SIGNS: dict[str, str] = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NZ$": "NZD",
    "S$": "SGD", "NT$": "TWD", "R$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "CN¥": "CNY",
    "¥": "¥", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH",
}  # fmt: skip
CODES: tuple[str, ...] = (
    "USD", "EUR", "GBP", "CNY", "RMB", "JPY", "CHF", "INR", "RUB", "AUD", "CAD", "HKD", "SEK",
    "NOK", "DKK", "PLN", "HUF", "CZK", "TRY", "UAH", "KRW", "BRL",
)  # fmt: skip
NAMES: dict[str, str] = {
    "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "us dollars": "USD",
    "u.s. dollars": "USD", "american dollars": "USD", "canadian dollars": "CAD",
    "australian dollars": "AUD", "hong kong dollars": "HKD", "pound": "GBP", "pounds": "GBP",
    "pounds sterling": "GBP", "yuan": "CNY", "renminbi": "CNY", "yen": "JPY", "rouble": "RUB",
    "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "rupees": "INR", "swiss francs": "CHF",
    "francs": "CHF", "kronor": "SEK", "zloty": "PLN", "zlotys": "PLN", "forints": "HUF",
    "lira": "TRY", "hryvnia": "UAH", "hryvnias": "UAH", "won": "KRW",
    "peso": "peso", "pesos": "peso", "cents": "cent",
}  # fmt: skip

MEASURES: dict[str, str] = {
    **dict.fromkeys(("percent", "per cent", "pct", "%"), "percent"),
    **dict.fromkeys(("percentage point", "percentage points", "points"), "points"),
    **dict.fromkeys(("tonne", "tonnes", "metric tons", "metric tonnes", "ton", "tons"), "tonnes"),
    **dict.fromkeys(("barrel", "barrels"), "barrels"),
    **dict.fromkeys(("kilometre", "kilometres", "kilometer", "kilometers", "km"), "kilometres"),
    **dict.fromkeys(("mile", "miles"), "miles"),
    **dict.fromkeys(("metre", "metres", "meter", "meters"), "metres"),
    **dict.fromkeys(("foot", "feet"), "feet"),
    **dict.fromkeys(("yard", "yards"), "yards"),
    **dict.fromkeys(("inch", "inches"), "inches"),
    **dict.fromkeys(("centimetre", "centimetres", "centimeters", "cm"), "centimetres"),
    **dict.fromkeys(("acre", "acres"), "acres"),
    **dict.fromkeys(("hectare", "hectares"), "hectares"),
    **dict.fromkeys(("megawatt", "megawatts", "mw"), "megawatts"),
    **dict.fromkeys(("gigawatt", "gigawatts", "gw"), "gigawatts"),
    **dict.fromkeys(("kilogram", "kilograms", "kilos", "kg"), "kilograms"),
    **dict.fromkeys(("litre", "litres", "liter", "liters"), "litres"),
    **dict.fromkeys(("mph", "miles per hour", "miles an hour"), "mph"),
    **dict.fromkeys(("basis points", "basis point"), "basis points"),
    **dict.fromkeys(("second", "seconds"), "seconds"),
    **dict.fromkeys(("minute", "minutes"), "minutes"),
    **dict.fromkeys(("hour", "hours"), "hours"),
    **dict.fromkeys(("day", "days"), "days"),
    **dict.fromkeys(("week", "weeks"), "weeks"),
    **dict.fromkeys(("month", "months"), "months"),
    **dict.fromkeys(("year", "years"), "years"),
    **dict.fromkeys(("decade", "decades"), "decades"),
}  # fmt: skip

LENGTHS = frozenset(("kilometres", "miles", "metres", "feet", "yards", "inches", "centimetres"))

TIME = frozenset(("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades"))

MONEY = frozenset((*SIGNS.values(), *CODES, *NAMES.values()))


def code(written: str) -> str:
    """The ISO 4217 code of a three-letter code as written; RMB is the yuan."""
    return "CNY" if written == "RMB" else written

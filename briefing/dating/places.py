"""What reads as the place of a dateline, and how to print it without its capitals.

Knows the towns that sign most datelines, and the words in capitals that are none. Does not know
countries or coordinates, nor what stands around a place.
"""

from __future__ import annotations

import re

from briefing.dating.days import MONTHS, WEEKDAYS, listed

BETWEEN = r"\s?\\?/\s?"
"""Pattern of what joins two places: "WASHINGTON/BRUSSELS"."""

# "NEW DELHI: The court…" and "Paris – The president…" are datelines for these alone; capitals
# before a dash, a day or an agency vouch for any place.
PLACES = frozenset(
    listed(
        """
    Abidjan, Abu Dhabi, Abuja, Accra, Addis Ababa, Ahmedabad, Algiers, Almaty, Amman, Amsterdam,
    Ankara, Antananarivo, Ashgabat, Asmara, Astana, Asunción, Athens, Athen, Atlanta, Auckland,
    Baghdad, Baku, Bamako, Bandar Seri Begawan, Bangalore, Bangkok, Bangui, Barcelona, Basel,
    Beijing, Beirut, Belgrade, Bengaluru, Berlin, Bern, Bhopal, Bogotá, Bogota, Bonn, Boston,
    Brasília, Brasilia, Bratislava, Brazzaville, Brisbane, Brussels, Brüssel, Bruxelles, Brussel,
    Bucharest, Budapest, Buenos Aires, Bujumbura, Cairo, Canberra, Cape Town, Caracas, Chennai,
    Chicago, Chișinău, Chisinau, Cologne, Colombo, Conakry, Copenhagen, Dakar, Damascus, Delhi,
    Den Haag, Detroit, Dhaka, Dili, Djibouti, Dodoma, Doha, Dubai, Dublin, Dushanbe, Düsseldorf,
    Edinburgh, Erbil, Florence, Frankfurt, Freetown, Gaborone, Gaza, Gaza City, Geneva, Genève,
    Genf, Georgetown, Glasgow, Guangzhou, Guatemala City, Guwahati, Hamburg, Hanoi, Harare,
    Havana, Helsinki, Hong Kong, Houston, Hyderabad, Islamabad, Istanbul, Jaipur, Jakarta, Jammu,
    Jeddah, Jerusalem, Johannesburg, Johor Baru, Juba, Kabul, Kampala, Karachi, Kathmandu,
    Khartoum, Kigali, Kingston, Kinshasa, Kochi, Kolkata, Kuala Lumpur, Kuching, Kuwait City,
    Kyiv, Kiev, La Paz, Lagos, Lahore, Lausanne, Libreville, Lille, Lilongwe, Lima, Lisbon,
    Lisboa, Ljubljana, London, Londres, Los Angeles, Luanda, Lucknow, Lusaka, Luxembourg, Lviv,
    Lyon, Macau, Madrid, Malé, Managua, Manama, Manchester, Manila, Maputo, Marseille, Melbourne,
    Mexico City, Miami, Milan, Milano, Minsk, Mogadishu, Monrovia, Montevideo, Montreal, Moscow,
    Moskau, Moscou, Mumbai, Munich, München, Muscat, Nairobi, Naples, Napoli, Nassau, New Delhi,
    New York, Niamey, Nicosia, Nouakchott, Nuku'alofa, Osaka, Oslo, Ottawa, Ouagadougou, Palermo,
    Panama City, Paris, Patna, Peking, Pékin, Pechino, Pekín, Penang, Perth, Peshawar, Phnom Penh,
    Podgorica, Port Louis, Port Moresby, Port of Spain, Port-au-Prince, Prague, Prag, Praia,
    Pretoria, Pristina, Pyongyang, Quetta, Quito, Rabat, Ramallah, Rawalpindi, Reykjavik, Riga,
    Rio de Janeiro, Riyadh, Rom, Roma, Rome, Rotterdam, San Francisco, San José, San Salvador,
    Sanaa, Santiago, Santo Domingo, São Paulo, Sao Paulo, Sarajevo, Seattle, Seoul, Shanghai,
    Shenzhen, Singapore, Skopje, Sofia, Srinagar, Stockholm, Strasbourg, Straßburg, Stuttgart,
    Suva, Sydney, Taipei, Tallinn, Tashkent, Tbilisi, Tegucigalpa, Tehran, Tel Aviv, The Hague,
    Thimphu, Thiruvananthapuram, Tirana, Tokyo, Toronto, Tripoli, Tunis, Turin, Torino,
    Ulaanbaatar, United Nations, Vaduz, Valletta, Vancouver, Vatican City, Venice, Vienna, Wien,
    Vientiane, Vilnius, Warsaw, Washington, Wellington, Windhoek, Wuhan, Yangon, Yaoundé, Yerevan,
    Zagreb, Zurich, Zürich
    """,
        ",",
    )
)

# Words in capitals that open a line and are no place: bodies, then the labels of desks.
_NO_PLACE = frozenset(
    listed("""
    NATO OPEC OPEC+ UNESCO UNICEF ASEAN BRICS NASA OSCE OECD UNHCR UNRWA COVID COVID-19 AIDS ISIS
    ISIL MAGA DACA SCOTUS POTUS FLOTUS NAFTA USMCA TTIP CETA GDPR AUKUS QUAD MERCOSUR FARC HAMAS
    HEZBOLLAH CHATGPT OPENAI TIKTOK NVIDIA ASML SWIFT BREXIT DEMOCRATS REPUBLICANS DEMOCRAT
    REPUBLICAN LIBERAL CONSERVATIVE TRUMP OBAMA BIDEN CLINTON PUTIN ZELENSKY ZELENSKIY MERKEL
    MACRON FILE UPDATE UPDATED ANALYSIS OPINION EXCLUSIVE BREAKING WATCH VIDEO LIVE CORRECTED
    CORRECTION REFILE FACTBOX INTERVIEW FEATURE FEATURES NEWS EDITORIAL EDITOR EDITORS COMMENT
    COMMENTARY COLUMN EXPLAINER EXPLAINED TIMELINE PHOTO PHOTOS NOTE MORE READ RELATED
    ADVERTISEMENT ALERT URGENT FLASH REVIEW PREVIEW PROFILE SPORT SPORTS BUSINESS WORLD POLITICS
    MARKETS OBITUARY LETTER LETTERS QUESTION ANSWER FACT FACTS CHECK CLAIM FALSE TRUE PODCAST
    LISTEN POLL POLLS QUIZ RECAP REPORT SPECIAL STORY SUMMARY TEASER TRANSCRIPT WARNING WINNERS
    LOSERS WHAT HIGHLIGHTS BRIEF BRIEFING BRIEFS PART CHAPTER SECTION STEP TODAY TONIGHT TOMORROW
    YESTERDAY GRAPHIC GRAPHICS INFOGRAPHIC SOURCE SOURCES DISCLAIMER DISCLOSURE LATEST PLUS BONUS
    TIPS RECIPE ADDS RECASTS REPEATS WRAPUP NYSE NASDAQ INSIGHT SCENE CLOSE OVERVIEW ABOVE BELOW
    SHOWS CHARTS CHART DEVELOPING LATE PLEASE ALSO ONLY JUST STILL SPOILER TRIGGER REPORTER ANCHOR
    HOST UNIDENTIFIED CORRESPONDENT
    """)
) | {name.upper() for name in (*WEEKDAYS, *MONTHS)}
_FUNCTION = frozenset(
    listed("""
    A AN AND ARE AS AT BE BUT BY DO DOES DON'T FOR FROM HAS HAVE HE HER HIS HOW I IF IN IS IT ITS
    NO NOT ON OR OUR SHE SO THAT THEN THEY THIS TO WAS WE WERE WHAT WHEN WHERE WHO WHY WILL WITH
    YES YOU YOUR
    """)
)

_KNOWN = frozenset(p.casefold() for p in PLACES)


def known_place(place: str) -> bool:
    """Whether every town of "Berlin/Paris" or "Ames, Iowa" is in the table."""
    return all(p.split(",")[0].strip().casefold() in _KNOWN for p in re.split(BETWEEN, place))


def reads_as_place(capitals: str) -> bool:
    """Whether capitals that neither a credit nor the table vouches for read as a place."""
    for part in re.split(BETWEEN, capitals):
        town = part.split(",")[0].strip()
        words = [w.strip(".").replace("’", "'") for w in town.split()]
        if len(words) > 3 or not 4 <= len(town) <= 40 or re.match(r"(?:[A-Z]\.){2}", town):
            return False
        if words[0] in _NO_PLACE or "THE" in words[1:] or not _FUNCTION.isdisjoint(words):
            return False
    return True


_SMALL = frozenset(listed("de du del da do dos di of la el al am im der au aux les sur and the"))


def printed(place: str) -> str:
    """A place without the capitals of a dateline.

    >>> printed("WASHINGTON/NEW DELHI"), printed("TOPEKA, Kan."), printed("PORT-AU-PRINCE")
    ('Washington/New Delhi', 'Topeka, Kan.', 'Port-au-Prince')
    """
    return "/".join(map(_printed, re.split(BETWEEN, " ".join(place.split()))))


def _printed(place: str) -> str:
    town, comma, region = place.strip(" ,;").partition(",")
    if not comma and town.count(".") == 1:
        town = town.rstrip(".")  # "KYIV. Dec 7", not "WASHINGTON D.C."
    return _cased(town) + comma + (_cased(region) if len(region.strip(" .")) > 3 else region)


def _cased(words: str) -> str:
    if not words.isupper():
        return words
    return re.sub(
        r"[^\W\d_]+(?:['’][^\W\d_]+)?",
        lambda m: m[0].lower() if m.start() and m[0].lower() in _SMALL else _capitalised(m, words),
        words,
    )


def _capitalised(match: re.Match[str], words: str) -> str:
    word = match[0]
    if len(word) == 1 and words[match.end() : match.end() + 1] == ".":  # D.C.
        return word
    word = word[0] + word[1:].lower()
    word = re.sub(r"(?<=^.['’])\w(?=\w)", lambda m: m[0].upper(), word)  # N'Djamena
    return re.sub(r"^Mc\w", lambda m: "Mc" + m[0][2].upper(), word)  # McAllen

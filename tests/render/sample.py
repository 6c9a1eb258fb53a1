"""A brief of every shape that a page must bear, built from a few sample reports written for it.

``brief()`` has four issues (one without reporting), other developments, ten events, 25 references:
titles short and long, Greek, Cyrillic, Chinese and Vietnamese names, an undated article, inferred
dates, copies, problems. Outlets are made up and say so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from briefing.model import (
    Article,
    Audience,
    Brief,
    Claim,
    Entry,
    Event,
    EventNote,
    LedgerLine,
    Problem,
    Published,
    Reference,
    Section,
    Sentence,
)

ANALYST = Audience("analyst", "analyst")
EXECUTIVE = Audience("executive", "executive", words=60, events=4, max_pages=2)

# key: (outlet, day or None, title, paragraphs); a paragraph is a list of sentences.
REPORTS: dict[str, tuple] = {
    "duties1": ("Sample Wire", "2024-10-04", "EU members clear the way for duties on electric cars from China", [
        ["BRUSSELS, Oct 4 (Sample Wire) – Ten member states backed definitive countervailing duties on battery electric cars built in China, five voted against and twelve abstained, officials said on Friday."],
        ["The result leaves the decision with the European Commission, which may now adopt the duties for five years."],
        ["Rates run from 7.8 percent to 35.3 percent and come on top of the ordinary import duty of 10 percent."],
        ["Talks on minimum prices continue in parallel, both sides said."]]),
    "duties2": ("Harbour Times (sample)", "2024-10-04", "Carmakers count the cost after Brussels vote", [
        ["Shares of several European carmakers fell after the vote, which exposes them to countermeasures in the world’s largest car market."],
        ["The rates run from 7.8 percent to 35.3 percent, on top of the standard 10 percent import duty."],
        ["Germany voted against; France, Italy and Poland were among those in favour."]]),
    "duties3": ("Rhein-Kurier (Beispiel)", "2024-10-05", "Fünf Länder stimmen dagegen, zwölf enthalten sich – was die Entscheidung für Zulieferer, Häfen und Verbraucher in Süddeutschland und darüber hinaus bedeutet und welche Fristen jetzt laufen", [
        ["Five countries voted against and twelve abstained, according to people briefed on the count."],
        ["Suppliers in the south of the country expect orders to fall by a tenth."]]),
    "duties4": ("Canal Post (sample)", "2024-10-07", "Minimum price talks resume", [
        ["Negotiators met again on Monday to discuss minimum prices as an alternative to the duties."],
        ["No date has been set for the next round."]]),
    "copy1": ("Gulf Ledger (sample)", "2024-10-04", "EU clears way for duties on electric cars", [
        ["Ten member states backed definitive countervailing duties on battery electric cars built in China, five voted against and twelve abstained, officials said on Friday."]]),
    "brandy1": ("Sample Wire", "2024-10-08", "China to require deposits on European brandy", [
        ["Importers of brandy from the European Union will have to lodge deposits with Chinese customs from 11 October, the commerce ministry announced on Tuesday."],
        ["The deposits range from 30.6 percent to 39 percent of the import value."],
        ["The Commission said it would challenge the measure at the World Trade Organization."]]),
    "brandy2": ("Le Courrier (échantillon)", "2024-10-08", "Le cognac dans la tourmente", [
        ["Producers in Cognac, who ship about a quarter of their bottles to China, called the deposits a hostage-taking of their trade."],
        ["Deposits will range from 30.6 to 39 percent of import value, the ministry’s notice says."]]),
    "deficit1": ("Statistics Desk (sample)", "2024-03-18", "Goods deficit narrows", [
        ["The Union’s goods deficit with China narrowed to 291 billion euros in 2023 from 397 billion euros a year earlier."],
        ["Imports fell by 18 percent and exports by 3 percent."]]),
    "deficit2": ("Καθημερινό Δείγμα", "2024-03-19", "Το εμπορικό έλλειμμα μειώθηκε", [
        ["The goods deficit with China narrowed to 291 billion euros in 2023, from 397 billion a year before."]]),
    "sanction1": ("Sample Wire", "2024-06-24", "EU adopts fourteenth package, lists firms in third countries", [
        ["The Council on Monday adopted a fourteenth package of restrictive measures over the war against Ukraine, adding 116 listings."],
        ["For the first time the package restricts re-loading of Russian liquefied natural gas in Union ports for shipment to third countries."],
        ["Sixty-one further entities, among them firms registered in mainland China and Hong Kong, face tighter export rules on dual-use goods."]]),
    "sanction2": ("Baltic Monitor (sample)", "2024-06-24", "Gas trans-shipment ban leads new measures", [
        ["For the first time the measures touch Russian liquefied gas: re-loading in Union ports for third countries will be banned after nine months."],
        ["The Council adopted the package, the fourteenth over the war against Ukraine, with 116 new listings."]]),
    "sanction3": ("Пример Вестник", "2024-06-25", "Четырнадцатый пакет: что изменится", [
        ["Companies in third countries will have to show that their subsidiaries do not undermine the measures."]]),
    "circumvent": ("Munich Gazette (sample)", None, "Envoy presses Beijing over dual-use exports", [
        ["The Union’s sanctions envoy raised a list of common high-priority items that customs data show reaching Russia through China."],
        ["Officials described the exchange as frank."]]),
    "chips1": ("Sample Wire", "2024-09-06", "Dutch government widens licence rule for chipmaking machines", [
        ["The Dutch government said on Friday that two further models of immersion lithography machines will need a national export licence from 7 September."],
        ["The rule moves the licensing of these machines from the United States to the Netherlands."],
        ["The maker said the change was technical and would not alter its outlook for the year."]]),
    "chips2": ("Polder Daily (sample)", "2024-09-06", "Licences for older lithography machines move to The Hague", [
        ["From 7 September two further models of immersion lithography machines need a Dutch export licence, the government said."],
        ["China’s commerce ministry said it was dissatisfied with the decision."]]),
    "chips3": ("Nguyễn Sample Review", "2024-09-08", "Vì sao máy in thạch bản quan trọng", [
        ["Customers in China accounted for almost half of the maker’s system sales in the second quarter."]]),
    "gallium": ("样本日报", "2024-12-03", "商务部：加强相关两用物项对美国出口管制", [
        ["Exports of gallium, germanium and antimony to the United States are in principle no longer permitted, the commerce ministry said on Tuesday."]]),
    "gallium2": ("Harbour Times (sample)", "2024-12-03", "Beijing bars shipments of three minor metals to the United States", [
        ["The ministry said on Tuesday that exports of gallium, germanium and antimony to the United States would in principle no longer be permitted."],
        ["Prices of antimony have more than doubled this year."]]),
    "italy1": ("Sample Wire", "2023-12-06", "Italy gives notice that it will leave Belt and Road", [
        ["Italy has formally told China that it will not renew its memorandum on the Belt and Road Initiative when it lapses in March 2024."],
        ["It was the only member of the Group of Seven to have signed."]]),
    "italy2": ("Corriere Campione", "2023-12-06", "Roma esce dalla Via della Seta", [
        ["The note was delivered “in recent days”, according to government sources."],
        ["Exports to China rose to 16.4 billion euros in 2022 from 13 billion in 2019, the year of signing."]]),
    "port": ("Harbour Times (sample)", "2024-11-14", "Deep-water port opens at Chancay", [
        ["The port of Chancay, sixty percent owned by a Chinese shipping group, was opened on Thursday with a first berth for ships of the largest class."]]),
    "panda": ("Polder Daily (sample)", "2024-05-02", "Pandas", [
        ["Two pandas are expected to arrive at the zoo before summer, the keepers said."]]),
    "visa": ("Sample Wire", "2024-07-01", "Visa-free entry widened to more countries", [
        ["Travellers from New Zealand, Australia and Poland may enter China without a visa for up to 15 days from 1 July until the end of 2025."]]),
    "data": ("Canal Post (sample)", "2024-08-28", "First talks under cross-border data mechanism", [
        ["The Commission and China held the first meeting of a mechanism on cross-border flows of non-personal data, both sides said on Wednesday."],
        ["Finance, pharmaceuticals and cars are the sectors to be treated first."]]),
    "data2": ("Statistics Desk (sample)", "2024-08-29", "", [
        ["A mechanism on cross-border flows of non-personal data met for the first time, the Commission and China said."]]),
}  # fmt: skip

# event: (key its title comes from, keys of its articles, origins, names)
EVENTS: dict[str, tuple] = {
    "duties": ("duties1", ["duties1", "copy1", "duties2", "duties3", "duties4"],
               ["Sample Wire", "Harbour Times (sample)", "Rhein-Kurier (Beispiel)", "Canal Post (sample)"],
               ["European Commission", "Germany", "France", "Italy", "Poland"]),
    "brandy": ("brandy1", ["brandy1", "brandy2"], ["Sample Wire", "Le Courrier (échantillon)"],
               ["World Trade Organization", "Cognac"]),
    "deficit": ("deficit1", ["deficit1", "deficit2"], ["Statistics Desk (sample)"], []),
    "package": ("sanction1", ["sanction1", "sanction2", "sanction3"],
                ["Sample Wire", "Baltic Monitor (sample)", "Пример Вестник"], ["Council", "Ukraine", "Hong Kong"]),
    "envoy": ("circumvent", ["circumvent"], ["Munich Gazette (sample)"], []),
    "chips": ("chips1", ["chips1", "chips2", "chips3"],
              ["Sample Wire", "Polder Daily (sample)", "Nguyễn Sample Review"], ["Netherlands", "United States"]),
    "metals": ("gallium2", ["gallium2", "gallium"], ["样本日报", "Harbour Times (sample)"], []),
    "italy": ("italy1", ["italy1", "italy2"], ["Sample Wire", "Corriere Campione"], ["Italy", "Group of Seven"]),
    "visas": ("visa", ["visa"], ["Sample Wire"], ["New Zealand", "Australia", "Poland"]),
    "flows": ("data", ["data", "data2"], ["Canal Post (sample)", "Statistics Desk (sample)"], []),
    "pandas": ("panda", ["panda"], ["Polder Daily (sample)"], []),
    "chancay": ("port", ["port"], ["Harbour Times (sample)"], []),
}  # fmt: skip

# section: (title, question, {event: [claims]}); a claim is "key.sentence" or with "+key.sentence"…
SECTIONS: dict[str, tuple] = {
    "trade_balance": ("Trade balance", "How do the imbalances in trade between the EU and China develop, and what do the two sides do about them?", {
        "duties": ["duties1.0+copy1.0+duties3.0", "duties1.2+duties2.1", "duties2.0", "duties1.1", "duties4.0"],
        "brandy": ["brandy1.0", "brandy1.1+brandy2.1", "brandy2.0"],
        "deficit": ["deficit1.0+deficit2.0", "deficit1.1"]}),
    "ukraine_sanctions": ("Ukraine and sanctions", "What do EU and Chinese actors say and do about the war against Ukraine, and how are sanctions evaded and enforced?", {
        "package": ["sanction1.0+sanction2.1", "sanction1.1+sanction2.0", "sanction1.2", "sanction3.0"],
        "envoy": ["circumvent.0"]}),
    "tech_export_controls": ("Tech export controls", "Which technologies are being closed off, by whom, and with what effect?", {
        "chips": ["chips1.0+chips2.0", "chips1.1", "chips2.1", "chips3.0"],
        "metals": ["gallium2.0+gallium.0", "gallium2.1"],
        "package": ["sanction1.2"]}),
    "belt_and_road": ("Belt and Road", "Who joins, leaves or reshapes the Belt and Road Initiative?", {
        "italy": ["italy1.0", "italy1.1", "italy2.0", "italy2.1"],
        "chancay": ["port.0"]}),
    "raw_materials": ("Raw materials", "Where does supply of critical raw materials tighten?", {}),
    "other": ("Other developments", "What else was reported that fits none of the issues?", {
        "visas": ["visa.0"], "flows": ["data.0+data2.0", "data.1"], "pandas": ["panda.0"]}),
}  # fmt: skip


def articles() -> dict[str, tuple[Article, tuple[Sentence, ...]]]:
    """The sample articles with their sentences, by key."""
    made = {}
    for number, (key, (outlet, day, title, paragraphs)) in enumerate(REPORTS.items(), 1):
        text = "\n\n".join(" ".join(sentences) for sentences in paragraphs)
        name = f"{number:012x}"
        found, at = [], 0
        for paragraph, sentences in enumerate(paragraphs, 1):
            for sentence in sentences:
                start = text.index(sentence.split(" – ")[-1] if "(Sample Wire) –" in sentence else sentence, at)
                at = start + len(sentence.split(" – ")[-1] if "(Sample Wire) –" in sentence else sentence)
                found.append(Sentence(name, paragraph, len(found), start, at, text[start:at]))
        moment = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
        made[key] = (
            Article(
                id=name, ref=f"corpus/{key}.txt", path=f"corpus/{key}.txt", text=text,
                title=title or " ".join(found[0].text.split()[:12]) + " …", title_given=bool(title),
                source=outlet, language="en", place="BRUSSELS" if "BRUSSELS" in text else None,
                credits=("Sample Wire",) if key in ("duties1", "copy1") else (),
                authors=("A. Sample", "B. Örnek") if key == "chips2" else (),
                url=f"https://www.example.org/world/{day or 'undated'}/{key}" if number % 2 else None,
                published=Published(moment, "metadata", "day") if day else Published(),
            ),
            tuple(found),
        )  # fmt: skip
    return made


def brief(*, title: str = "EU–China weekly brief", audience: str = "analyst") -> Brief:
    """The sample brief, composed by hand: what the program would make of the reports."""
    made = articles()
    made["italy1"] = _dated(made["italy1"], "2023-12-06", "inferred", "“Dec 6” without a year; 6 December was a Wednesday in 2023")
    made["chips3"] = _dated(made["chips3"], "2024-09-01", "text", "it speaks of “the second quarter” and of “Friday’s rule”", "month")
    numbers: dict[str, int] = {}

    def sentence(spec: str) -> Sentence:
        key, place = spec.split(".")
        numbers.setdefault(key, len(numbers) + 1)
        return made[key][1][int(place)]

    def claim(spec: str) -> Claim:
        first, *others = spec.split("+")
        keys = {REPORTS[s.split(".")[0]][0] for s in spec.split("+")} - {REPORTS["copy1"][0]}
        return Claim(sentence(first), tuple(map(sentence, others)), origins=len(keys))

    sections = []
    for id, (name, question, told) in SECTIONS.items():
        entries = tuple(
            Entry(f"ev-{event}", tuple(map(claim, claims)),
                  tuple(o for o, s in SECTIONS.items() if o != id and event in s[2]))
            for event, claims in told.items()
        )  # fmt: skip
        lead = entries[0].claims[0] if entries and question else None
        sections.append(Section(id, name, question, entries, bottom_line=lead))
    for key in made:  # the rest of the events' articles follow
        if any(key in event[1] for event in EVENTS.values()):
            numbers.setdefault(key, len(numbers) + 1)
    references = tuple(
        Reference(n, replace(made[key][0], text=""), numbers["duties1"] if key == "copy1" else None)
        for key, n in numbers.items()
    )
    ledger = [
        LedgerLine(a.ref, a.title, a.outlet, "copy" if key == "copy1" else "cited",
                   "repeats “EU members clear the way…” word for word" if key == "copy1" else "")
        for key, (a, _) in made.items()
    ]  # fmt: skip
    ledger += [
        LedgerLine("corpus/old.txt", "A report from another year", "Sample Wire", "out of period", "published 3 May 2019; the period starts 1 December 2023"),
        LedgerLine("corpus/early.html", "EU to vote on duties", "Sample Wire", "updated", "replaced by the later version, corpus/duties1.txt"),
        LedgerLine("corpus/background.txt", "Ten years of trade talks", "Canal Post (sample)", "read", "nothing in it was among the most telling sentences"),
        LedgerLine("corpus/broken.html", "", "Source not stated", "set aside", "no text could be found in the page"),
    ]
    return Brief(
        title=title, audience=audience, created=datetime(2024, 12, 9, 8, 30, tzinfo=UTC),
        start=datetime(2023, 12, 6, tzinfo=UTC), end=datetime(2024, 12, 3, tzinfo=UTC),
        sections=tuple(sections), events=tuple(_note(e, made) for e in EVENTS), references=references,
        ledger=tuple(ledger),
        problems=(
            Problem("corpus/broken.html", "read", "no text could be found in the page"),
            Problem("corpus/circumvent.txt", "date", "nothing tells when it was published", fatal=False),
        ),
        version="0.1.0",
        notes=(
            ("Grouping", "Articles are grouped by their words, names and dates; an event is reported once per section."),
            ("Selection", "Sentences are ranked by the concepts they cover, 120 words an event; sentences that need their context are passed over."),
            ("Independence", "Copies and credited agencies count as one origin with their source."),
            ("Period", "All articles, whatever their date; “now” is 9 December 2024."),
        ),
    )  # fmt: skip


def _dated(pair, day, basis, evidence, precision="day"):
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return replace(pair[0], published=Published(moment, basis, precision, evidence)), pair[1]


def _note(id: str, made) -> EventNote:
    title_from, keys, origins, names = EVENTS[id]
    moments = [a.published.at for a, _ in (made[k] for k in keys) if a.published.at]
    event = Event(
        id=f"ev-{id}", title=made[title_from][0].title, title_from=made[title_from][0].id,
        start=min(moments, default=None), end=max(moments, default=None),
        articles=tuple(made[k][0].id for k in keys),
    )  # fmt: skip
    return EventNote(event, tuple(dict.fromkeys(REPORTS[k][0] for k in keys)), tuple(origins), tuple(names))

"""The lineage room: who copied whom, and so how many independent origins a report has.

``fingerprints`` finds texts that share their wording; ``ties`` adds address and headline and says
which articles are one text; ``publishers`` knows agencies, families and aggregators; ``tracing``
concludes copies, versions and origins; ``revisions`` compares two versions sentence by sentence.
"""

from briefing.lineage.publishers import Families, parse, shipped
from briefing.lineage.revisions import changes
from briefing.lineage.tracing import trace

__all__ = ["Families", "changes", "parse", "shipped", "trace"]

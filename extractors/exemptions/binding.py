"""Bind each citation to its law: by the law named beside it, by its list, by the sentence, by the document's default."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.exemptions.anchors import Anchor
from extractors.exemptions.implied import implied_law
from extractors.exemptions.laws import Laws
from extractors.exemptions.named import named_law, spread
from extractors.exemptions.paths import Item
from extractors.exemptions.scene import scene_of
from extractors.prepare import Prepared
from models.facts import Regime
from models.regimes import is_well_formed, section_of


@dataclass(frozen=True, slots=True)
class Bound:
    """A provision bound to its regime: the anchor it came from, and `how` the law was told (for the fact's rule)."""

    anchor: int
    item: Item
    regime: Regime
    how: str


def bind(p: Prepared, flat: str, anchors: Sequence[Anchor], laws: Laws) -> list[Bound]:
    """Every cited provision of an access regime, in order; provisions of other laws are left out."""
    scene = scene_of(p, flat, laws)
    told = spread([named_law(scene, anchor) for anchor in anchors], anchors, flat)
    for anchor, law in zip(anchors, told, strict=True):
        if law is not None and law != "OTHER":
            scene.known.update((law, section_of(item.number)) for item in anchor.items)
    bound: list[Bound] = []
    for index, (anchor, law) in enumerate(zip(anchors, told, strict=True)):
        regime, how = (law, "named") if law is not None else implied_law(scene, anchors, told, index)
        if regime is None or regime == "OTHER":
            continue
        kept = _fitting(regime, anchor)
        if kept:
            scene.known.update((regime, section_of(item.number)) for item in kept)
            told[index] = regime
        bound += [Bound(index, item, regime, how) for item in kept]
    return bound


def _fitting(regime: Regime, anchor: Anchor) -> list[Item]:
    """The items that the regime can have: a section it does not have ends the list."""
    kept: list[Item] = []
    for item in anchor.items:
        if is_well_formed(regime, item.number):
            kept.append(item)
        elif is_well_formed(regime, section_of(item.number)) and not kept:
            section = section_of(item.number)
            kept.append(Item(section, item.start, item.start + max(1, item.end - item.start), False))
    return kept

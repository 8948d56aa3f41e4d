"""The names of the features, in the order of their rows: for reading a model, and for tests that rows and names agree."""

from __future__ import annotations

from extractors.strip.dom_arrays import KINDS_OF_CHARACTER
from extractors.strip.dom_features import CONTAINER_SHARES, LEVELS
from extractors.strip.dom_signs import BIT_NAMES
from extractors.strip.dom_stacking import SHIFTS, WIDTHS
from extractors.strip.dom_text import PAGE_KINDS

RELATIONS = ("up", "target_up", "prose_of_page", "runs", "where", "prose_between")
CORE = tuple(
    f"core_{name}"
    for name in ("child", "inside", "depth", "of_page", "of_core", "same_names", "same_grand", "where", "share")
)


def first_names() -> tuple[str, ...]:
    """The rows of the first look."""
    shares = [f"share_{KINDS_OF_CHARACTER[kind]}" for kind in (0, 2, 3, 8, 9, 10)]
    return (
        *(
            "log_characters",
            "log_words",
            "link_share",
            "links",
            "links_a_word",
            "in_cell",
            "word_length",
            "commas",
            "stops",
        ),
        *("commas_a_word", "stops_a_word", *shares, "digits", "colons", "arrows", "starts_with", "ends_with"),
        *("heading", "heading_level", "list_depth", "images_before", "images_after"),
        *(
            "word_score",
            "word_low",
            "word_high",
            "first_word",
            "last_word",
            "title_match",
            "in_meta",
            "in_json_ld",
            "copies",
            "cut_short",
            "names_a_link",
        ),
        *(f"around_{name}" for name in BIT_NAMES),
        *(f"near_{name}" for name in BIT_NAMES),
        *("names_sum", "names_low", "names_high", "names_own", "names_parent", "depth", "names_mean"),
        *(
            f"level{level}_{name}"
            for level in range(LEVELS)
            for name in ("runs", "characters", "link_share", "prose_of_page", "prose_share", "mean_run", "names")
        ),
        *(f"container{share}_{name}" for share in CONTAINER_SHARES for name in ("in", "where", "depth")),
        *("from_first_prose", "from_last_prose"),
        *("group_size", "group_characters", "group_link_share", "group_words", "group_prose"),
        *("prose_before", "text_before", "runs_before"),
        *(
            f"{name}{shift:+d}"
            for name in ("words", "link_share", "stops", "heading", "score")
            for shift in (-2, -1, 1, 2)
        ),
        *(f"{name}_{side}{width}" for name in ("prose", "linked") for width in (3, 8) for side in ("before", "after")),
        *("heading_score", "heading_distance", "heading_link_share"),
        *(f"{target}_{name}" for target in ("title", "lead") for name in RELATIONS),
        *CORE,
        *("page_runs", "page_characters", "page_link_share", "page_prose_share", "page_prose_runs", "page_article"),
        *("page_articles", "page_main", "page_h1", "page_p", "page_forms", "page_json_ld", "page_nodes"),
        *PAGE_KINDS,
        *("foi_marks", "foi_furniture", "foi_marked", "foi_part", "foi_thread", "foi_file", "foi_area"),
    )


def second_names() -> tuple[str, ...]:
    """The names of the columns that the second look adds."""
    return (
        "first",
        *(f"first{shift:+d}" for shift in SHIFTS),
        *(
            f"first_mean_{kind}_{side}{width}"
            for kind in ("runs", "text")
            for width in WIDTHS
            for side in ("before", "after")
        ),
        *(f"first_level{level}_{name}" for level in range(5) for name in ("share", "of_page", "runs")),
        *("first_group", "first_group_text"),
        *(f"first_container{share}_{name}" for share in CONTAINER_SHARES for name in ("in", "where", "depth")),
        *("first_from_first", "first_from_last", "first_text_before", "first_runs_before"),
        *(f"first_{name}" for name in CORE),
        *("first_heading", "first_rank", "first_of_best", "first_best"),
        *("first_page", "first_page_share"),
    )

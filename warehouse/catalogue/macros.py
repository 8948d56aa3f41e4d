"""The macros: helpers that the views use, and the table macros that analysts call."""

from __future__ import annotations

from warehouse.catalogue.grammar import Macro

_SPACE = r"[\t-\r\x1c-\x20\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]+"

SCALAR_MACROS = (
    ("words_of", "words", f"list_filter(regexp_split_to_array(words, '{_SPACE}'), lambda w: w <> '')"),
    ("fragment_words", "words", "replace(url_encode(array_to_string(words, ' ')), '-', '%2D')"),
    (
        "deep_link",
        "url, quote, prefix, suffix",
        """CASE WHEN NOT starts_with(url, 'http://') AND NOT starts_with(url, 'https://') THEN url ELSE
  split_part(url, '#', 1) || '#:~:text='
  || coalesce(nullif(fragment_words(words_of(split_part(prefix, chr(10), -1))[2:][-3:]), '') || '-,', '')
  || fragment_words(words_of(quote))
  || coalesce(',-' || nullif(fragment_words(words_of(split_part(suffix, chr(10), 1))[:-2][:3]), ''), '')
END""",
    ),
    (
        "link_at",
        "url, quote, prefix, suffix, locator",
        """CASE regexp_extract(coalesce(locator, ''), '^\\{"type":"([a-z]+)"', 1)
  WHEN 'page' THEN CASE WHEN regexp_matches(url, '^https?://[^#]*$')
    THEN url || '#page=' || regexp_extract(locator, '^\\{"type":"page","page":([0-9]+)', 1) ELSE url END
  WHEN 'cell' THEN url WHEN 'mail' THEN url WHEN 'part' THEN url
  ELSE deep_link(url, quote, prefix, suffix) END""",
    ),
    ("number_text", "number", "regexp_replace(CAST(number AS VARCHAR), '\\.0$', '')"),
)
"""Helpers of the views. `deep_link` gives the same as `models.selectors.deep_link`, `link_at` as `warehouse.links.link_at`."""

MACROS = (
    Macro(
        "trace",
        "wanted",
        "The evidence of one fact, by its identifier.",
        "SELECT * FROM evidence WHERE fact_id = wanted",
        "SELECT sentence, url, fetched_at FROM trace('0123456789abcdef01234567')",
    ),
    Macro(
        "search",
        "words",
        "Sentences outside boilerplate that hold all the words (any case, parts of words too), the exact phrase first.",
        """SELECT s.text AS sentence, contains(lower(s.text), lower(trim(words))) AS is_phrase, s.zone, v.title,
  coalesce(d.publisher, v.publisher) AS publisher, d.url, v.fetched_at, s.sentence_id, s.version_id
FROM sentence s JOIN version v ON v.version_id = s.version_id JOIN document d ON d.document_id = v.document_id
WHERE s.zone <> 'boilerplate' AND len(words_of(lower(words))) > 0 AND contains(lower(s.text), words_of(lower(words))[1])
  AND contains(lower(s.text), words_of(lower(words))[-1])
  AND list_bool_and(list_transform(words_of(lower(words)), lambda w: contains(lower(s.text), w)))
ORDER BY is_phrase DESC, length(s.text), s.sentence_id""",
        "SELECT sentence, url FROM search('strip searches') LIMIT 20",
    ),
)

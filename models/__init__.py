"""The nouns of foitrace: captures, documents, facts, locators, selectors, errors, and the domain's tables as data files."""

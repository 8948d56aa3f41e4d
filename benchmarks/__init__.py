"""Speed and quality, measured against peers in one run. Never part of the tests."""

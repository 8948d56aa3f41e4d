"""Read mails: eml of any state of repair, Outlook's msg and winmail.dat; who wrote what, and the files that came with it."""

from __future__ import annotations

from extractors.read.mail.eml import read_eml
from extractors.read.mail.msg import read_msg
from extractors.read.mail.tnef import read_tnef

__all__ = ["read_eml", "read_msg", "read_tnef"]

"""How allauth signs people up and in (written in full by the accounts area)."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Signs people up and in."""

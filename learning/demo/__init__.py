"""The demo partnership: its texts (``content/``), its media (``media/``) and the script that makes the media again.

Everything here is invented. No child, family, place or organisation in it is real.
"""

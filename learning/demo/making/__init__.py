"""How the demo media are made. Needed only to make them again; nothing here runs on a server."""

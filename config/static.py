"""Static files under hashed names, with the imports inside ES modules rewritten to match."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticStorage(CompressedManifestStaticFilesStorage):
    """Immutable names for everything, so that browsers may keep them for a year."""

    support_js_module_import_aggregation = True

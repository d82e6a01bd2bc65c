"""The demo's site: home page, catalogue, the pages every site must have, and the partnership's settings."""

from wagtail.models import Page, Site

from learning.demo.texts import blocks, paragraphs, read
from learning.models import CataloguePage, ContentPage, Helpline, HomePage, PartnershipSettings

HOME = "northmoor"  # the home page's slug: by it the seed knows its own work


def make_site() -> CataloguePage:
    """Build the tree, make it the default site, and fill in the settings. Returns the catalogue."""
    spec = read("site")
    home = _make_home(spec["home"])
    catalogue = home.add_child(instance=CataloguePage(**spec["catalogue"]))
    catalogue.save_revision().publish()
    pages = {}
    for page in spec["pages"]:
        made = home.add_child(instance=ContentPage(title=page["title"], slug=page["slug"]))
        made.body = blocks(page["text"])
        made.save_revision().publish()
        pages[page["slug"]] = made
    _fill_in_settings(spec["partnership"], home.get_site(), pages)
    return CataloguePage.objects.get(pk=catalogue.pk)


def _make_home(spec: dict) -> HomePage:
    """The home page takes the place of the welcome page that Wagtail's migrations leave at the root."""
    root = Page.get_first_root_node()
    welcome = list(root.get_children())
    home = root.add_child(instance=HomePage(slug=HOME, **spec))
    home.save_revision().publish()
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": home, "site_name": read("site")["partnership"]["name"]},
    )
    Site.clear_site_root_paths_cache()
    for page in welcome:
        Page.objects.get(pk=page.pk).delete()
    return HomePage.objects.get(pk=home.pk)


def _fill_in_settings(spec: dict, site: Site, pages: dict[str, ContentPage]) -> None:
    partnership = PartnershipSettings.for_site(site)
    partnership.name = spec["name"]
    partnership.contact_email = spec["contact_email"]
    partnership.brand_colour = spec["brand_colour"]
    partnership.worried_about_a_child = paragraphs(spec["worried_about_a_child"])
    partnership.supervision = paragraphs(spec["supervision"])
    partnership.helplines = [Helpline(sort_order=place, **line) for place, line in enumerate(spec["helplines"])]
    partnership.accessibility_page = pages["accessibility"]
    partnership.privacy_page = pages["privacy"]
    partnership.cookies_page = pages["cookies"]
    partnership.save()

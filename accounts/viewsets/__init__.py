"""People and agencies in the Wagtail admin, for administrators."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from accounts.viewsets.agencies import AgencyViewSet
from accounts.viewsets.audit_log import AuditLogViewSet
from accounts.viewsets.work import AppointmentViewSet, MembershipViewSet


class PeopleGroup(ViewSetGroup):
    """One entry of the menu. People themselves join it by its hook: Wagtail's users app registers them."""

    menu_label = _("People")
    menu_name = "people-group"
    menu_icon = "group"
    menu_order = 250
    submenu_hook = "register_people_menu_item"
    items = (AgencyViewSet("agencies"), AuditLogViewSet("audit_log", url_prefix="audit-log"))


VIEWSETS = [
    PeopleGroup(),
    MembershipViewSet("memberships"),
    AppointmentViewSet("appointments"),
]

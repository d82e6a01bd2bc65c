"""Which addresses are read by several people. Two people can't share one learning record."""

SHARED = frozenset(
    {
        "admin", "administrator", "admissions", "admins", "bookings", "contact", "contactus", "duty", "dutyteam",
        "enquiries", "enquiry", "feedback", "finance", "frontdesk", "generaloffice", "head", "headteacher", "hello",
        "help", "helpdesk", "hr", "info", "information", "inbox", "mail", "mailbox", "manager", "mash", "no-reply",
        "noreply", "office", "postmaster", "reception", "referrals", "safeguarding", "schooloffice", "secretary",
        "staff", "support", "surgery", "team", "training", "webmaster",
    }
)  # fmt: skip


def is_shared_mailbox(email: str) -> bool:
    """Whether the part before the @ names an office rather than a person: office@, school.office@, info+lanyard@."""
    name = email.partition("@")[0].partition("+")[0].lower()
    joined = name.replace(".", "").replace("-", "").replace("_", "")
    last = name.replace("_", ".").replace("-", ".").rpartition(".")[2]
    return name in SHARED or joined in SHARED or last in {"office", "reception", "admin", "enquiries", "safeguarding"}

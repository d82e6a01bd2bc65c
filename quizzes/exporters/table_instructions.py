"""What the second sheet of the template says: what each column is for."""

from django.utils.translation import gettext as _


def instructions() -> list[tuple[str, str]]:
    """Each column with what to write in it."""
    return [
        (_("Column"), _("What to write")),
        (
            "kind",
            _(
                "single choice, multiple choice, true or false, numerical, short text, matching, ordering, "
                "missing words or essay. The first sheet has an example of each: write over them, and delete those "
                "you don’t need."
            ),
        ),
        ("name", _("How you will find the question again. Left empty, it is called by its first words.")),
        ("topic", _("Under which topic it is filed.")),
        ("question", _("The question itself. Press Alt and Enter for a new line. <b> and <i> may be used.")),
        (
            "right",
            _(
                "The number of the right option: 2. For several: 1, 3. Where they are worth different parts of the "
                "mark, or cost some of it: 1: 75%, 3: 25%, 4: -50%. For true or false: true, or false."
            ),
        ),
        (
            "option 1, option 2, …",
            _(
                "What can be chosen. Numerical and short text: the accepted answers; * stands for any words. "
                "Matching: what belongs together, as in: Section 17 => A child in need; an answer alone belongs to "
                "nothing. Ordering: the items in their right order. Missing words: the words, of which option 2 is "
                "right in the gap [[2]]."
            ),
        ),
        (
            "feedback 1, feedback 2, …",
            _("What people read who chose that option. True or false: the first is for true, the second for false."),
        ),
        ("mark", _("How much the question counts. Left empty, 1.")),
        ("part marks", _("yes, if a right part earns a part of the mark. Left empty, it is all or nothing.")),
        ("case matters", _("Short text: yes, if capital letters have to be right.")),
        ("tolerance", _("Numerical: how far off still counts, as in 0.5. One for each number: 0.5; 1.")),
        (
            "units",
            _("Numerical: in what the number may be given, and how many of each make one of the first: m; cm = 100."),
        ),
        ("unit needed", _("Numerical: yes, if a number without a unit is wrong.")),
        ("groups", _("Missing words: a number for each option. A gap offers only the options of its group: 1, 1, 2.")),
        ("general feedback", _("What everybody reads afterwards: why the answer is right.")),
        ("learning outcome", _("What it asks about, in the words of the module.")),
        ("difficulty", "easy, medium, hard"),
        ("thinking", _("recall: remembering what was said. application: deciding what to do in a case.")),
        ("explained in", _("Where the module explains it: moment:75 (a second), slide:3 or theme:2.")),
    ]

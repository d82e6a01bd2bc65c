"""Words that begin with a capital and are nobody's name."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(words.split())


# After these that are True, one word is a name already: Mrs Hughes.
TITLES = dict.fromkeys(
    word_set("Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Lord Lady Nurse Sister PC DC DS DI Sgt"), True
)
TITLES |= dict.fromkeys(
    word_set(
        "Social Worker Health Visitor Midwife Doctor Judge Inspector Sergeant Constable Detective Teacher "
        "Headteacher Head Chair Lead Reviewer Author Manager Officer Practitioner Safeguarding Designated Named "
        "Senior Principal Director Child Young Person Mother Father Mum Dad Aunt Uncle Grandmother Grandfather "
        "Baby Sibling"
    ),
    False,
)
PARTICLES = word_set("de da van von der den bin ibn ap ab ferch al el la le du dos")
PLACES = word_set("School Academy Nursery College Playgroup Preschool Hospital Infirmary Surgery Ward Hospice")
# One of these makes the capitals beside it an organisation, a law or a programme.
OF_ORGANISATIONS = PLACES | word_set(
    "Council Trust Service Services Board Partnership Team Teams Department Ministry Committee Review Police "
    "Constabulary Foundation Panel Commission Commissioner Office Government Assembly Parliament Regulations Order "
    "Guidance Framework Programme Protocol Procedure Procedures Policy Plan Plans Conference Court Centre Hub "
    "Agency Agencies Authority Authorities Association Society Charity Group Unit Strategy Report Model Tool Scale "
    "Act Bill Code Convention University Institute Federation Union Network Alliance Forum Helpline Line Fund "
    "Syndrome Disorder Disease Test Question Module Webinar Briefing Library Microsoft Google Zoom Vimeo Kingdom "
    "Ireland Britain Wales Road Street Avenue Lane Crescent Terrace Grove Mews Division Committee Ombudsman "
    "Inspectorate Directorate"
)
ORDINARY = word_set(  # opens a sentence
    "a an the this that these those there here he she it we you they i my your his her our their its who whom whose "
    "what when where why which how if in on at by for from with without within about after before during until since "
    "while as and or but so because although though yet then than to of into over under between through against "
    "among across behind beside near nobody nothing everybody everyone everything somebody someone something anybody "
    "anyone each every all some any many most few several both either neither no not never always often sometimes "
    "once twice soon later now today yesterday tomorrow meanwhile however instead also again even only just still "
    "perhaps maybe please thank thanks yes ask tell say said see look read watch write talk speak speaking listen "
    "think thinking know keep make making made take taking give given get go going come find use using used do does "
    "did is are was were be been being has have had can could may might must shall should will would let being done "
    "according despite unless whether looks like likes feels needs means works goes helps matters happens happened "
    # calendar, places, peoples
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter ramadan england wales scotland ireland britain uk london "
    "northern british english welsh scottish irish european polish "
    # the field, as headings and job titles write it
    "child children childrens young people person family families parent parents carer carers mother father mum dad "
    "brother sister sibling baby adult adults early help front door working together right time first next last good "
    "best better new old key point points main part step steps day week month year local national multi agency "
    "public private primary secondary special general high infant junior senior community district clinical "
    "safeguarding protection protecting care caring health social worker workers visitor visiting nurse nursing "
    "doctor midwife teacher head lead leader chair reviewer author manager officer practitioner professional "
    "professionals curiosity practice learning lessons lesson learned learnt theme themes recommendation "
    "recommendations finding findings background summary introduction conclusion overview outcome outcomes question "
    "questions answer answers case cases serious incident rapid annual mental physical sexual emotional domestic abuse "
    "neglect harm risk risks violence exploitation criminal county lines drug drugs alcohol knife crime online safety "
    "safe safer missing home homes house education training welfare attendance discharge planning plan plans meeting "
    "meetings strategy information sharing exchange exchanges referral referrals record records recording records "
    "assessment assessments decision decisions making voice voices lived experience trauma informed approach was were "
    "brought attend life story work looked leaving kinship foster fostering adoption residential integrated complex "
    "needs disability disabled autism autistic continuity handover full report reports slide slides page note notes "
    "start end stop continue more less much very well big small large short long green red blue amber black white "
    "south north east west central upper lower city town village county borough region signs safety think thinking "
    "respectful challenge escalation supervision support supporting supported change changes message messages "
    "chief executive director deputy assistant principal designated named independent consultant specialist "
    "department quality assurance improvement performance data team teams service services video film contents "
    "further reading resources references contact contacts crown magistrates supreme bank holiday internet youtube "
    "wifi word excel powerpoint outlook facebook instagram snapchat whatsapp tiktok royal saint st"
)

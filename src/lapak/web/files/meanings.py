"""What the columns of a list may mean, in the words of the page on which they are matched."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

WORDS: Mapping[str, Promise] = {
    "business": gettext_lazy("Business"),
    "owner": gettext_lazy("Owner"),
    "business_owner": gettext_lazy("Business and owner in one cell"),
    "nik": gettext_lazy("NIK"),
    "phone": gettext_lazy("Phone"),
    "address": gettext_lazy("Address"),
    "ward": gettext_lazy("Ward"),
    "district": gettext_lazy("District"),
    "ward_district": gettext_lazy("Ward and district in one cell"),
    "product": gettext_lazy("Product"),
    "turnover": gettext_lazy("Turnover"),
    "day": gettext_lazy("Turnover of the day in the header"),
    "total": gettext_lazy("Total turnover of the row"),
    "transactions": gettext_lazy("Number of transactions"),
    "presence": gettext_lazy("Present or absent"),
    "note": gettext_lazy("Note"),
    "agency": gettext_lazy("Mentor agency"),
    "business_number": gettext_lazy("Business number (NIB)"),
    "number": gettext_lazy("Row number"),
    "other": gettext_lazy("Something else, not read"),
    # understood, but not to be chosen
    "run_together": gettext_lazy("Business, owner and turnover in one cell"),
    # of a list of many bazaars
    "bazaar": gettext_lazy("Bazaar of the row"),
    "bazaar_days": gettext_lazy("Dates of the row's bazaar"),
    "bazaar_place": gettext_lazy("Place of the row's bazaar"),
    "bazaar_district": gettext_lazy("District of the row's bazaar"),
}
AS_READ = gettext_lazy("as Lapak read it")
UNIT_NAMES: Mapping[str, Promise] = {
    "rupiah": gettext_lazy("rupiah"),
    "ribuan": gettext_lazy("thousands of rupiah"),
    "juta": gettext_lazy("millions of rupiah"),
}

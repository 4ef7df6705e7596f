"""What stands in each cell of a list's row, as people write it."""

from collections.abc import Callable
from random import Random

from lapak.demo import amounts
from lapak.demo.lists import AttendanceList, Entry
from lapak.demo.places import District, districts, spelled
from lapak.demo.sheets import Value

_NO_NUMBER = ("-", "belum ada", "Tidak Ada", "tdk ada", "proses", "blm")
_ABSENT = ("tidak hadir", "Tdk hadir", "batal ikut", "batal", "tidak hadir (sakit)")
_REMARKS = ("", "", "", "", "", "lunas", "binaan baru", "QRIS", "bawa meja sendiri")


class RowWriter:
    """Writes the cells of one list's rows; `slips` is how often a pen slips (0 to 1)."""

    def __init__(self, table: AttendanceList, random: Random, slips: float) -> None:
        self.table = table
        self.random = random
        self.slips = slips
        self.dirty = slips > 0

    def cells(self, entry: Entry, number: int) -> dict[str, Value]:
        """The row's cells by the key of their column."""
        sales = self._sales(entry)
        makers: dict[str, Callable[[Entry], Value]] = {
            "no": lambda _: number,
            "name": self._name,
            "owner": self._owner,
            "name_owner": self._name_owner,
            "nik": self._national_id,
            "phone": self._phone,
            "address": lambda entry: entry.business.address,
            "ward": lambda entry: self._place(entry.business.ward.name),
            "district": self._district,
            "ward_district": self._ward_district,
            "product": lambda entry: entry.business.product,
            "nib": self._business_number,
            "mentor": lambda entry: entry.business.mentor,
            "note": self._note,
            "attended": self._attended,
            "sign": lambda _: None,
            "tent": lambda _: f"T{number:02}",
            "sales_count": lambda e: (
                None if "absent" in e.flaws else 3 + e.amount // 60_000
            ),
            "instagram": lambda e: "@" + e.business.name.lower().replace(" ", ""),
        }
        keys = self.table.layout.keys()
        return {k: sales[k] if k in sales else makers[k](entry) for k in keys}

    def _slipped(self, text: str) -> str:
        """The text with two letters changed about, shouted, or a space too many."""
        random = self.random
        if random.random() >= self.slips:
            return text
        slip = random.randrange(5)
        if slip == 0 and len(text) > 6:
            at = random.randrange(1, len(text) - 2)
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        changed = (
            text,
            text.upper(),
            text.lower(),
            f"{text} ",
            text.replace(" ", "  ", 1),
        )
        return changed[slip]

    def _name(self, entry: Entry) -> str:
        if "swapped" in entry.flaws:
            return entry.signer.name
        return self._slipped(entry.business.name)

    def _owner(self, entry: Entry) -> str:
        if "swapped" in entry.flaws:
            return entry.business.name
        name = self._slipped(entry.signer.name)
        if self.dirty and self.random.random() < 0.1:
            polite = (
                ("Ibu ", "Bu ", "Hj. ")
                if entry.signer.woman
                else ("Bpk. ", "H. ", "Bp ")
            )
            return self.random.choice(polite) + name
        return name

    def _name_owner(self, entry: Entry) -> str:
        """Two facts in one cell; the heading tells which of two ways."""
        name, owner = self._name(entry).strip(), entry.signer.name
        heading = next(
            c.heading for c in self.table.layout.columns if c.key == "name_owner"
        )
        if "(" in str(heading):
            polite = "Ibu" if entry.signer.woman else "Bpk"
            return f"{name} ({polite} {owner})"
        return f"{name} / {owner}"

    def _national_id(self, entry: Entry) -> Value:
        plain, random = entry.signer.national_id, self.random
        if "nik_destroyed" in entry.flaws:
            rounded = int(plain) // 10 * 10
            return random.choice(
                (rounded, f"{int(plain) / 10**15:.5f}E+15".replace(".", ","))
            )
        if "nik_length" in entry.flaws:
            return (
                plain[:5] + plain[6:]
                if random.random() < 0.6
                else plain[:7] + plain[6:]
            )
        if not self.dirty:
            return plain
        parts = (plain[:4], plain[4:8], plain[8:12], plain[12:])
        dressed = (f"'{plain}", " ".join(parts), f"{plain} ", "-".join(parts))
        chance = random.random()
        if chance < 0.03:
            return random.choice(("menyusul", "belum bawa KTP", "-"))
        return random.choice(dressed) if chance < 0.3 else plain

    def _phone(self, entry: Entry) -> Value:
        plain = self._dressed_phone(entry.business.phone)
        if "two_phones" in entry.flaws:
            glue = self.random.choice((" / ", ", ", "; ", " atau "))
            return f"{plain}{glue}{self._dressed_phone(entry.business.second_phone)}"
        chance = self.random.random()
        if self.dirty and chance < 0.05:
            return int(entry.business.phone)
        return None if self.dirty and chance < 0.07 else plain

    def _dressed_phone(self, plain: str) -> str:
        if not self.dirty or self.random.random() < 0.5:
            return plain
        parts = (plain[:4], plain[4:8], plain[8:])
        return self.random.choice(
            (
                "-".join(parts),
                " ".join(parts),
                f"+62{plain[1:]}",
                f"62{plain[1:]}",
                f"(+62) {plain[1:4]} {plain[4:8]} {plain[8:]}",
                f"{plain[:4]}.{plain[4:8]}.{plain[8:]}",
                f"WA {plain}",
            )
        )

    def _place(self, name: str) -> str:
        return spelled(name, self.random, dirty=self.dirty)

    def _district(self, entry: Entry) -> str:
        right = entry.business.ward.district
        return self._place(
            wrong_district(right).name if self._lies(entry) else right.name
        )

    def _ward_district(self, entry: Entry) -> str:
        ward = entry.business.ward
        heading = next(
            c.heading for c in self.table.layout.columns if c.key == "ward_district"
        )
        glue = " - " if "-" in str(heading) else self.random.choice((" / ", "/"))
        return self._place(ward.name).strip() + glue + self._place(ward.district.name)

    def _lies(self, entry: Entry) -> bool:
        return "area_mismatch" in entry.flaws

    def _business_number(self, entry: Entry) -> str:
        return entry.business.business_number or self.random.choice(_NO_NUMBER)

    def _note(self, entry: Entry) -> str:
        if "absent" in entry.flaws:
            return "" if self.table.layout.has("attended") else self._absence(entry)
        return self.random.choice(_REMARKS) if self.dirty else ""

    def _attended(self, entry: Entry) -> str:
        return "Tidak hadir" if "absent" in entry.flaws else "Hadir"

    def _absence(self, entry: Entry) -> str:
        return _ABSENT[int(entry.business.id[1:]) % len(_ABSENT)]

    def _sales(self, entry: Entry) -> dict[str, Value]:
        """The cells of what was sold, and their sum where the list has one."""
        keys = self.table.layout.amount_keys
        said = entry.said(self.table.layout.by_day)
        if said is None:
            return self._no_sales(entry, keys)
        sales = {
            key: self._amount(amount) for key, amount in zip(keys, said, strict=True)
        }
        return sales | {"total": sum(said) // self.table.layout.unit}

    def _no_sales(self, entry: Entry, keys: list[str]) -> dict[str, Value]:
        word: Value = None
        if "turnover_unreadable" in entry.flaws:
            word = self.random.choice(amounts.UNREADABLE)
        elif "absent" in entry.flaws and not self.table.layout.has("note"):
            word = None if self.table.layout.has("attended") else self._absence(entry)
        return dict.fromkeys(keys, word) | {"total": None}

    def _amount(self, amount: int) -> Value:
        layout = self.table.layout
        if amount == 0:
            return amounts.nothing_sold(layout.manner, self.random)
        return amounts.dressed(amount, layout.unit, layout.manner, self.random)


def wrong_district(right: District) -> District:
    """The district that a list writes by mistake: the next one."""
    known = districts()
    return known[(known.index(right) + 3) % len(known)]

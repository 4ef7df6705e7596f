"""Says in one Indonesian sentence what the evidence of two mentions is."""

from lapak.domain.identity.rules.score import Verdict


def sentence(verdict: Verdict, *, same: bool) -> str:
    """'Satu usaha: nama usaha sama, telepon sama; NIK berbeda.'"""
    agrees, differs = _sides(verdict)
    said = "Satu usaha" if same else "Dua usaha"
    if not agrees and not differs:
        return f"{said}: tidak ada data yang dapat dibandingkan."
    first, second = (agrees, differs) if same else (differs, agrees)
    return f"{said}: " + "; ".join(", ".join(side) for side in (first, second) if side) + "."


def _sides(verdict: Verdict) -> tuple[list[str], list[str]]:
    agrees, differs = [], []
    for what, share in (("nama usaha", verdict.name), ("nama pemilik", verdict.owner)):
        if share is not None and share >= 0.62:
            agrees.append(f"{what} sama" if share >= 0.98 else f"{what} mirip")
        elif share is not None:
            differs.append(f"{what} berbeda")
    for what, bits in (
        ("NIK", verdict.nik),
        ("telepon", verdict.phone),
        ("alamat", verdict.address),
    ):
        if bits > 1:
            agrees.append(f"{what} sama")
        elif bits < -1:
            differs.append(f"{what} berbeda")
    if verdict.place > 0:
        agrees.append("kelurahan sama")
    elif verdict.place < 0:
        differs.append("kelurahan berbeda")
    return agrees, differs

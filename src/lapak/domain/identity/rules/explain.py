"""Says in one Indonesian sentence what the evidence of two mentions is."""

from collections.abc import Iterator

from lapak.domain.identity.rules.score import DOUBTFUL, Verdict


def sentence(verdict: Verdict, *, same: bool) -> str:
    """'Satu usaha: nama usaha sama, telepon sama; NIK berbeda.'"""
    agrees, differs = _sides(verdict)
    said = "Satu usaha" if same else "Dua usaha"
    if not agrees and not differs:
        return f"{said}: tidak ada data yang dapat dibandingkan."
    first, second = (agrees, differs) if same else (differs, agrees)
    return (
        f"{said}: "
        + "; ".join(", ".join(side) for side in (first, second) if side)
        + "."
    )


def _sides(verdict: Verdict) -> tuple[list[str], list[str]]:
    agrees = [*_names(verdict, alike=True)]
    differs = [*_names(verdict, alike=False)]
    for what, bits in (
        ("NIK", verdict.nik),
        ("telepon", verdict.phone),
        ("alamat", verdict.address),
        ("kelurahan", verdict.place),
    ):
        if bits > 1:
            agrees.append(f"{what} sama")
        elif bits <= -1:
            differs.append(f"{what} berbeda")
    return agrees, differs


def _names(verdict: Verdict, *, alike: bool) -> Iterator[str]:
    for what, share in (("nama usaha", verdict.name), ("nama pemilik", verdict.owner)):
        if share is None or (share >= DOUBTFUL) is not alike:
            continue
        if not alike:
            yield f"{what} berbeda"
        else:
            yield f"{what} sama" if share >= 0.98 else f"{what} mirip"

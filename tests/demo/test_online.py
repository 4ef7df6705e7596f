"""The exports of the shared store hold what the truth says was sold."""

from tests.demo.cells import everything, grids


def test_the_exports_hold_the_order_lines_that_the_truth_names(made):
    folder, truth = made
    sheets = everything(folder)
    assert {line.marketplace for line in truth.order_lines} == {
        "tokopedia",
        "tiktok",
        "shopee",
    }
    for line in truth.order_lines:
        cells = sheets[line.file, line.sheet][line.row - 1]
        assert line.product in cells
        continued = line.marketplace == "tokopedia" and line.line > 1
        assert continued or any(str(cell).strip() == line.order for cell in cells)


def test_an_order_is_told_by_an_early_export_and_again_by_a_late_one(made):
    folder, truth = made
    latest = {line.file for line in truth.order_lines}
    early = [
        f
        for f in truth.files
        if f.startswith("JBL/") and "kurasi" not in f and f not in latest
    ]
    told = {
        str(cell).strip()
        for file in early
        for grid in grids(folder / file).values()
        for cells in grid
        for cell in cells
    }

    assert len(early) == len(latest) == 3
    assert {line.order for line in truth.order_lines if line.counted} <= told


def price(line, cells: dict[str, object]) -> tuple[int, float]:
    """Pieces kept and the price of one after the seller's discount, from the cells."""
    if line.marketplace == "tokopedia":
        kept = float(cells["Jumlah Produk Dibeli"]) - float(
            cells["Jumlah Produk Yang Dikurangkan"]
        )
        return int(kept), float(cells["Harga Jual (IDR)"])
    if line.marketplace == "tiktok":
        bought = float(cells["Quantity"])
        before = float(cells["SKU Subtotal Before Discount"])
        seller = float(cells["SKU Seller Discount"])
        return int(bought - float(cells["Sku Quantity of return"])), (
            before - seller
        ) / bought
    bought = float(cells["Jumlah"])
    seller = float(cells["Diskon Dari Penjual"]) * 1000 / bought
    full = cells["Harga Awal"]
    full = full * 1000 if isinstance(full, float) else float(str(full).replace(".", ""))
    return int(bought - float(cells["Returned quantity"])), full - seller


def test_the_newest_export_gives_the_turnover_of_every_line(made):
    folder, truth = made
    sheets = everything(folder)
    for line in truth.order_lines:
        grid = sheets[line.file, line.sheet]
        heads = ("Nomor Invoice", "Order ID", "No. Pesanan")
        headings = next(row for row in grid if set(heads) & set(row))
        cells = dict(zip(headings, grid[line.row - 1], strict=True))
        kept, each = price(line, cells)
        assert (kept, each) == (line.net_quantity, line.unit_price)


def test_a_product_is_asked_about_by_the_name_of_one_curated_business(made):
    folder, truth = made
    (curated,) = (f for f in truth.files if "kurasi" in f)
    listed = {cells[2] for cells in grids(folder / curated)["Kurasi"]}
    owners = {str(b["id"]): b["name"] for b in truth.businesses}
    lines = {(n.file, n.sheet, n.row): n for n in truth.order_lines}
    for issue in truth.issues:
        if issue.kind == "product_unknown":
            line = lines[issue.file, issue.sheet, issue.row]
            assert issue.correction == {"attribute": owners[line.business]}
            assert owners[line.business] in listed

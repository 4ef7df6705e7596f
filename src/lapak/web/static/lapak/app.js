// Keyboard and focus on staff pages. Everything works without it, only slower.

const typing = (target) =>
  target.matches("input:not([type=radio],[type=checkbox]), select, textarea") ||
  target.isContentEditable;

// "/" goes to the search field; a key named by `data-tekan` presses its element.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "/") {
    const search = document.querySelector("input[type=search]");
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
    return;
  }
  const wanted = CSS.escape(event.key.toLowerCase());
  const element = document.querySelector(`[data-tekan="${wanted}"]:not([disabled])`);
  if (!element) return;
  event.preventDefault();
  element.click();
  if (element.type === "radio") element.focus(); // so that Enter sends it
  // what is typed next belongs into the field, and is no key of another answer
  if (element.dataset.tulis) document.getElementById(element.dataset.tulis)?.focus();
});

// j and k go down and up between the rows of a table that says so.
document.addEventListener("keydown", (event) => {
  const step = { j: 1, k: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const links = [...document.querySelectorAll("[data-baris] tbody th a")];
  if (!links.length) return;
  const now = links.indexOf(document.activeElement);
  const next = Math.min(Math.max(now + step, 0), links.length - 1);
  event.preventDefault();
  links[next].focus();
});

// After a swap the focus goes where the new part asks for it, else it stays.
document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.detail.elt;
  const place = part.matches?.("[data-fokus]") ? part : part.querySelector?.("[data-fokus]");
  if (!place) return;
  if (!place.hasAttribute("tabindex") && place.tabIndex < 0) place.tabIndex = -1;
  place.focus();
});

// A form with errors starts at its summary.
document.querySelector("[data-ringkasan-galat]")?.focus();

// The cell in question stands in the middle of its excerpt.
for (const cell of document.querySelectorAll(".gulir .sel")) {
  const box = cell.closest(".gulir");
  box.scrollLeft = cell.offsetLeft - (box.clientWidth - cell.offsetWidth) / 2;
}

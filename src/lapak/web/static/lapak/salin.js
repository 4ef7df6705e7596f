// Copying a text: one press where the browser allows it, else the text is selected.
// Without this script the link leads to the field that holds the text.

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("[data-salin]");
  if (!link) return;
  event.preventDefault();
  const field = document.getElementById(link.dataset.salin);
  const says = document.querySelector("#pers-salin");
  try {
    await navigator.clipboard.writeText(field.value);
    says.textContent = link.dataset.sudah;
  } catch {
    // no clipboard without https, or it was refused
    field.focus();
    field.select();
    says.textContent = link.dataset.pilih;
  }
});

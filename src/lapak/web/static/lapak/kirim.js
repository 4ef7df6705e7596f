// Sending files: what can't be read stays here, the rest goes with a bar that moves.
// Without this script the form sends everything and the page waits.

const busy = (form, on) => {
  form.setAttribute("aria-busy", String(on));
  for (const button of document.querySelectorAll(".tombol:is(button)")) button.disabled = on;
};

// A form that takes long says so, and can't be pressed twice.
for (const form of document.querySelectorAll("form[data-tunggu]")) {
  form.addEventListener("submit", () => {
    const state = document.querySelector("[data-keadaan]");
    if (state) state.textContent = form.dataset.tunggu;
    setTimeout(() => busy(form, true)); // after the button's own value was taken
  });
}
// Coming back with the browser's arrow finds the buttons working again.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[aria-busy=true]")) busy(form, false);
});

const form = document.querySelector("form[data-kirim]");

const send = (button) => {
  const state = form.querySelector("[data-keadaan]");
  const bar = form.querySelector("progress");
  const unread = new Set(form.dataset.bukan.split(" "));
  const path = (file) => file.webkitRelativePath || file.name;
  const ending = (file) => file.name.split(".").pop().toLowerCase();
  const chosen = [...form.elements.files.files, ...form.elements.folder.files];
  const sent = chosen.filter((file) => !(file.name.includes(".") && unread.has(ending(file))));
  const say = (what) => {
    state.textContent = state.dataset[what];
  };
  if (!chosen.length) return say("kosong");
  if (chosen.length > Number(form.dataset.banyak)) return say("terlaluBanyak");
  const size = sent.reduce((sum, file) => sum + file.size, 0);
  if (size > Number(form.dataset.besar)) return say("terlaluBesar");

  const data = new FormData();
  data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  data.append("do", button?.value ?? "look");
  const left = chosen.filter((file) => !sent.includes(file));
  if (left.length) data.append("unsent", left.map(path).join("\n"));
  for (const file of sent) data.append("files", file, path(file));

  const fail = () => {
    busy(form, false);
    bar.hidden = true;
    say("gagal");
  };
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("X-Kirim", "1");
  request.responseType = "json";
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
  });
  request.upload.addEventListener("load", () => {
    bar.removeAttribute("value"); // how long reading takes nobody knows
    say("membaca");
  });
  request.addEventListener("error", fail);
  request.addEventListener("load", () => {
    if (request.status === 200 && request.response) location.assign(request.response.ke);
    else if (request.status === 200) location.assign(request.responseURL); // sign in again
    else fail();
  });
  bar.value = 0;
  bar.hidden = false;
  busy(form, true);
  say("mengirim");
  request.send(data);
};

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event.submitter);
});

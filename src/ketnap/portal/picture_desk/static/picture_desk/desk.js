// Conveniences of the picture desk: sending file by file with progress, moving without a new page.
// Without this script the same forms send everything at once and save after each move.
"use strict";

(() => {
  const desk = document.querySelector("[data-pd-desk]");
  const adding = desk.querySelector("[data-pd-add]");
  const words = adding.dataset;
  const files = adding.querySelector("input[type=file]");
  const drop = adding.querySelector("[data-pd-drop]");
  const progress = adding.querySelector("[data-pd-progress]");
  const told = adding.querySelector("[data-pd-told]");
  let changed = false;

  function part(name, className, text = "") {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function lineFor(file) {
    const line = document.createElement("li");
    const bar = document.createElement("progress");
    const state = part("span", "pd-state", words.pdWaiting);
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    line.append(part("span", "pd-file", file.name), bar, state);
    progress.append(line);
    return { bar, state };
  }

  function say(line, text, refused = false) {
    line.state.textContent = text;
    line.state.classList.toggle("pd-is-refused", refused);
  }

  // One file in each request, so that each is judged alone and its progress is its own.
  function send(file, line) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      const body = new FormData();
      body.append("csrfmiddlewaretoken", adding.elements.csrfmiddlewaretoken.value);
      body.append("pictures", file);
      request.upload.addEventListener("progress", (event) => {
        line.bar.value = event.loaded / event.total;
        say(line, event.loaded < event.total ? words.pdSending : words.pdCleaning);
      });
      request.addEventListener("load", () => resolve(answerOf(request, line)));
      request.addEventListener("error", () => resolve(refuse(line, words.pdFailed)));
      request.open("POST", adding.action);
      request.setRequestHeader("Accept", "application/json");
      request.responseType = "json";
      request.send(body);
    });
  }

  function answerOf(request, line) {
    if (request.status !== 200 || !request.response) return refuse(line, words.pdFailed);
    const [refused] = request.response.refused;
    if (refused) return refuse(line, `${words.pdRefused}: ${refused.reason}`);
    line.bar.value = 1;
    say(line, words.pdTaken);
    return true;
  }

  function refuse(line, reason) {
    line.bar.value = 0;
    say(line, reason, true);
    return false;
  }

  async function sendAll(chosen) {
    const lines = chosen.map((file) => [file, lineFor(file)]);
    if (!lines.length) return;
    files.value = "";
    await keepWords();
    let taken = 0;
    for (const [file, line] of lines) taken += await send(file, line);
    told.textContent = `${words.pdTaken}: ${taken} / ${lines.length}`;
    if (taken) await showAnew();
  }

  // What was typed below would be lost with the old list.
  async function keepWords() {
    const order = desk.querySelector("[data-pd-order]");
    if (changed && order) await fetch(location.href, { method: "POST", body: new FormData(order) });
    changed = false;
  }

  async function showAnew() {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    desk.querySelector("[data-pd-pictures]").replaceWith(page.querySelector("[data-pd-pictures]"));
    useOrder();
  }

  adding.addEventListener("submit", (event) => {
    event.preventDefault();
    sendAll([...files.files]);
  });
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("pd-over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("pd-over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("pd-over");
    sendAll([...event.dataTransfer.files]);
  });

  function cardsOf(list) {
    return [...list.querySelectorAll("[data-pd-card]")];
  }

  function renumber(list) {
    changed = true;
    cardsOf(list).forEach((card, place) => {
      const number = card.querySelector("[data-pd-number]");
      number.textContent = number.textContent.replace(/\d+/, place + 1);
    });
  }

  function move(button, list) {
    const card = button.closest("[data-pd-card]");
    const other = button.dataset.pdMove === "-1" ? card.previousElementSibling : card.nextElementSibling;
    if (!other) return;
    if (button.dataset.pdMove === "-1") other.before(card);
    else other.after(card);
    renumber(list);
    button.focus();
    told.textContent = `${list.closest("form").dataset.pdMoved} ${cardsOf(list).indexOf(card) + 1}`;
  }

  function useDragging(list) {
    let dragged = null;
    list.querySelectorAll("[data-pd-grip]").forEach((grip) => (grip.draggable = true));
    list.addEventListener("dragstart", (event) => {
      dragged = event.target.closest("[data-pd-card]");
      dragged.classList.add("pd-dragged");
    });
    list.addEventListener("dragover", (event) => {
      const over = event.target.closest("[data-pd-card]");
      if (!dragged || !over || over === dragged) return;
      event.preventDefault();
      const box = over.getBoundingClientRect();
      if (event.clientY < box.top + box.height / 2) over.before(dragged);
      else over.after(dragged);
    });
    list.addEventListener("drop", (event) => event.preventDefault());
    list.addEventListener("dragend", () => {
      dragged.classList.remove("pd-dragged");
      dragged = null;
      renumber(list);
    });
  }

  function useOrder() {
    const order = desk.querySelector("[data-pd-order]");
    if (!order) return;
    const list = order.querySelector("ol");
    order.addEventListener("input", () => (changed = true));
    order.addEventListener("click", (event) => {
      const button = event.target.closest("[data-pd-move]");
      if (!button) return;
      event.preventDefault();
      move(button, list);
    });
    order.addEventListener("submit", () => (changed = false));
    useDragging(list);
  }

  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
  useOrder();
})();

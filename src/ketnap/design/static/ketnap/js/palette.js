// The palette: Ctrl K or ⌘K opens it over any page, arrows walk through what it found.
"use strict";

(() => {
  const palette = document.getElementById("kn-palette");
  if (!palette) return;
  const box = document.getElementById("kn-palette-q");
  const found = document.getElementById("kn-palette-found");
  const ON_MAC = /Mac|iPhone|iPad/.test(navigator.platform);
  const STEPS = { ArrowDown: 1, ArrowUp: -1 };
  let entered = false;

  if (ON_MAC) {
    for (const key of document.querySelectorAll("[data-kn-palette-key]")) key.textContent = "⌘K";
  }

  // The dialog gives the focus back by itself when it closes.
  function open() {
    entered = false;
    box.value = "";
    found.replaceChildren();
    palette.showModal();
    box.focus();
    box.dispatchEvent(new Event("kn-opened"));
  }

  function ways() {
    return [...found.querySelectorAll("a")];
  }

  function walk(step) {
    const stops = [box, ...ways()];
    const place = stops.indexOf(document.activeElement) + step;
    stops[(place + stops.length) % stops.length].focus();
  }

  // Whoever presses Enter before the answer came means the answer to what he typed.
  function enter() {
    entered = true;
    const answer = found.querySelector("[data-kn-for]");
    if (answer?.dataset.knFor === box.value.trim()) ways()[0]?.click();
  }

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    if (palette.open) palette.close();
    else open();
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-kn-palette-open]")) return;
    event.preventDefault();
    open();
  });

  palette.addEventListener("click", (event) => {
    if (event.target === palette || event.target.closest("[data-kn-palette-close]")) palette.close();
  });

  palette.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in STEPS) {
      event.preventDefault();
      walk(STEPS[event.key]);
    } else if (event.key === "Enter" && event.target === box) {
      event.preventDefault();
      enter();
    } else if (event.key.length === 1 && event.target.matches("a")) {
      box.focus();
    }
  });

  box.addEventListener("input", () => {
    entered = false;
  });

  found.addEventListener("htmx:afterSettle", () => {
    if (entered) enter();
  });
})();

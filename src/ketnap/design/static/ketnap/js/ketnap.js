// Small conveniences over pages that already work without them.
"use strict";

(() => {
  const root = document.documentElement;
  root.classList.add("kn-js");

  const TOAST_MS = 6000;
  const READING = { theme: "data-bs-theme", text_size: "data-text-size" };

  // On a phone the search box stands away until it is asked for.
  function focusSearch() {
    const box = document.querySelector("[data-kn-search]");
    if (!box) return false;
    if (box.offsetParent === null) location.hash = "kn-search";
    box.focus();
    box.select();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeAll();
  });

  // Panels and the drawer close on Escape, the former also on a press elsewhere.
  function closeAll() {
    for (const panel of document.querySelectorAll("[data-kn-pop][open]")) {
      panel.open = false;
      panel.querySelector("summary").focus();
    }
    if (location.hash === "#kn-menu") location.hash = "kn-main";
  }

  document.addEventListener("click", (event) => {
    for (const panel of document.querySelectorAll("[data-kn-pop][open]")) {
      if (!panel.contains(event.target)) panel.open = false;
    }
    const drawer = document.getElementById("kn-menu");
    if (location.hash === "#kn-menu" && drawer && !drawer.contains(event.target) && !event.target.closest("a")) {
      location.hash = "kn-main";
    }
    if (event.target.closest("[data-kn-to-search]") && focusSearch()) event.preventDefault();
    const close = event.target.closest("[data-kn-toast-close]");
    if (close) close.closest("[data-kn-toast]").remove();
    const pick = event.target.closest("[data-kn-day-pick]");
    if (pick) openCalendar(pick.closest("[data-kn-day]"));
  });

  window.addEventListener("hashchange", () => {
    if (location.hash === "#kn-menu") document.getElementById("kn-menu").focus();
  });

  // The choice of colours and letters shows at once; it is posted as without scripts, but behind the page.
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!event.target.matches("[data-kn-reading]") || !button) return;
    event.preventDefault();
    root.setAttribute(READING[button.name], button.value);
    const choice = new FormData(event.target);
    choice.append(button.name, button.value);
    fetch(event.target.action, { method: "POST", body: choice, redirect: "manual" });
    for (const other of event.target.querySelectorAll("[aria-pressed]")) {
      other.setAttribute("aria-pressed", String(other === button));
    }
  });

  // A toast leaves by itself, but never while somebody reads it with focus or pointer on it.
  function watchToast(toast) {
    const leave = () => {
      if (toast.matches(":hover, :focus-within")) setTimeout(leave, TOAST_MS);
      else toast.remove();
    };
    setTimeout(leave, TOAST_MS);
  }

  // The browser's own calendar fills the text box in the form people write.
  function openCalendar(box) {
    const native = box.querySelector("[data-kn-day-native]");
    const text = box.querySelector("input:not([data-kn-day-native])");
    const written = text.value.match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/);
    native.value = written ? `${written[3]}-${written[2].padStart(2, "0")}-${written[1].padStart(2, "0")}` : "";
    native.onchange = () => {
      text.value = native.value.split("-").reverse().join("/");
      text.dispatchEvent(new Event("change", { bubbles: true }));
      text.focus();
    };
    native.showPicker();
  }

  // What went wrong is read first, on a new page as in a part that was swapped in.
  function focusErrors(within) {
    within?.querySelector("[data-kn-errors]")?.focus();
  }

  // Tabs that do not fit scroll; the one that is open stands where it is seen.
  function showOpenTabs(within) {
    for (const tab of within.querySelectorAll(".kn-tab[aria-current]")) {
      const row = tab.closest(".kn-tabs");
      const [inside, around] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
      row.scrollLeft += (inside.left + inside.right - around.left - around.right) / 2;
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    showOpenTabs(document);
    document.querySelectorAll(".kn-toasts[role=status] [data-kn-toast]").forEach(watchToast);
    focusErrors(document.getElementById("kn-main"));
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    showOpenTabs(event.detail.elt);
    focusErrors(event.detail.elt);
  });
})();

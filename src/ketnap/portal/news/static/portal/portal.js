// Small conveniences over public pages that already work without them.
"use strict";

(() => {
  const root = document.documentElement;
  root.classList.add("kn-js");

  const YEAR_SECONDS = 365 * 24 * 3600;
  const SIZES = ["small", "normal", "large", "larger"];
  const LEAST_SWIPE_PX = 40;

  function keep(name, value) {
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `${name}=${value}; max-age=${YEAR_SECONDS}; path=/; samesite=lax${secure}`;
  }

  // The choice of letters and colours shows at once, without a new page.
  function stepLetters(step) {
    const now = SIZES.indexOf(root.dataset.textSize);
    const next = step === 0 ? SIZES.indexOf("normal") : Math.min(Math.max(now + step, 0), SIZES.length - 1);
    root.dataset.textSize = SIZES[next];
    keep("portal_text_size", SIZES[next]);
  }

  function chooseTheme(button) {
    root.dataset.bsTheme = button.value;
    keep("portal_theme", button.value);
    for (const other of button.parentElement.children) {
      other.setAttribute("aria-pressed", String(other === button));
    }
  }

  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || !["text_size", "theme"].includes(button.name)) return;
    event.preventDefault();
    if (button.name === "text_size") stepLetters(Number(button.dataset.ptStep));
    else chooseTheme(button);
  });

  async function copyAddress(button) {
    const words = button.querySelector("span");
    await navigator.clipboard.writeText(button.dataset.ptCopy);
    words.textContent = button.dataset.ptCopied;
  }

  document.addEventListener("click", (event) => {
    const copy = event.target.closest("[data-pt-copy]");
    if (copy) copyAddress(copy);
    if (event.target.closest("[data-pt-print]")) window.print();
  });

  // A gallery opens its pictures one after the other; without scripts each is a link.
  function useViewer(gallery) {
    const viewer = gallery.querySelector("[data-pt-viewer]");
    const links = [...gallery.querySelectorAll("[data-pt-large]")];
    const part = (name) => viewer.querySelector(`[data-pt-${name}]`);
    const shown = part("frame").insertBefore(document.createElement("img"), part("caption"));
    let place = 0;
    let touchedAt = null;

    function show(wanted) {
      place = (wanted + links.length) % links.length;
      const link = links[place];
      shown.src = link.href;
      shown.alt = link.querySelector("img").alt;
      part("caption").textContent = link.closest("figure").querySelector("figcaption").textContent;
      part("place").textContent = `${place + 1} / ${links.length}`;
    }

    links.forEach((link, number) =>
      link.addEventListener("click", (event) => {
        event.preventDefault();
        show(number);
        viewer.showModal();
      }),
    );
    part("previous").addEventListener("click", () => show(place - 1));
    part("next").addEventListener("click", () => show(place + 1));
    part("close").addEventListener("click", () => viewer.close());
    viewer.addEventListener("close", () => links[place].focus());
    viewer.addEventListener("keydown", (event) => {
      const ends = { Home: 0, End: links.length - 1 };
      if (event.key in ends) {
        event.preventDefault();
        show(ends[event.key]);
      }
      if (event.key === "ArrowLeft") show(place - 1);
      if (event.key === "ArrowRight") show(place + 1);
    });
    viewer.addEventListener("touchstart", (event) => (touchedAt = event.changedTouches[0].clientX), { passive: true });
    viewer.addEventListener("touchend", (event) => {
      const moved = event.changedTouches[0].clientX - touchedAt;
      if (Math.abs(moved) > LEAST_SWIPE_PX) show(place + (moved < 0 ? 1 : -1));
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-pt-gallery]").forEach(useViewer);
    // Browsers lend the clipboard to safe addresses only.
    if (!navigator.clipboard) document.querySelector("[data-pt-copy]")?.closest("li").remove();
  });
})();

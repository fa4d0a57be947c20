// Warns before words are left that are kept nowhere; tells the page when a paper was taken along.
"use strict";

(() => {
  const form = document.querySelector("[data-kn-unkept]");
  if (!form) return;

  // A file takes a moment to be made: the life of the paper is asked for twice.
  const LOOK_AGAIN_MS = [1500, 6000];
  let isTyped = form.dataset.knUnkept === "typed";
  let isSent = false;
  let isTaken = false;

  form.addEventListener("input", () => {
    isTyped = true;
  });

  // What the form itself sends goes along; only a button that opens another tab leaves this page as it is.
  form.addEventListener("submit", (event) => {
    isSent = !event.submitter?.formTarget;
    if (!event.submitter?.hasAttribute("data-kn-takes")) return;
    isTaken = true;
    for (const wait of LOOK_AGAIN_MS) setTimeout(tellTaken, wait);
  });

  window.addEventListener("beforeunload", (event) => {
    if (isTyped && !isSent) event.preventDefault();
    isSent = false;
  });

  window.addEventListener("focus", () => {
    if (isTaken) tellTaken();
  });

  function tellTaken() {
    document.body.dispatchEvent(new CustomEvent("kn-taken"));
  }
})();

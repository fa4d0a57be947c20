// Opens the browser's own printing from a button; the page prints as well without it.
"use strict";

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-kn-print]")) window.print();
});

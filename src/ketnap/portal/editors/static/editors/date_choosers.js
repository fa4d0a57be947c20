// Wagtail begins its choosers of days by a script within the page; the policy here lets none run.
(() => {
  const BEGINNERS = new Set(["initDateTimeChooser", "initDateChooser", "initTimeChooser"]);

  function begin() {
    for (const mark of document.querySelectorAll("[data-date-chooser]")) {
      const { dateChooser, for: id, config } = mark.dataset;
      mark.removeAttribute("data-date-chooser");
      if (BEGINNERS.has(dateChooser) && window[dateChooser]) {
        window[dateChooser](id, JSON.parse(config));
      }
    }
  }

  begin();
  // Filters and lists come again when they change.
  document.addEventListener("w-swap:success", begin);
})();

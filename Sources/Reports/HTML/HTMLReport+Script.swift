extension HTMLReport {
  /// What the filters and keys do; without it the page shows everything.
  static let script = """
    (() => {
      const form = document.getElementById("filters");
      if (!form) return;
      const articles = [...document.querySelectorAll("main article")];
      const words = new Map(articles.map(a => [a, a.textContent.toLowerCase()]));
      const filter = () => {
        const chosen = new FormData(form);
        const severities = chosen.getAll("severity");
        const service = chosen.get("service"), rule = chosen.get("rule");
        const text = chosen.get("text").trim().toLowerCase();
        let shown = 0;
        for (const a of articles) {
          const fits = severities.includes(a.dataset.severity)
            && (!service || a.dataset.services.split(" ").includes(service))
            && (!rule || a.dataset.rule === rule) && (!text || words.get(a).includes(text));
          a.hidden = !fits;
          if (fits) shown++;
        }
        for (const file of document.querySelectorAll("section.file"))
          file.hidden = !file.querySelector("article:not([hidden])");
        document.getElementById("none").hidden = shown > 0;
        document.getElementById("shown").textContent =
          shown === articles.length ? "" : `${shown} of ${articles.length} shown`;
      };
      form.addEventListener("input", filter);
      form.addEventListener("submit", event => event.preventDefault());
      document.addEventListener("keydown", event => {
        const isTyping = event.target.closest("input[type=search],select");
        if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === "/") {
          event.preventDefault();
          form.elements.text.focus();
        }
        const step = { j: 1, k: -1 }[event.key];
        if (!step) return;
        const shown = articles.filter(a => !a.hidden);
        const current = shown.indexOf(document.activeElement.closest("article"));
        const next = shown[current < 0 ? 0 : Math.min(Math.max(current + step, 0), shown.length - 1)];
        if (next) next.focus();
      });
      filter();
    })();
    """
}

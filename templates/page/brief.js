// Filters by stakeholder and by proposal. Without this script the page shows everything, and nothing is lost.
(() => {
  "use strict";
  const kinds = [
    { label: "Stakeholder", data: "stakeholder", all: "All stakeholders" },
    { label: "Proposal", data: "proposal", all: "All proposals" },
  ];
  const form = document.createElement("div");
  form.className = "filters";
  form.setAttribute("role", "group");
  form.setAttribute("aria-label", "Show only");
  const said = document.createElement("output");
  const filters = [];
  for (const kind of kinds) {
    const items = [...document.querySelectorAll(`[data-${kind.data}]`)];
    const names = [...new Set(items.map((item) => item.dataset[kind.data]))];
    if (names.length < 2) continue;
    const label = document.createElement("label");
    const select = document.createElement("select");
    label.append(kind.label, select);
    select.append(new Option(kind.all, ""), ...names.map((name) => new Option(name)));
    filters.push({ items, select, data: kind.data, label: kind.label.toLowerCase() });
    form.append(label);
  }
  if (filters.length === 0) return;
  const show = () => {
    const words = [];
    for (const { items, select, data, label } of filters) {
      let shown = 0;
      for (const item of items) {
        const out = select.value !== "" && item.dataset[data] !== select.value;
        item.classList.toggle("out", out);
        if (!out) shown++;
      }
      if (select.value !== "") words.push(`${shown} of ${items.length} parts that have a ${label} are shown: ${select.value}.`);
    }
    said.textContent = words.join(" ");
  };
  const reset = document.createElement("button");
  reset.type = "button";
  reset.textContent = "Show everything";
  reset.addEventListener("click", () => {
    for (const { select } of filters) select.value = "";
    show();
  });
  form.addEventListener("change", show);
  form.append(reset, said);
  document.querySelector(".cover").after(form);
})();

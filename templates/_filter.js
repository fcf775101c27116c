"use strict";
// Filters over the list of tasks. Without this script every row is there to read, and a figure's
// link picks its rows through the style sheet.
(() => {
  const form = document.getElementById("filters");
  const register = document.getElementById("register");
  if (!form || !register) return;
  const rows = [...register.querySelectorAll("tbody tr[id]")].map(element => (
    {element, marks: element.className.split(" "), text: null}
  ));
  // What was taken out of the plan stands outside the total.
  const all = rows.filter(row => !row.marks.includes("x")).length;
  const bodies = [...register.querySelectorAll("tbody")];
  const {agency, area, figure, text} = form.elements;
  const said = form.querySelector("output");
  const fold = words => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();
  const opened = name => document.getElementById("all-" + name);

  // The test of a row's marks: all that a letter or name stands for, as one agency has it.
  function test() {
    const place = figure.value && opened(figure.value);
    const wanted = place ? place.dataset.marks.trim().split(" ") : null;
    const own = agency.value;
    const part = new RegExp("^" + own + "[a-z]$");
    // Where many of a group stand alike, one mark stands for them all: for whom no mark is its own.
    const rest = (agency.selectedOptions[0]?.dataset.rest || "").split(" ").filter(Boolean);
    const ofOne = marks => marks.some(mark => part.test(mark)) ? marks : marks.concat(
      marks.filter(mark => rest.includes(mark.slice(0, -1))).map(mark => own + mark.slice(-1)));
    const words = fold(text.value).split(" ").filter(Boolean);
    const ofAgency = marks => {
      if (!agency.value) return !wanted || wanted.some(mark => marks.includes(mark));
      if (!wanted) return marks.some(mark => part.test(mark));
      return wanted.some(mark => mark.length === 1
        ? marks.includes(own + mark)
        : marks.includes(mark) && marks.some(other => part.test(other)));
    };
    return row => {
      if (area.value && !row.marks.includes("g" + area.value)) return false;
      if (!ofAgency(agency.value ? ofOne(row.marks) : row.marks)) return false;
      if (!words.length) return true;
      row.text ??= fold(row.element.textContent);
      return words.every(word => row.text.includes(word));
    };
  }

  function show() {
    const passes = test();
    let shown = 0, outside = 0;
    for (const row of rows) {
      const passed = passes(row);
      if (row.marks.includes("x")) outside += passed;
      else shown += passed;
      if (row.element.hidden === passed) row.element.hidden = !passed;
    }
    for (const body of bodies) body.hidden = !body.querySelector("tr[id]:not([hidden])");
    const format = new Intl.NumberFormat(document.documentElement.lang);
    const words = shown === all ? form.dataset.all : shown + outside ? form.dataset.some : form.dataset.none;
    said.textContent = words.replace("{n}", format.format(shown)).replace("{all}", format.format(all))
      + (outside ? form.dataset.outside.replace("{n}", format.format(outside)) : "");
    register.classList.toggle("filtered", shown + outside < rows.length);
  }

  // A figure that has no choice of its own in the list of classes gets one when it is opened.
  function choose(select, value, direct = "") {
    if (value && select === figure && opened(value) && ![...select.options].some(o => o.value === value)) {
      select.add(new Option(opened(value).querySelector("b").textContent, value));
    }
    // What one leads itself, where the choice of it holds what it leads through groups too.
    if (value && select === agency && direct && ![...select.options].some(o => o.value === value)) {
      select.add(new Option(`${direct.split(":")[0]} (${form.dataset.direct})`, value));
    }
    select.value = value || "";
    if (select.selectedIndex < 0) select.selectedIndex = 0;
  }

  function read() {
    const place = decodeURIComponent(location.hash.slice(1));
    const found = /^(?:(all)|(area|agency)-(\d+))-(.+)$/.exec(place);
    const query = new URLSearchParams(place.startsWith("register?") ? place.slice(9) : "");
    if (!found && !place.startsWith("register")) return false;
    const of = name => (found ? (found[2] === name ? found[3] : "") : query.get(name));
    const row = found && found[2] === "agency" && document.getElementById(place);
    if (row) choose(agency, "a" + found[3], row.querySelector("b").textContent);
    else choose(agency, query.get("agency"));
    choose(area, of("area"));
    choose(figure, found ? found[4] : query.get("figure"));
    text.value = (found ? "" : query.get("text")) || "";
    show();
    return true;
  }

  function write() {
    const query = new URLSearchParams();
    for (const [name, field] of Object.entries({agency, area, figure, text})) {
      if (field.value) query.set(name, field.value);
    }
    const words = query.toString();
    history.replaceState(null, "", words ? "#register?" + words : "#register");
    show();
  }

  function goThere() {
    if (!read()) return;
    form.scrollIntoView();
    register.focus({preventScroll: true});
  }

  document.getElementById("opened").sheet.disabled = true;
  document.documentElement.classList.add("scripted");
  form.hidden = false;
  form.addEventListener("input", write);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(write));
  addEventListener("hashchange", goThere);
  show();
  goThere();
})();

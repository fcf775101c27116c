// Comfort alone: every page works without it. The page follows the files; what is being typed stays.
"use strict";

const EVERY = 1500; // milliseconds between two looks at the files
const notice = document.getElementById("fresh");
let shown = document.body.dataset.version;
let typed = false;

addEventListener("input", () => { typed = true; });

// Takes in the page as it is now where nothing was typed; else says that it is another.
async function follow() {
  if (document.hidden) return;
  const answer = await fetch("/state", { cache: "no-store" });
  if (!answer.ok) return;
  const { version } = await answer.json();
  if (version === shown) return;
  if (typed || document.querySelector("form[method=post]")) {
    notice.hidden = false;
    return;
  }
  const page = await fetch(location.href, { cache: "no-store" });
  if (!page.ok) return;
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
  if (typed) return;
  const focus = document.activeElement && document.activeElement.id;
  document.querySelector("main").replaceWith(fresh.querySelector("main"));
  shown = fresh.body.dataset.version || version;
  if (focus && document.getElementById(focus)) document.getElementById(focus).focus();
}

if (shown) setInterval(() => follow().catch(() => {}), EVERY);

// A file may be dropped anywhere on the form that takes files.
for (const form of document.querySelectorAll("form.drop")) {
  const field = form.querySelector("input[type=file]");
  const over = (on) => (event) => { event.preventDefault(); form.classList.toggle("over", on); };
  form.addEventListener("dragover", over(true));
  form.addEventListener("dragleave", over(false));
  form.addEventListener("drop", (event) => {
    over(false)(event);
    field.files = event.dataTransfer.files;
  });
}

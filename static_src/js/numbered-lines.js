/* A long text to put right: its lines are numbered, and a link that names a line moves the cursor there. */

const text = document.querySelector("#id_text");
const numbers = document.createElement("pre");

function number() {
  const count = text.value.split("\n").length;
  numbers.textContent = Array.from({ length: count }, (_, index) => index + 1).join("\n");
}

function follow() {
  numbers.scrollTop = text.scrollTop;
}

function placeOf(line, column) {
  const before = text.value.split("\n").slice(0, line - 1);
  return before.reduce((length, words) => length + words.length + 1, 0) + Math.max(0, column - 1);
}

function go(event) {
  const { line, column } = event.currentTarget.dataset;
  const start = placeOf(Number(line), 1);
  const end = text.value.indexOf("\n", start);
  event.preventDefault();
  text.focus();
  text.setSelectionRange(placeOf(Number(line), Number(column)), end < 0 ? text.value.length : end);
  text.scrollTop = (Number(line) - 3) * parseFloat(getComputedStyle(text).lineHeight);
  text.scrollIntoView({ block: "nearest" });
}

function beside() {
  const frame = document.createElement("div");
  frame.style.cssText = "display: flex; align-items: stretch";
  text.replaceWith(frame);
  frame.append(numbers, text);
  const look = getComputedStyle(text);
  numbers.setAttribute("aria-hidden", "true");
  numbers.style.cssText = `flex: none; margin: 0; overflow: hidden; text-align: end; opacity: 0.75;
    min-width: 3em; height: 0; min-height: 100%; padding: ${look.paddingTop} 8px ${look.paddingBottom} 0;
    border-top: ${look.borderTopWidth} solid transparent;
    font: ${look.font}; line-height: ${look.lineHeight}`;
}

if (text) {
  text.style.cssText = "font-family: ui-monospace, monospace; line-height: 1.5; min-width: 0; flex: 1";
  beside();
  number();
  text.addEventListener("input", number);
  text.addEventListener("scroll", follow);
  for (const link of document.querySelectorAll("a[data-line]")) {
    link.addEventListener("click", go);
  }
}

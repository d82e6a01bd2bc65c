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
  frame.style.display = "flex";
  text.replaceWith(frame);
  frame.append(numbers, text);
  text.style.cssText += "; flex: 1; min-width: 0";
  const look = getComputedStyle(text);
  numbers.setAttribute("aria-hidden", "true");
  numbers.style.cssText = `contain: size; flex: none; width: 3.5em; margin: 0; overflow: hidden; text-align: end;
    padding: ${look.paddingTop} 0.75em ${look.paddingBottom} 0; border-top: ${look.borderTopWidth} solid transparent;
    box-sizing: border-box; font: ${look.font}`;
}

if (text) {
  beside();
  number();
  text.addEventListener("input", number);
  text.addEventListener("scroll", follow);
  for (const link of document.querySelectorAll("a[data-line]")) {
    link.addEventListener("click", go);
  }
}

/*
 * Puts the items of an order in place by buttons: see templates/components/order.html. The selects, which do it without
 * this, are put out of sight and stay what is sent.
 */

const LAST = Infinity;

function place(item) {
  const chosen = item.querySelector("select").value;
  return chosen === "" ? LAST : Number(chosen);
}

/** As it was chosen so far; what has no place yet follows as it stands. */
function arrange(list) {
  const items = [...list.children];
  list.append(...items.sort((one, other) => (place(one) === place(other) ? 0 : place(one) - place(other))));
  number(list);
}

function number(list) {
  [...list.children].forEach((item, index) => {
    item.querySelector("select").value = String(index);
    disable(item, "up", index === 0);
    disable(item, "down", index === list.children.length - 1);
  });
}

/** Not the attribute `disabled`: it would take the focus away from whoever has just moved an item to the end. */
function disable(item, step, is) {
  item.querySelector(`[data-step="${step}"]`).setAttribute("aria-disabled", is);
}

function move(button, list, says) {
  const item = button.closest("li");
  if (button.dataset.step === "up") item.previousElementSibling?.before(item);
  else item.nextElementSibling?.after(item);
  button.focus();
  number(list);
  const label = item.querySelector("label");
  const words = {
    item: label.textContent.trim() || label.querySelector("img")?.alt,
    place: item.querySelector("select").selectedOptions[0].textContent,
    count: list.children.length,
  };
  says.textContent = says.dataset.says.replace(/{(\w+)}/g, (_, word) => words[word]);
}

for (const list of document.querySelectorAll("[data-order]")) {
  const says = list.parentElement.querySelector("[data-says]");
  for (const item of list.children) {
    item.querySelector(".app-select").hidden = true;
    item.querySelector(".app-order__moves").hidden = false;
  }
  list.classList.add("app-order--numbered");
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button && button.getAttribute("aria-disabled") !== "true") move(button, list, says);
  });
  arrange(list);
  // Going back, a browser may fill the selects in again after this.
  window.addEventListener("pageshow", () => arrange(list));
}

/* The rows of captions on the screen: what is typed in them, which one somebody is in, and steps that can be undone. */

import { secondsOf, stamp, tidy } from "./captions-text.js";

const UNDO = 50;

export class Rows {
  constructor({ list, template, rows, onChange }) {
    Object.assign(this, { list, template, rows, onChange });
    this.past = [];
    this.current = rows[0] ?? null;
    this.playing = null;
    this.draw();
    list.addEventListener("input", ({ target }) => this.#typed(target));
    list.addEventListener("change", ({ target }) => this.#typed(target, { done: true }));
    list.addEventListener("focusin", ({ target }) => this.#enter(this.of(target)));
  }

  of(element) {
    const item = element.closest("li");
    return this.rows.find((row) => row.element === item);
  }

  get index() {
    return this.rows.indexOf(this.current);
  }

  /** Make this change, which `undo` takes back; then be in the row it returns, in the field of words or in `field`. */
  change(make, field = "text") {
    this.past.push({ rows: this.rows.map(({ element, ...row }) => row), index: this.index });
    this.past.splice(0, this.past.length - UNDO);
    const row = make(this.rows, this.index);
    this.draw();
    this.focus(row, field);
    this.onChange();
  }

  undo() {
    const before = this.past.pop();
    if (!before) return false;
    this.rows = before.rows;
    this.draw();
    this.focus(this.rows[Math.max(0, before.index)]);
    this.onChange();
    return true;
  }

  /** Set a time of the row one is in, without leaving the field one writes in. */
  setTime(field, seconds) {
    this.past.push({ rows: this.rows.map(({ element, ...row }) => row), index: this.index });
    this.current[field] = stamp(seconds);
    this.current.element.querySelector(`[data-field=${field}]`).value = this.current[field];
    this.onChange();
  }

  focus(row, field = "text", from = null, to = from) {
    if (!row) return;
    const input = row.element.querySelector(`[data-field=${field}]`);
    input.focus();
    if (from !== null) input.setSelectionRange(from, to);
    this.#enter(row);
  }

  /** Mark the caption of this moment; scroll to it unless somebody is writing. */
  follow(seconds) {
    const now = this.rows.findLast((row) => secondsOf(row.start) <= seconds && seconds < secondsOf(row.end)) ?? null;
    if (now === this.playing) return;
    this.playing?.element.removeAttribute("aria-current");
    this.playing = now;
    if (!now) return;
    now.element.setAttribute("aria-current", "true");
    if (!this.list.matches(":focus-within, :hover")) this.list.scrollTop = now.element.offsetTop - this.list.offsetTop - 60;
  }

  draw() {
    const place = this.list.scrollTop;
    this.list.replaceChildren(...this.rows.map((row, index) => this.#make(row, index + 1)));
    this.list.scrollTop = place;
    this.playing = null;
  }

  #make(row, number) {
    const item = (row.element = this.template.content.firstElementChild.cloneNode(true));
    for (const part of item.querySelectorAll("[aria-label]")) {
      part.setAttribute("aria-label", part.getAttribute("aria-label").replace("%n", number));
    }
    item.querySelector("[data-seek]").textContent = number;
    for (const input of item.querySelectorAll("[data-field]")) input.value = row[input.dataset.field];
    if (row.problems.length) this.#tell(item, row.problems, number);
    if (row === this.current) item.classList.add("captions-row--current");
    return item;
  }

  #tell(item, problems, number) {
    const told = item.querySelector("[data-problems]");
    told.textContent = problems.join(" ");
    told.id = `caption-${number}-problems`;
    told.hidden = false;
    for (const input of item.querySelectorAll("[data-field]")) {
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", told.id);
    }
  }

  #typed(input, { done = false } = {}) {
    const [row, { field }] = [this.of(input), input.dataset];
    if (!row || !field) return;
    if (done && field !== "text") input.value = tidy(input.value);
    row[field] = input.value;
    this.onChange();
  }

  #enter(row) {
    if (!row || row === this.current) return;
    this.current?.element.classList.remove("captions-row--current");
    this.current = row;
    row.element.classList.add("captions-row--current");
  }
}

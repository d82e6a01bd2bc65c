/* The rows of captions on the screen: what is typed in them, which one somebody is in, and steps that can be undone. */

import { secondsOf, stamp, tidy } from "./captions-text.js";

const UNDO = 50;
const FIELDS = ["start", "end", "text"];

export class Rows {
  constructor({ list, template, rows, onChange }) {
    Object.assign(this, { list, template, rows, onChange });
    this.views = new WeakMap(); // of each row: its element, its fields and its number
    this.past = [];
    this.current = rows[0] ?? null;
    this.playing = null;
    this.draw();
    this.element(this.current)?.classList.add("captions-row--current");
    list.addEventListener("input", ({ target }) => this.#typed(target));
    list.addEventListener("change", ({ target }) => this.#typed(target, { done: true }));
    list.addEventListener("focusin", ({ target }) => this.#enter(this.of(target)));
  }

  of(element) {
    const item = element.closest("li");
    return this.rows.find((row) => this.element(row) === item);
  }

  element(row) {
    return row && this.views.get(row)?.element;
  }

  field(row, name) {
    return this.views.get(row).fields[name];
  }

  get index() {
    return this.rows.indexOf(this.current);
  }

  /** Make this change, which `undo` takes back; then be in the row it returns. */
  change(make) {
    this.#remember();
    const row = make(this.rows, this.index);
    this.draw();
    this.focus(row);
    this.onChange();
  }

  undo() {
    const before = this.past.pop();
    if (!before) return false;
    this.rows.splice(0, this.rows.length, ...before.rows.map(([row, values]) => Object.assign(row, values)));
    this.draw();
    this.focus(before.current);
    this.onChange();
    return true;
  }

  /** Set a time of the row one is in, without leaving the field one writes in. */
  setTime(name, seconds) {
    this.#remember();
    this.current[name] = stamp(seconds);
    this.draw();
    this.onChange();
  }

  focus(row, name = "text", from = null, to = from) {
    if (!row) return;
    const input = this.field(row, name);
    input.focus();
    if (from !== null) input.setSelectionRange(from, to);
    this.#enter(row);
  }

  /** Mark the caption of this moment; scroll to it unless somebody is writing. */
  follow(seconds) {
    const now = this.rows.findLast((row) => secondsOf(row.start) <= seconds && seconds < secondsOf(row.end)) ?? null;
    if (now === this.playing) return;
    this.element(this.playing)?.removeAttribute("aria-current");
    this.playing = now;
    if (!now) return;
    const element = this.element(now);
    element.setAttribute("aria-current", "true");
    if (!this.list.matches(":focus-within, :hover")) this.list.scrollTop = element.offsetTop - this.list.offsetTop - 60;
  }

  /** Show the rows as they are. What is right already is left alone: of a thousand rows one step changes two or three. */
  draw() {
    const elements = this.rows.map((row, index) => this.#show(row, index + 1));
    const kept = new Set(elements);
    for (const element of [...this.list.children]) if (!kept.has(element)) element.remove();
    let next = this.list.firstElementChild;
    for (const element of elements) {
      if (element === next) next = next.nextElementSibling;
      else this.list.insertBefore(element, next);
    }
  }

  #remember() {
    this.past.push({ rows: this.rows.map((row) => [row, { ...row }]), current: this.current });
    this.past.splice(0, this.past.length - UNDO);
  }

  #show(row, number) {
    if (!this.views.has(row)) this.views.set(row, this.#make(row));
    const view = this.views.get(row);
    if (view.number !== number) {
      view.number = number;
      for (const [part, label] of view.labels) part.setAttribute("aria-label", label.replace("%n", number));
      view.element.querySelector("[data-seek]").textContent = number;
    }
    for (const name of FIELDS) if (view.fields[name].value !== row[name]) view.fields[name].value = row[name];
    return view.element;
  }

  #make(row) {
    const element = this.template.content.firstElementChild.cloneNode(true);
    const labels = [...element.querySelectorAll("[aria-label]")].map((part) => [part, part.getAttribute("aria-label")]);
    const fields = Object.fromEntries(FIELDS.map((name) => [name, element.querySelector(`[data-field=${name}]`)]));
    if (row.problems.length) this.#tell(element, fields, row.problems);
    return { element, labels, fields, number: 0 };
  }

  #tell(element, fields, problems) {
    const told = element.querySelector("[data-problems]");
    told.textContent = problems.join(" ");
    told.id = `caption-problems-${this.rows.findIndex((row) => row.problems === problems)}`;
    told.hidden = false;
    for (const input of Object.values(fields)) {
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", told.id);
    }
  }

  #typed(input, { done = false } = {}) {
    const [row, name] = [this.of(input), input.dataset.field];
    if (!row || !name) return;
    if (done && name !== "text") input.value = tidy(input.value);
    row[name] = input.value;
    this.onChange();
  }

  #enter(row) {
    if (!row || row === this.current) return;
    this.element(this.current)?.classList.remove("captions-row--current");
    this.current = row;
    this.element(row).classList.add("captions-row--current");
  }
}

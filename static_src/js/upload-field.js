/* A file that is chosen in a form of the library is sent ahead of the form, with its progress in sight.

   Listens on the document, because a chooser brings its form later. Without this module the form brings the file. */

import { giveUp, Refused, send, Stopped, token } from "./upload.js";

const LANGUAGE = document.documentElement.lang || "en";
const QUARTER = 0.25; // how often progress is spoken
const running = new WeakMap(); // field: what it is sending

const inUnits = (number, unit, unitDisplay = "short", digits = 0) =>
  new Intl.NumberFormat(LANGUAGE, { style: "unit", unit, unitDisplay, maximumFractionDigits: digits }).format(number);
const inBytes = (bytes) =>
  bytes < 1e5 ? inUnits(Math.ceil(bytes / 1e3), "kilobyte")
  : bytes < 1e9 ? inUnits(bytes / 1e6, "megabyte", "short", bytes < 1e7 ? 1 : 0) : inUnits(bytes / 1e9, "gigabyte", "short", 2);
const inWords = (seconds) =>
  seconds < 60 ? inUnits(Math.max(1, Math.round(seconds)), "second", "long")
  : seconds < 3600 ? inUnits(Math.round(seconds / 60), "minute", "long")
  : inUnits(seconds / 3600, "hour", "long", 1);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/** One file on its way from one field. */
class Sending {
  constructor(field, input, file) {
    Object.assign(this, { field, input, file, begin: field.dataset.upload, name: input.name || field.dataset.name });
    this.size = inBytes(file.size);
    this.#forgetErrors();
    this.panel = this.#freshPanel();
    this.bar = this.panel.querySelector("progress");
    this.id = field.querySelector("[data-upload-id]");
    field.dataset.name = this.name;
    this.#part("cancel").onclick = () => this.cancel();
    this.#part("go-on").onclick = () => this.start();
  }

  async start() {
    this.aborter?.abort(); // if it waits, it needn't any longer
    this.id.value = "";
    this.input.removeAttribute("name"); // the form brings its id instead
    this.aborter = new AbortController();
    this.begun = null;
    this.spoken = 0;
    this.#ask(false);
    this.#say(filled(this.panel.dataset.begun, { name: this.file.name }));
    try {
      this.#finish(await send(this.file, {
        begin: this.begin,
        pieceBytes: Number(this.field.dataset.pieceBytes),
        signal: this.aborter.signal,
        onProgress: (sent) => this.#isInSight() && this.#progress(sent),
        onWait: (seconds) => this.#isInSight() && this.#wait(seconds),
      }));
    } catch (error) {
      if (error.name !== "AbortError") this.#stop(error);
    }
  }

  /** Save the form, but not without its file. */
  thenPress(button) {
    this.next = button;
    this.#part("next").hidden = false;
    this.#say(this.#part("next").textContent);
  }

  /** Another file was chosen, or none. What has been sent stays on the server for a day unless it is given up. */
  leave() {
    this.aborter.abort();
    this.input.name = this.name;
    this.id.value = "";
    this.next = null;
    this.#part("next").hidden = true;
    running.delete(this.field);
  }

  async cancel() {
    this.leave();
    this.input.value = "";
    this.bar.hidden = true;
    this.#part("cancel").hidden = true;
    this.#ask(false);
    this.input.focus();
    this.#tell(this.panel.dataset.cancelled);
    await giveUp(this.file, this.begin);
  }

  #part(name) {
    return this.panel.querySelector(`[data-upload-${name}]`);
  }

  /** What was wrong with another file needn't be wrong with this one. */
  #forgetErrors() {
    const row = this.field.closest("[data-field]");
    row?.classList.remove("w-field--error");
    row?.querySelector("[data-field-errors]")?.replaceChildren();
    this.input.removeAttribute("aria-invalid");
  }

  #freshPanel() {
    this.field.querySelectorAll(".lanyard-upload__panel, [data-upload-kept]").forEach((old) => old.remove());
    const template = this.field.querySelector("template");
    template.before(template.content.cloneNode(true));
    return this.field.querySelector(".lanyard-upload__panel");
  }

  /** A chooser that is closed takes its field along. Nothing more is sent; the same file, chosen again, goes on. */
  #isInSight() {
    if (!this.field.isConnected) this.aborter.abort();
    return this.field.isConnected;
  }

  #progress(sent) {
    this.#ask(false);
    const { dataset } = this.panel, now = performance.now(), share = sent / this.file.size;
    this.begun ??= { at: now, sent };
    const seconds = (now - this.begun.at) / 1000, rate = (sent - this.begun.sent) / seconds;
    const values = {
      sent: inBytes(sent),
      size: this.size,
      percent: new Intl.NumberFormat(LANGUAGE, { style: "percent" }).format(share),
      time: inWords((this.file.size - sent) / rate),
    };
    this.bar.value = share;
    const line = filled(seconds > 2 && rate > 0 && share < 1 ? dataset.left : dataset.sending, values);
    this.#part("line").textContent = `${this.file.name}: ${line}`;
    if (share >= this.spoken + QUARTER) {
      this.spoken = share;
      this.#say(line);
    }
  }

  #wait(seconds) {
    this.begun = null;
    this.#ask(true);
    this.#tell(filled(this.panel.dataset.waiting, { time: inWords(seconds) }));
  }

  #finish(id) {
    this.bar.value = 1;
    this.id.value = id;
    this.#part("next").hidden = true;
    this.#tell(filled(this.panel.dataset.finished, { name: this.file.name, size: this.size }));
    this.next?.click();
  }

  #stop(error) {
    if (error instanceof Refused) {
      this.leave();
      this.input.value = "";
      this.panel.querySelectorAll("progress, button").forEach((part) => (part.hidden = true));
      this.#tell(error.message, true);
    } else {
      const because = error instanceof Stopped ? error.because : "unreadable";
      const { signedOut, failed, unreadable } = this.panel.dataset;
      this.#ask(because !== "unreadable", because === "signed-out");
      this.#tell({ "signed-out": signedOut, failed, unreadable, full: error.message }[because], true);
    }
  }

  #ask(goOn, signIn = false) {
    const button = this.#part("go-on");
    if (!goOn && button === document.activeElement) this.panel.focus(); // hidden, it would take the focus with it
    button.hidden = !goOn;
    this.#part("sign-in").hidden = !signIn;
  }

  /** In the line that is seen, and in the one that is spoken. */
  #tell(text, wrong = false) {
    this.#part("line").textContent = text;
    this.#part("line").classList.toggle("error-message", wrong);
    this.#say(text);
  }

  #say(text) {
    this.#part("status").textContent = text;
  }
}

document.addEventListener("change", ({ target }) => {
  const field = target.matches("input[type=file]") && target.closest("[data-upload]");
  if (!field) return;
  running.get(field)?.leave();
  const file = target.files[0];
  if (!file) return;
  const sending = new Sending(field, target, file);
  running.set(field, sending);
  sending.start();
});

/* A form that left in the middle would leave without its file: it goes once all of it is there. Listens before Wagtail's
   buttons do, which would say that they are saving. */
document.addEventListener("click", (event) => {
  const button = event.target.closest("[type=submit]");
  const fields = [...(button?.form?.querySelectorAll("[data-upload]") ?? [])];
  const sending = fields.map((field) => running.get(field)).find((each) => each && !each.id.value);
  if (!sending) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  sending.thenPress(button);
}, true);

/* Signing in again, in another tab, has made the form's token an old one. */
document.addEventListener("submit", ({ target }) => {
  if (target.querySelector("[data-upload]")) target.elements.csrfmiddlewaretoken.value = token();
}, true);

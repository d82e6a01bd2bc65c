/*
 * Captions as rows beside their player. The form sends one text, which is written anew from the rows; where that text
 * isn't WebVTT, it stays on the screen as it is.
 */

import { commandOf, commands } from "./captions-commands.js";
import { Player } from "./captions-player.js";
import { Rows } from "./captions-rows.js";
import { secondsOf, written } from "./captions-text.js";

const PAUSE = 200; // milliseconds in which nothing is typed

const root = document.querySelector("[data-captions-editor]");
const text = root.querySelector("[name=captions]");
const file = JSON.parse(document.querySelector("#captions-data").textContent);
const player = new Player(root.querySelector("[data-player]"));

if (file.header.startsWith("WEBVTT")) begin();

function begin() {
  for (const part of root.querySelectorAll("[data-with-rows]")) part.hidden = false;
  root.querySelector("[data-without-rows]").hidden = true;

  let waiting;
  const write = () => {
    clearTimeout(waiting);
    waiting = undefined;
    text.value = written({ ...file, rows: rows.rows });
    player.show(rows.rows);
  };
  const list = root.querySelector("[data-rows]");
  const rows = new Rows({
    list,
    template: document.querySelector("template[data-row]"),
    rows: file.rows,
    onChange() {
      clearTimeout(waiting);
      waiting = setTimeout(write, PAUSE);
    },
  });
  text.form.addEventListener("submit", () => waiting && write(), { capture: true });
  window.addEventListener("beforeunload", () => waiting && write(), { capture: true });
  player.show(rows.rows);
  player.onTime((seconds) => rows.follow(seconds));

  const status = root.querySelector("[data-status]");
  function say(what, values = {}) {
    status.textContent = status.dataset[what].replace(/%([nmt])/g, (_, name) => values[name]);
  }
  const run = commands({
    rows,
    player,
    say,
    find: root.querySelector("[data-find]"),
    replace: root.querySelector("[data-replace]"),
  });

  root.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-do]");
    if (button) return run[button.dataset.do]();
    const go = target.closest("[data-seek]");
    if (!go) return;
    player.seek(secondsOf(rows.of(go).start) || 0);
    if (!player.isPlaying) player.toggle();
  });
  root.addEventListener("keydown", (event) => {
    const command = commandOf(event);
    if (!command || !event.target.closest("[data-rows], [data-tools]")) return;
    event.preventDefault();
    run[command]();
  });
  rows.focus(rows.rows.find((row) => row.problems.length), "start");
}

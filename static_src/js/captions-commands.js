/* What can be done to captions, by button and by key: see templates/learning/admin/captions_tools.html. */

import { secondsOf, stamp } from "./captions-text.js";

const BACK = 2; // seconds
const LENGTH = 2; // of a new caption, in seconds
const KEYS = {
  KeyP: "toggle",
  KeyB: "back",
  KeyS: "start",
  KeyN: "end",
  KeyX: "split",
  KeyJ: "join",
  KeyI: "insert",
  KeyZ: "undo",
  Delete: "remove",
  Backspace: "remove",
  ArrowDown: "next",
  ArrowUp: "previous",
};

/** The command of a key that is pressed together with Alt alone. The place of a key counts: Option changes its letter. */
export function commandOf({ altKey, ctrlKey, metaKey, shiftKey, code }) {
  return altKey && !ctrlKey && !metaKey && !shiftKey ? KEYS[code] : undefined;
}

export function commands({ rows, player, say, find, replace }) {
  const here = (run) => () => rows.current && run(rows.current, rows.index);
  const step = (by) =>
    here((row, index) => {
      const next = rows.rows[index + by];
      if (!next) return;
      rows.focus(next);
      if (!player.isPlaying) player.seek(secondsOf(next.start) || 0);
    });
  const setTime = (field) =>
    here((row, index) => {
      rows.setTime(field, player.time);
      say(field, { n: index + 1, t: row[field] });
    });

  return {
    toggle: () => player.toggle(),
    back: () => player.seek(Math.max(0, player.time - BACK)),
    start: setTime("start"),
    end: setTime("end"),
    next: step(1),
    previous: step(-1),
    split: here((row, index) => {
      const at = rows.field(row, "text").selectionStart;
      const moment = momentOfSplit(row, at, player.time);
      rows.change((all) => {
        const second = { ...row, before: "", identifier: "", start: moment, text: row.text.slice(at).trim(), problems: [] };
        Object.assign(row, { end: moment, text: row.text.slice(0, at).trim() });
        all.splice(index + 1, 0, second);
        return second;
      });
      say("split", { n: index + 1, m: index + 2 });
    }),
    join: here((row, index) => {
      const next = rows.rows[index + 1];
      if (!next) return;
      rows.change((all) => {
        Object.assign(row, { end: next.end, text: `${row.text}\n${next.text}`.trim() });
        if (next.before) row.before = [row.before, next.before].filter(Boolean).join("\n\n");
        all.splice(index + 1, 1);
        return row;
      });
      say("join", { n: index + 1 });
    }),
    insert() {
      const index = rows.index;
      const start = rows.current ? secondsOf(rows.current.end) || player.time : player.time;
      const limit = secondsOf(rows.rows[index + 1]?.start ?? "");
      const end = limit > start ? Math.min(start + LENGTH, limit) : start + LENGTH;
      rows.change((all) => {
        const row = { before: "", identifier: "", start: stamp(start), end: stamp(end), settings: "", text: "", problems: [] };
        all.splice(index + 1, 0, row);
        return row;
      });
      say("insert", { n: index + 2 });
    },
    remove: here((row, index) => {
      rows.change((all) => {
        all.splice(index, 1);
        return all[Math.min(index, all.length - 1)];
      });
      say("remove", { n: index + 1 });
    }),
    undo: () => say(rows.undo() ? "undo" : "nothing"),
    find() {
      const words = find.value;
      const order = [...rows.rows.slice(rows.index + 1), ...rows.rows.slice(0, rows.index + 1)];
      const row = words && order.find(({ text }) => text.includes(words));
      if (!row) return say("lost");
      const from = row.text.indexOf(words);
      rows.focus(row, "text", from, from + words.length);
      say("found", { n: rows.index + 1 });
    },
    replace() {
      const words = find.value;
      const count = words ? rows.rows.reduce((sum, { text }) => sum + text.split(words).length - 1, 0) : 0;
      if (!count) return say("lost");
      rows.change((all) => {
        for (const row of all) row.text = row.text.replaceAll(words, () => replace.value);
        return null; // stay where one writes what to replace
      });
      say("replaced", { n: count });
    },
  };
}

// Where the player is, if that is within the caption; else in proportion to the words.
function momentOfSplit(row, at, now) {
  const [start, end] = [secondsOf(row.start), secondsOf(row.end)];
  if (now > start && now < end) return stamp(now);
  return Number.isNaN(start + end) ? row.end : stamp(start + (end - start) * (at / Math.max(1, row.text.length)));
}

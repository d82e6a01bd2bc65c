/* Captions as text: times as WebVTT writes them, and rows put together to a file. learning/captions/rows.py takes it apart. */

const SHORT = /^\s*(?:(\d+):)?(\d{1,2}):([0-5]?\d)(?:[.,](\d{1,3}))?\s*$/;

/** The seconds of a time, however short it is written; NaN where it can't be read. */
export function secondsOf(time) {
  const found = SHORT.exec(time);
  if (!found) return NaN;
  const [, hours = "0", minutes, seconds, thousandths = "0"] = found;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${thousandths}`);
}

/** 75.5 is 00:01:15.500. */
export function stamp(seconds) {
  const all = Math.max(0, Math.round(seconds * 1000));
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  return `${two(all / 3_600_000)}:${two((all / 60_000) % 60)}:${two((all / 1000) % 60)}.${String(all % 1000).padStart(3, "0")}`;
}

/** A time in full; as it was typed where it can't be read, so that it can be put right. */
export function tidy(time) {
  const seconds = secondsOf(time);
  return Number.isNaN(seconds) ? time : stamp(seconds);
}

/** WebVTT of all rows, with the notes, styles and settings they came with. */
export function written({ header, rows, after }) {
  const parts = [header];
  for (const row of rows) {
    if (row.before) parts.push(row.before);
    const name = row.identifier ? `${row.identifier}\n` : "";
    const times = [row.start, "-->", row.end, row.settings].join(" ").trim();
    parts.push(`${name}${times}\n${wordsOf(row.text)}`.trimEnd());
  }
  if (after) parts.push(after);
  return `${parts.join("\n\n")}\n`;
}

// An empty line would end the caption, an arrow would begin another.
function wordsOf(text) {
  return text.replace(/\n{2,}/g, "\n").replace(/^\n/, "").replaceAll("-->", "--&gt;");
}

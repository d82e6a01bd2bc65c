/* The map of played and unplayed parts, drawn anew from the server's answer; see templates/learning/includes/played_map.html. */

import { gaps } from "./sampler.js";

export function redraw(map, { played, percent, duration_seconds: duration }) {
  map.querySelector("path").setAttribute("d", played.map(([start, end]) => `M${start} 5H${end}`).join(""));
  map.querySelector("[data-percent]").textContent = Math.floor(percent);
  map.querySelector("ol").replaceChildren(...gaps(played, duration).map(([start, end]) => item(start, end)));
}

function item(start, end) {
  const link = document.createElement("a");
  link.className = "govuk-link";
  link.href = `?t=${Math.floor(start)}#player`;
  link.textContent = `${clock(start)}–${clock(end)}`;
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
}

/** 3725 → 1:02:05, 75 → 1:15. */
export function clock(seconds) {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 60) % 60, whole % 60];
  if (whole >= 3600) parts.unshift(Math.floor(whole / 3600));
  return parts.map((part, index) => (index ? String(part).padStart(2, "0") : part)).join(":");
}

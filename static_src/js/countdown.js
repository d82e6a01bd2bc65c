/* The time that is left for a check: the minutes as they go by, and politely aloud at five minutes, one minute and the end. */

const place = document.querySelector("[data-countdown]");
const opened = Date.now(); // not performance.now(): it may stand still while the device sleeps
const seconds = Number(place.dataset.countdown);
const minutes = place.querySelector("[data-minutes]");
const marks = [...place.querySelectorAll("[data-left]")].filter((mark) => mark.dataset.left < seconds);

function tell() {
  const left = Math.max(0, seconds - (Date.now() - opened) / 1000);
  minutes.textContent = Math.ceil(left / 60);
  const passed = marks.filter((mark) => left <= mark.dataset.left).at(-1);
  for (const mark of marks) {
    if (mark.hidden !== (mark !== passed)) mark.hidden = mark !== passed; // read out once, when it appears
  }
  if (left > 0) setTimeout(tell, 1000);
}

tell();

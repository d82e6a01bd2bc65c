/* Shows where in chapters and transcript the player is. Nothing is read out, and nobody's reading is scrolled away. */

const lists = [...document.querySelectorAll("[data-moments]")].map((list) => ({
  list,
  moments: [...list.querySelectorAll("[data-start]")],
  now: null,
}));

export function follow(seconds) {
  for (const entry of lists) mark(entry, seconds);
}

function mark(entry, seconds) {
  const now = entry.moments.findLast((moment) => Number(moment.dataset.start) <= seconds) ?? null;
  if (now === entry.now) return;
  entry.now?.removeAttribute("aria-current");
  now?.setAttribute("aria-current", "true");
  entry.now = now;
  const { list } = entry;
  if (now && list.scrollHeight > list.clientHeight && !list.matches(":hover, :focus-within, :focus")) {
    list.scrollTop = now.offsetTop - list.offsetTop;
  }
}

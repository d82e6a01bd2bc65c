/* While work goes on: looks every second, shows how far it is, and the finished page as soon as it is there. */

const EVERY = 1000;
const PLACE = "[data-still-running]";

async function look() {
  const answer = await fetch(location.href, { redirect: "manual" }).catch(() => null);
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const progress = page?.querySelector(PLACE);
  if (page && !progress) {
    location.reload();
    return;
  }
  if (progress) {
    document.querySelector(PLACE).replaceWith(progress);
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);

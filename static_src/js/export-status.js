/* While a file is being made: looks every two seconds, and shows the finished page as soon as it is there. */

const EVERY = 2000;

async function look() {
  const answer = await fetch(location.href, { redirect: "manual" }).catch(() => null);
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  // The page that waits carries this module; the finished one doesn't.
  if (page && !page.querySelector('script[src*="export-status"]')) {
    location.reload();
  } else {
    setTimeout(look, EVERY);
  }
}

setTimeout(look, EVERY);

/* How far slides are: looks every two seconds while they are made, tries again, follows the choice of other slides. */

const EVERY = 2000;
const STATE = "[data-deck-state]";
const { CSRF_HEADER_NAME: header, CSRF_TOKEN: token } = window.wagtailConfig;

async function ask(place, address, method = "GET") {
  const answer = await fetch(address, { method, redirect: "manual", headers: { [header]: token } }).catch(() => null);
  if (answer?.ok) {
    show(place, await answer.text());
  } else {
    wait(place);
  }
}

function show(place, html) {
  place.innerHTML = html;
  dress(place);
}

function dress(place) {
  const again = place.querySelector("[data-deck-try-again]");
  if (again) {
    again.hidden = false;
    again.addEventListener("click", () => ask(place, place.querySelector(STATE).dataset.deckState, "POST"));
  }
  wait(place);
}

function wait(place) {
  const waiting = place.querySelector("[data-deck-waits]");
  // Other slides may have been chosen meanwhile: then theirs is the state to look at.
  setTimeout(() => waiting?.isConnected && ask(place, waiting.dataset.deckState), EVERY);
}

for (const place of document.querySelectorAll("[data-deck-state-of]")) {
  const chosen = document.getElementById(place.dataset.deckStateOf);
  chosen?.addEventListener("change", () => {
    if (chosen.value) {
      ask(place, place.dataset.deckStates.replace("/0/", `/${chosen.value}/`));
    } else {
      place.replaceChildren();
    }
  });
  dress(place);
}

/* In previews: marks the links whose text says too little, for the content checker of the editor to find. */

const VAGUE = new Set([
  "click here", "click", "here", "see here", "this", "this link", "this page", "this website", "link", "page", "website",
  "more", "read more", "read", "learn more", "find out more", "more information", "further information", "details", "download",
  "yma", "cliciwch yma", "darllen mwy", "mwy",
]);
const ADDRESS = /^(https?:\/\/|www\.)\S+$/;

for (const link of document.querySelectorAll("main a[href]")) {
  const said = (link.getAttribute("aria-label") ?? link.textContent).trim().toLowerCase().replace(/\s+/g, " ");
  if (VAGUE.has(said.replace(/[.:!…>»→ ]+$/, ""))) {
    link.dataset.text = "vague";
  } else if (ADDRESS.test(said)) {
    link.dataset.text = "address";
  }
}

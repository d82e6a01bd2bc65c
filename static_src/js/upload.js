/* Sends a file piece by piece by the tus protocol 1.0 (https://tus.io), and goes on where it stopped.

   Not by tus-js-client: where the question how far an upload is gets any 4xx, it forgets the upload and begins anew,
   and somebody whose sign-in has ended gets a 403. */

const WAITS = [1, 2, 5, 10, 20, 30, 60]; // seconds; the last one again and again
const VERSION = { "Tus-Resumable": "1.0.0", "X-Requested-With": "XMLHttpRequest" };

/** The connection or the server is away for a while. */
class Interrupted extends Error {}

/** It can go on once somebody has done something: `because` is signed-out or failed, or the message says it. */
export class Stopped extends Error {
  constructor(because, message = "") {
    super(message);
    this.because = because;
  }
}

/** The server doesn't want this file. The message says why. */
export class Refused extends Error {}

/** The CSRF token of now: signing in again changes it. */
export function token() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
}

function ask(method, address, { headers = {}, body = null, signal, onProgress }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch doesn't say how much has been sent
    const cancel = () => request.abort();
    request.open(method, address);
    for (const [name, value] of Object.entries({ ...VERSION, "X-CSRFToken": token(), ...headers })) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => onProgress?.(event.loaded);
    request.onload = () => resolve(request);
    request.onerror = () => reject(new Interrupted());
    request.onabort = () => reject(signal.reason);
    request.onloadend = () => signal.removeEventListener("abort", cancel);
    signal.throwIfAborted();
    signal.addEventListener("abort", cancel);
    request.send(body);
  });
}

function checked(answer) {
  if (answer.status >= 200 && answer.status < 300) return answer;
  if (answer.status === 403) throw new Stopped("signed-out");
  if (answer.status === 507) throw new Stopped("full", answer.responseText);
  if ([422, 429].includes(answer.status)) throw new Refused(answer.responseText);
  if (answer.status >= 500 || [408, 409].includes(answer.status)) throw new Interrupted();
  throw new Stopped("failed");
}

/** Where uploads are remembered, so that choosing the same file again goes on with it. */
class Upload {
  constructor(file, begin, signal) {
    Object.assign(this, { file, begin, signal });
    this.key = ["lanyard-upload", begin, file.name, file.size, file.lastModified].join(":");
    this.address = localStorage.getItem(this.key);
  }

  keep(address) {
    this.address = address;
    if (address) localStorage.setItem(this.key, address);
    else localStorage.removeItem(this.key);
  }

  /** How much of it is there; it is announced first where it is new, or was forgotten. */
  async offset() {
    if (this.address) {
      const answer = await ask("HEAD", this.address, this);
      if (answer.status !== 404) return Number(checked(answer).getResponseHeader("Upload-Offset"));
      this.keep(null);
    }
    const name = btoa(String.fromCodePoint(...new TextEncoder().encode(this.file.name)));
    const headers = { "Upload-Length": this.file.size, "Upload-Metadata": `filename ${name}` };
    this.keep(checked(await ask("POST", this.begin, { headers, signal: this.signal })).getResponseHeader("Location"));
    return 0;
  }

  async piece(offset, bytes, onProgress) {
    const body = this.file.slice(offset, offset + bytes);
    const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": offset };
    const answer = await ask("PATCH", this.address, { headers, body, signal: this.signal, onProgress });
    if (answer.status === 404) throw new Interrupted(); // forgotten meanwhile: begins anew
    return Number(checked(answer).getResponseHeader("Upload-Offset"));
  }
}

/** Waits, but not for longer than the connection is away. */
function wait(seconds, signal) {
  return new Promise((resolve, reject) => {
    setTimeout(resolve, seconds * 1000);
    addEventListener("online", resolve, { once: true });
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** Sends the whole file, however long it takes. Gives back its id; throws Stopped, Refused, or why it was aborted. */
export async function send(file, { begin, pieceBytes, signal, onProgress, onWait }) {
  const upload = new Upload(file, begin, signal);
  for (let failed = 0; ; ) {
    try {
      let offset = await upload.offset();
      onProgress(offset);
      while (offset < file.size) {
        const from = offset;
        offset = await upload.piece(from, pieceBytes, (loaded) => onProgress(Math.min(from + loaded, file.size)));
        failed = 0;
        onProgress(offset);
      }
      return upload.address.split("/").at(-2);
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      const seconds = WAITS[Math.min(failed++, WAITS.length - 1)];
      onWait(seconds);
      await wait(seconds, signal);
    }
  }
}

/** Tells the server to forget it, and forgets it here. */
export async function giveUp(file, begin) {
  const upload = new Upload(file, begin, new AbortController().signal);
  if (upload.address) await ask("DELETE", upload.address, upload).catch(() => null); // else it is forgotten in a day
  upload.keep(null);
}

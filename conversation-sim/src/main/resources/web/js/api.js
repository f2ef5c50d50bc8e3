/** What the platform takes at most for one photo. */
export const MAX_PHOTO_BYTES = 20 * 1024 * 1024;

/** What the simulator takes at most for the photos of one message. */
export const MAX_MESSAGE_BYTES = 40 * 1024 * 1024;

/** The status for what is the case already. */
export const CONFLICT = 409;

/** A request that was refused or did not arrive; the message is fit to be shown. */
export class ApiError extends Error {
  constructor(message, status = 0) {
    super(message);
    this.status = status;
  }
}

const ANSWER_WITHIN_MS = 10_000;

const LOST = "The simulator cannot be reached. Is it still running?";
const LATE = `The simulator has not answered for ${ANSWER_WITHIN_MS / 1000} seconds. Try again in a moment.`;

/** Sends a request and reads the answer `as` "json", "text" or "blob". */
async function request(path, as, options) {
  let response;
  let body;
  try {
    response = await fetch(path, { ...options, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    body = await response[response.ok ? as : "text"]();
  } catch (failure) {
    throw new ApiError(failure.name === "TimeoutError" ? LATE : LOST);
  }
  if (!response.ok) {
    throw new ApiError(refusal(response.status, body), response.status);
  }
  return body;
}

function refusal(status, body) {
  try {
    return sentence(JSON.parse(body).error);
  } catch {
    return `The simulator answered with status ${status}.`;
  }
}

const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1).replace(/\.?$/, ".");

const get = (path) => request(path, "json");
const post = (path, body) =>
  request(path, "json", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

const conversation = (id) => `/api/conversations/${encodeURIComponent(id)}`;

export const state = () => get("/api/state");
export const events = (id, after) => get(`${conversation(id)}/events?after=${after}`);
export const addConversation = (name, platform) => post("/api/conversations", { name, platform });
export const addMember = (name) => post("/api/members", { name });
export const join = (id, member) => post(`${conversation(id)}/members`, { member });
export const say = (id, member, text, reply) => post(`${conversation(id)}/messages`, { member, text, reply });
export const react = (id, seq, member, emoji, added) => post(`${conversation(id)}/events/${seq}/reactions`, { member, emoji, added });
export const transcriptUrl = (id) => `${conversation(id)}/transcript`;
export const transcript = (id) => request(transcriptUrl(id), "text");
export const file = (url) => request(url, "blob");

/**
 * Uploads the photos of one message. XHR, since fetch cannot tell how much has been sent.
 *
 * @param onProgress called with the share sent, 0 to 1
 * @param signal aborts the upload
 * @returns the event that was posted
 */
export function upload(id, member, photos, onProgress, signal) {
  signal.throwIfAborted();
  const xhr = new XMLHttpRequest();
  const query = new URLSearchParams([["member", member], ...photos.flatMap(({ name, size }) => [["name", name], ["size", size]])]);
  return new Promise((resolve, reject) => {
    const refuse = (words) => reject(new ApiError(words));
    xhr.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 1);
    xhr.upload.onload = () => onProgress(1);
    xhr.onload = () => (xhr.status === 201 ? resolve(JSON.parse(xhr.response)) : refuse(refusal(xhr.status, xhr.response)));
    xhr.onerror = () => refuse("Nothing arrived: the simulator cannot be reached.");
    xhr.onabort = () => refuse("Cancelled.");
    signal.addEventListener("abort", () => xhr.abort());
    xhr.open("POST", `${conversation(id)}/photos?${query}`);
    xhr.setRequestHeader("content-type", "application/octet-stream");
    xhr.send(new Blob(photos));
  });
}

/** How many pictures the page asks about at the same time; the others wait for their turn. */
const AT_ONCE = 4;

/** How often a picture is offered again to a bot that has too much to do. */
const PATIENCE = 5;

const waiting = [];
let running = 0;
let token = "";
let maxBytes = Infinity;

/** Thrown when there is no answer; `message` is fit for a person, `status` is HTTP's, 0 without one. */
export class ClassifyError extends Error {
  constructor(message, status = 0) {
    super(message);
    this.status = status;
  }
}

/** Shows this token with every request from now on; it lives as long as the page. */
export function useToken(text) {
  token = text;
}

/** What is known of the model that answers now: `{name, version, labels, maxBytes}`. */
export async function runningModel() {
  const response = await fetch("preview/model", { cache: "no-store" });
  if (!response.ok) {
    throw new ClassifyError("The bot does not say which model it runs.", response.status);
  }
  const model = await response.json();
  maxBytes = model.maxBytes;
  return model;
}

/**
 * What the model says of a picture: `{label, labels, caption, confidence, probabilities}`.
 *
 * @throws ClassifyError when it cannot be read, or the bot does not answer
 */
export function classify(file, signal) {
  return new Promise((resolve, reject) => {
    waiting.push(() => ask(file, signal).then(resolve, reject));
    startNext();
  });
}

async function startNext() {
  if (running === AT_ONCE || waiting.length === 0) {
    return;
  }
  running += 1;
  await waiting.shift()();
  running -= 1;
  startNext();
}

async function ask(file, signal) {
  signal.throwIfAborted();
  if (file.size === 0) {
    throw new ClassifyError("The file is empty.", 422);
  }
  if (file.size > maxBytes) {
    throw new ClassifyError(`The file has ${megabytes(file.size)}, the bot takes ${megabytes(maxBytes)}.`, 413);
  }
  for (let attempt = 1; ; attempt++) {
    const response = await post(file, signal);
    const body = await response.json().catch(() => ({}));
    if (response.ok) {
      return body;
    }
    if (response.status !== 503 || attempt === PATIENCE) {
      throw new ClassifyError(reason(response, body), response.status);
    }
    await pause(Number(response.headers.get("Retry-After") ?? 1));
  }
}

async function post(file, signal) {
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  try {
    return await fetch("v1/classify", { method: "POST", body: file, headers, signal });
  } catch (failure) {
    signal.throwIfAborted();
    throw new ClassifyError("The bot cannot be reached, or the file cannot be read any more.");
  }
}

function reason(response, body) {
  return body.error ?? `The bot answered with status ${response.status}.`;
}

const megabytes = (bytes) => `${(bytes / 1024 ** 2).toFixed(1).replace(".0", "")} MB`;

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, 1000 * seconds));

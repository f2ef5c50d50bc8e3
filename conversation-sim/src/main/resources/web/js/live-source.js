/**
 * The simulator's live events, as an EventSource has them. All tabs of a browser share one connection, since a browser
 * opens only six to a server and each live one is kept for good; where there are no shared workers, each has its own.
 */
export const liveSource = () => (window.SharedWorker ? new SharedSource() : new EventSource("/api/stream"));

/** What a tab sees of the connection in shared-stream.js: `open`, `error` and the stream's own events. */
class SharedSource extends EventTarget {
  onopen;
  onerror;
  #port;
  #leaving = new AbortController();

  constructor() {
    super();
    const worker = new SharedWorker(new URL("shared-stream.js", import.meta.url));
    const lost = () => this.onerror();
    const { signal } = this.#leaving;
    this.#port = worker.port;
    this.#port.addEventListener("message", ({ data }) => this.#take(data), { signal });
    this.#port.addEventListener("close", lost, { signal }); // the worker is gone
    worker.addEventListener("error", lost, { signal });
    addEventListener("pagehide", () => this.#leave(), { signal });
    // gone back to, a page may be as it was when it was left
    addEventListener("pageshow", ({ persisted }) => persisted && lost(), { signal });
    this.#port.start();
  }

  close() {
    this.#leave();
    this.#leaving.abort();
  }

  #leave() {
    this.#port.postMessage("leave");
  }

  #take({ type, data }) {
    if (type === "open") {
      this.onopen();
    } else if (type === "error") {
      this.onerror();
    } else {
      this.dispatchEvent(new MessageEvent(type, { data }));
    }
  }
}

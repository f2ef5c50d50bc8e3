import * as api from "./api.js";
import { byId } from "./dom.js";
import { joined } from "./people.js";
import { UploadBubble } from "./upload-bubble.js";
import { fileSize } from "./words.js";

/**
 * Messages of photos on their way, each with a bubble at the end of the thread until it is there. They go up
 * one at a time, so they are posted in the order they were chosen.
 */
export class Uploads {
  #store;
  #previews;
  #uploads = [];
  #sending = null;
  #list = byId("uploads");
  #onShown;

  /**
   * @param previews Map of `conversation/seq` to the local copies' addresses; filled here
   * @param onShown called when a new bubble is there to be seen
   */
  constructor(store, previews, onShown) {
    this.#store = store;
    this.#previews = previews;
    this.#onShown = onShown;
    store.addEventListener("current", () => this.#showCurrent());
    store.addEventListener("message", ({ detail }) => this.#arrived(detail));
  }

  /** Posts photos to the open conversation as the member who is posting, as many in a message as its platform takes. */
  add(files) {
    const { current: conversation, poster } = this.#store;
    const member = this.#store.members.get(poster);
    for (const group of messagesOf(files, this.#store.maxFiles(conversation))) {
      this.#queue({ files: group, conversation, member });
    }
  }

  async #queue({ files, conversation, member }) {
    const upload = { files, conversation, member, cancel: new AbortController() };
    upload.bubble = new UploadBubble(files, member, files.map((file) => URL.createObjectURL(file)), () => this.#cancel(upload));
    this.#uploads.push(upload);
    await upload.bubble.look();
    if (!this.#uploads.includes(upload)) {
      return;
    }
    upload.refused = refusal(files[0]);
    if (upload.refused) {
      upload.bubble.failed(upload.refused);
    }
    upload.ready = true;
    this.#showCurrent();
    this.#onShown();
    this.#next();
  }

  /** Sends the first one that is not refused; one that is still being looked at holds the others back. */
  async #next() {
    const upload = this.#uploads.find(({ refused }) => !refused);
    if (this.#sending || !upload?.ready) {
      return;
    }
    this.#sending = upload;
    try {
      await this.#send(upload);
    } catch (failure) {
      upload.refused = failure.message;
      upload.bubble.failed(failure.message, () => this.#again(upload));
    } finally {
      this.#sending = null;
    }
    this.#next();
  }

  async #send(upload) {
    const { files, conversation, member, bubble, cancel } = upload;
    await joined(this.#store, conversation, member.id);
    const message = await api.upload(conversation, member.id, files, (share) => bubble.progress(share), cancel.signal);
    this.#takePlace(upload, message);
    this.#store.addMessage(message);
  }

  /** The stream may be quicker than the upload's own answer; without this the photos would be seen twice. */
  #arrived(message) {
    const upload = this.#sending;
    const itsOwn =
      message.type === "image" &&
      message.conversation === upload?.conversation &&
      message.member === upload.member.id &&
      message.pictures.length === upload.files.length &&
      message.picture.name === upload.files[0].name;
    if (itsOwn) {
      this.#takePlace(upload, message);
    }
  }

  #takePlace(upload, message) {
    if (this.#uploads.includes(upload)) {
      this.#previews.set(`${message.conversation}/${message.seq}`, upload.bubble.urls);
      this.#leave(upload);
    }
  }

  #again(upload) {
    this.#leave(upload);
    this.#queue(upload);
  }

  #cancel(upload) {
    upload.cancel.abort();
    upload.bubble.urls.forEach((url) => URL.revokeObjectURL(url));
    this.#leave(upload);
  }

  #leave(upload) {
    this.#uploads = this.#uploads.filter((other) => other !== upload);
    upload.bubble.element.remove();
  }

  #showCurrent() {
    const here = this.#uploads.filter(({ ready, conversation }) => ready && conversation === this.#store.current);
    this.#list.replaceChildren(...here.map(({ bubble }) => bubble.element));
  }
}

/** Files in messages of at most so many each; one that is refused stands alone, after those that are not. */
function messagesOf(files, maxFiles) {
  const messages = [];
  let bytes = 0;
  for (const file of files.filter((file) => !refusal(file))) {
    bytes += file.size;
    if (messages.length > 0 && messages.at(-1).length < maxFiles && bytes <= api.MAX_MESSAGE_BYTES) {
      messages.at(-1).push(file);
    } else {
      messages.push([file]);
      bytes = file.size;
    }
  }
  return [...messages, ...files.filter(refusal).map((file) => [file])];
}

/** Why a file is not even sent, in words for the person who chose it, or null. */
function refusal(file) {
  if (file.size > api.MAX_PHOTO_BYTES) {
    return `This file is too large: a photo may have ${fileSize(api.MAX_PHOTO_BYTES)}. A smaller copy will do just as well.`;
  }
  if (file.size === 0) {
    return "This file is empty, so it was not posted.";
  }
  return file.type && !file.type.startsWith("image/") ? "This file is not a photo, so it was not posted." : null;
}

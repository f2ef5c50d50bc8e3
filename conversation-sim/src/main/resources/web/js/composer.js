import * as api from "./api.js";
import { showCommands } from "./commands.js";
import { byId, el, notify } from "./dom.js";
import { joined } from "./people.js";
import { summary } from "./words.js";

/**
 * The ways to post: text, the file picker, the camera, the clipboard, a drop, a sample.
 *
 * @returns `reply(message)`, which begins a reply, `say(words, answered)`, which posts words and tells whether they
 *     were taken, and `react(message, emoji, added)`
 */
export function showComposer(store, uploads) {
  const text = byId("text");
  const drafts = new Map();
  const replies = new Map();
  let open = null;

  function ready() {
    const missing = !store.current ? "Start a conversation first." : "Add a person to post as first.";
    const isReady = store.current !== null && store.members.has(store.poster);
    notify(isReady ? "" : missing);
    return isReady;
  }

  function post(files) {
    if (ready()) {
      uploads.add(files);
    }
  }

  /** Does something as the poster and shows what came of it. */
  async function act(action) {
    const { current, poster } = store;
    if (!ready()) {
      return false;
    }
    try {
      await joined(store, current, poster);
      store.addMessage(await action(current, poster));
      return true;
    } catch (failure) {
      notify(failure.message);
      return false;
    }
  }

  const say = (words, answered) => act((current, poster) => api.say(current, poster, words, answered?.seq));
  const react = (message, emoji, added) => act((current, poster) => api.react(current, message.seq, poster, emoji, added));

  async function sayDraft() {
    const words = text.value.trim();
    const { current } = store;
    const answered = replies.get(current);
    if (!words || !ready()) {
      return;
    }
    text.value = "";
    replyTo(null);
    if (!(await say(words, answered))) {
      giveBack(current, words);
    }
  }

  /** What is typed next answers a message, or nothing again. */
  function replyTo(message) {
    if (message) {
      replies.set(store.current, message);
    } else {
      replies.delete(store.current);
    }
    showReply();
  }

  function reply(message) {
    replyTo(message);
    text.focus();
  }

  function draft(words) {
    text.value = words;
    text.focus();
    text.setSelectionRange(words.length, words.length);
  }

  function showReply() {
    const answered = replies.get(store.current);
    byId("reply").hidden = !answered;
    byId("reply-words").replaceChildren("Replying to ", el("b", { textContent: answered?.name ?? "" }), answered ? `: ${summary(answered)}` : "");
  }

  /** Nothing typed is lost, and nothing typed since is overwritten. */
  function giveBack(conversation, words) {
    if (conversation === store.current) {
      text.value ||= words;
    } else if (!drafts.get(conversation)) {
      drafts.set(conversation, words);
    }
  }

  async function postSample({ name, url }) {
    try {
      const blob = await api.file(url);
      post([new File([blob], url.split("/").at(-1), { type: blob.type })]);
    } catch (failure) {
      notify(failure.message);
    }
  }

  function drawSamples() {
    byId("samples").replaceChildren(...store.samples.map((sample) => sampleButton(sample, () => postSample(sample))));
  }

  function changeDraft() {
    drafts.set(open, text.value);
    open = store.current;
    text.value = drafts.get(open) ?? "";
    showReply();
    notify("");
  }

  byId("composer").onsubmit = (event) => {
    event.preventDefault();
    sayDraft();
  };
  text.onkeydown = (event) => {
    // while an input method composes, Enter belongs to it
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      sayDraft();
    } else if (event.key === "Escape" && replies.has(store.current)) {
      reply(null);
    }
  };
  byId("reply-cancel").onclick = () => reply(null);
  connectPicker("pick", "files", post);
  connectPicker("shoot", "camera", post);
  document.addEventListener("paste", (event) => {
    const files = [...event.clipboardData.files];
    if (files.length > 0) {
      event.preventDefault();
      post(files);
    }
  });
  acceptDrops(post);
  showCommands(store, { onSay: say, onDraft: draft });
  store.addEventListener("samples", drawSamples);
  store.addEventListener("current", changeDraft);
  return { reply, say, react };
}

function sampleButton({ name, url }, onClick) {
  const image = el("img", { src: url, alt: "", width: 40, height: 40, draggable: false });
  return el("button", { class: "sample", type: "button", title: `Post a photo of: ${name}`, "aria-label": `Post the sample photo: ${name}`, onclick: onClick }, image);
}

function connectPicker(button, input, post) {
  const picker = byId(input);
  byId(button).onclick = () => picker.click();
  picker.onchange = () => {
    post([...picker.files]);
    picker.value = ""; // so that the same file can be chosen again
  };
}

function acceptDrops(post) {
  const target = byId("main");
  const drop = byId("drop");
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  let depth = 0;

  const show = (change) => {
    depth = change === 0 ? 0 : depth + change;
    drop.hidden = depth === 0;
  };
  target.addEventListener("dragenter", (event) => hasFiles(event) && show(1));
  target.addEventListener("dragleave", (event) => hasFiles(event) && show(-1));
  target.addEventListener("drop", (event) => {
    show(0);
    if (hasFiles(event)) {
      post([...event.dataTransfer.files]);
    }
  });
  // anywhere else the browser would leave the page for the file
  for (const type of ["dragover", "drop"]) {
    document.addEventListener(type, (event) => hasFiles(event) && event.preventDefault());
  }
}

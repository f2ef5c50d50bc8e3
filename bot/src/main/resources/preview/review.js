/** How often the page asks how things are, in milliseconds. */
const EVERY = 1000;

const find = (id) => document.getElementById(id);
let token = "";
let shown = "";
const selected = new Set();

/** Asks the bot; a body makes it a change. Throws what is fit for a person. */
async function ask(what, body) {
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  const options = body
    ? { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(body) }
    : { headers, cache: "no-store" };
  const response = await fetch(`review/${what}`, options);
  find("token-form").hidden = response.status !== 401;
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(answer.error ?? `The bot answered ${response.status}.`);
  }
  return answer;
}

/** Does something and tells if it cannot be done. */
async function attempt(action) {
  try {
    await action();
    find("problem").hidden = true;
  } catch (problem) {
    find("problem").textContent = problem.message;
    find("problem").hidden = false;
  }
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

function button(text, action) {
  const made = element("button", "quiet-button", text);
  made.type = "button";
  made.addEventListener("click", () => attempt(async () => { await action(); await refresh(); }));
  return made;
}

function lessonRow(lesson) {
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = selected.has(lesson.number);
  box.setAttribute("aria-label", `Lesson ${lesson.number}`);
  box.addEventListener("change", () => (box.checked ? selected.add(lesson.number) : selected.delete(lesson.number)));
  const kind = lesson.under ? ` (${lesson.under})` : "";
  const words = element("span", "row-words", element("strong", "", lesson.says + kind), ` in ${lesson.in}, by ${lesson.teacher}, photo ${lesson.photo}`);
  const row = element("li", "row", box, words, element("span", "wider", lesson.review.toLowerCase()));
  row.dataset.review = lesson.review;
  for (const [text, review] of [["Accept", "ACCEPTED"], ["Reject", "REJECTED"]]) {
    row.append(button(text, () => say([lesson.number], review)));
  }
  return row;
}

const percent = (share) => `${(100 * share).toFixed(2)} %`;

function versionRow(version) {
  const figures = version.corrections
    ? ` ${version.made}: of ${version.corrections} corrections ${percent(version.corrected)} right (before ${percent(version.correctedBefore)}), `
      + `of ${version.heldOut} held-out pictures ${percent(version.accuracy)} (before ${percent(version.accuracyBefore)})`
    : "";
  const row = element("li", "row", element("span", "row-words", element("strong", "", version.version), figures));
  row.append(version.promoted ? element("span", "wider", "answers") : button("Promote", () => ask("promote", { version: version.version })));
  return row;
}

function showTraining(training) {
  const running = training?.phase === "RUNNING";
  find("retrain").disabled = !training || running;
  find("progress").hidden = !running;
  find("progress").value = running && training.epochs ? training.epoch / training.epochs : 0;
  find("training").textContent = !training
    ? "No versions: model.versions names no folder."
    : running
      ? `Retraining: ${training.epoch} of ${training.epochs}, loss ${training.loss.toFixed(4)}, held out ${percent(training.accuracy)}`
      : training.said;
}

/** Draws only what changed, so that nothing moves under the pointer. */
async function refresh() {
  const state = await ask("state");
  showTraining(state.retraining);
  const now = JSON.stringify([state.lessons, state.versions]);
  if (now !== shown) {
    shown = now;
    const open = state.lessons.filter((lesson) => lesson.review === "OPEN").length;
    find("summary").textContent = state.lessons.length ? `${state.lessons.length} lessons, ${open} open` : "Nobody has taught anything yet.";
    find("lessons").replaceChildren(...state.lessons.map(lessonRow));
    find("versions").replaceChildren(...state.versions.map(versionRow).reverse());
    find("rollback").disabled = !state.versions.some((version) => version.promoted);
  }
}

async function say(numbers, review) {
  await ask("say", { numbers, review });
  selected.clear();
  find("all").checked = false;
}

function onClick(id, action) {
  find(id).addEventListener("click", () => attempt(async () => { await action(); await refresh(); }));
}

onClick("accept", () => say([...selected], "ACCEPTED"));
onClick("reject", () => say([...selected], "REJECTED"));
onClick("retrain", () => ask("retrain", {}));
onClick("rollback", () => ask("rollback", {}));
find("all").addEventListener("change", () => {
  for (const box of find("lessons").querySelectorAll("input")) {
    if (box.checked !== find("all").checked) {
      box.click();
    }
  }
});
find("token-form").addEventListener("submit", (event) => {
  event.preventDefault();
  token = find("token").value;
  attempt(refresh);
});

async function follow() {
  await attempt(refresh);
  setTimeout(follow, EVERY);
}
follow();

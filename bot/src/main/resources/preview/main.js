import { Card } from "./card.js";
import { runningModel, useToken } from "./classify.js";

const byId = (id) => document.getElementById(id);
const cards = [];

byId("pick").onclick = () => byId("files").click();
byId("files").onchange = () => {
  add(byId("files").files);
  byId("files").value = "";
};
byId("clear").onclick = clear;
byId("name").oninput = () => cards.forEach((card) => card.by(uploader()));
byId("token-form").onsubmit = (event) => {
  event.preventDefault();
  useToken(byId("token").value);
  byId("token-form").hidden = true;
  cards.filter(({ state, status }) => state === "failed" && status === 401).forEach((card) => card.look());
};
addEventListener("paste", ({ clipboardData }) => add(clipboardData.files));
addEventListener("focus", showModel);
showDrops();
showModel();

function add(files) {
  const added = [...files].map((file) => new Card(file, uploader(), changed));
  cards.push(...added);
  byId("cards").prepend(...added.map(({ element }) => element));
  added.forEach((card) => card.look());
  if (added.length > 0) {
    showModel();
  }
}

function clear() {
  cards.splice(0).forEach((card) => card.remove());
  changed();
  byId("pick").focus();
}

/** As the bot cleans names: on one line, and somebody without one is "Someone". */
function uploader() {
  return byId("name").value.replace(/\s+/gu, " ").trim() || "Someone";
}

function changed() {
  const count = (state) => cards.filter((card) => card.state === state).length;
  const parts = [
    [count("named"), "named"],
    [count("unsure"), "unsure"],
    [count("failed"), "not read"],
    [count("waiting"), "to go"],
  ];
  const told = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`);
  const noun = cards.length === 1 ? "picture" : "pictures";
  byId("summary").textContent = cards.length > 0 ? `${cards.length} ${noun}: ${told.join(", ")}` : "";
  byId("clear").hidden = cards.length === 0;
  if (cards.some(({ state, status }) => state === "failed" && status === 401)) {
    byId("token-form").hidden = false;
  }
}

async function showModel() {
  try {
    const model = await runningModel();
    byId("model").textContent = `Model ${model.name}, version ${model.version}, ${model.labels.length} labels`;
    byId("model").title = model.labels.join(", ");
  } catch {
    byId("model").textContent = "The bot cannot be reached";
  }
}

function showDrops() {
  let depth = 0;
  const carriesFiles = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
  const show = (change) => (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      depth = Math.max(0, depth + change);
      byId("drop").hidden = depth === 0;
    }
  };
  addEventListener("dragenter", show(1));
  addEventListener("dragleave", show(-1));
  addEventListener("dragover", show(0));
  addEventListener("drop", (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      depth = 0;
      byId("drop").hidden = true;
      add(event.dataTransfer.files);
    }
  });
}

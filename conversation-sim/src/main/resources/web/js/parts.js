import { el, icon } from "./dom.js";
import { summary } from "./words.js";

/** What people can react by with one click; other emoji are shown where somebody has used them. */
const QUICK = [
  { emoji: "+1", sign: "thumb-up", name: "thumbs up" },
  { emoji: "-1", sign: "thumb-down", name: "thumbs down" },
];

/** A text as a paragraph's children, with those who are mentioned by an at sign set apart. */
export function withMentions(text, names) {
  const longestFirst = [...names].sort((a, b) => b.length - a.length).map(literal);
  if (longestFirst.length === 0) {
    return [text];
  }
  const mention = new RegExp(`(?<![\\p{L}\\p{N}])(@(?:${longestFirst.join("|")}))(?![\\p{L}\\p{N}_])`, "giu");
  return text.split(mention).map((part, at) => (at % 2 ? el("b", { class: "mention", textContent: part }) : part));
}

const literal = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

/** The message that another one answers, in a line that leads there. */
export function quote(answered, goTo) {
  const words = answered ? `${answered.name}: ${summary(answered)}` : "An earlier message";
  const label = el("span", { class: "quote-words", textContent: words });
  return el("button", { class: "quote", type: "button", title: "Show what this answers", onclick: goTo }, icon("reply"), label);
}

/** What a caption says that the photo shows; a wider word than a label looks less sure. */
export function recognised(label, bot) {
  const isWider = bot.wider?.includes(label.replace(/^(an?|the) /i, ""));
  const look = isWider ? { class: "wider", title: `${bot.name} was not sure of a narrower word` } : {};
  return label ? [el("mark", { ...look, textContent: label })] : [];
}

/** Tells that a message was edited; hovering or a click tells what it said before. */
export function editedMark(message) {
  const before = message.versions.slice(0, -1);
  const old = el("span", { class: "old-text", hidden: true, textContent: before.map((text) => `Before: ${text}`).join("\n") });
  const mark = el("button", { class: "edited", type: "button", textContent: "edited", title: old.textContent, "aria-expanded": "false" });
  mark.onclick = (event) => {
    event.stopPropagation();
    old.hidden = !old.hidden;
    mark.setAttribute("aria-expanded", !old.hidden);
  };
  return [" ", mark, old];
}

/**
 * What can be done with a message: say what is right, if it is a caption, reply, and react by a thumb where the
 * platform has reactions.
 */
export function actions(message, { canReact, poster, onReply, onReact, onCorrect }) {
  const row = el("span", { class: "actions" });
  const add = (label, sign, kind, onclick) =>
    row.append(el("button", { class: `action ${kind}`, type: "button", title: label, "aria-label": `${label}: ${message.name}, ${summary(message)}`, onclick }, icon(sign)));
  if (onCorrect) {
    add("Say what it is", "pencil", "correct", onCorrect);
  }
  add("Reply", "reply", "reply-to", () => onReply(message));
  if (canReact) {
    for (const { emoji, sign, name } of QUICK.filter((quick) => !by(message, quick.emoji, poster))) {
      add(`React by ${name}`, sign, "react", () => onReact(message, emoji, true));
    }
  }
  return row;
}

/** Who has reacted by what, each a button that joins in or takes it back. */
export function reactions(message, { poster, names, onReact }) {
  const chips = [...(message.reactions ?? new Map())].map(([emoji, { symbol, who }]) => {
    const own = who.includes(poster);
    const people = who.map((id) => names(id)).join(", ");
    const chip = el("button", { class: "reaction", type: "button", title: `${people} reacted by :${emoji}:`, "aria-pressed": own });
    const sign = QUICK.find((quick) => quick.emoji === emoji)?.sign;
    chip.append(sign ? icon(sign) : symbol, el("span", { textContent: who.length }));
    chip.onclick = () => onReact(message, emoji, !own);
    return chip;
  });
  return chips.length > 0 ? [el("div", { class: "reactions" }, ...chips)] : [];
}

const by = (message, emoji, member) => message.reactions?.get(emoji)?.who.includes(member);

// A classic script in <head>, so that a remembered theme is there before the first paint.
"use strict";
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const remembered = () => {
    try {
      return localStorage.getItem("spotter.theme");
    } catch {
      return null; // storage may be switched off; the system's choice is used then
    }
  };
  const remember = (theme) => {
    try {
      localStorage.setItem("spotter.theme", theme);
    } catch {
      // the choice then lasts until the page is closed
    }
  };

  if (remembered()) {
    root.dataset.theme = remembered();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("theme").addEventListener("click", () => {
      const now = root.dataset.theme ?? (dark.matches ? "dark" : "light");
      root.dataset.theme = now === "dark" ? "light" : "dark";
      remember(root.dataset.theme);
    });
  });
})();

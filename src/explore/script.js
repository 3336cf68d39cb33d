"use strict";
// Asks for the result again when something moves. Without this script the form's button does the same.
(() => {
  document.documentElement.classList.add("js");
  const form = document.getElementById("form");
  const result = document.getElementById("result");
  const said = document.getElementById("said");
  let timer, running;
  // The address before the change that is being made.
  let settled = location.href;

  const number = (text) => Number(text.replace(",", "."));
  const unchanged = (input) =>
    input.dataset.base !== undefined && input.value.trim() !== "" && number(input.value) === Number(input.dataset.base);

  // The design as it is: what is chosen in lists that wait for their button does not count yet.
  const query = () => {
    const pairs = new URLSearchParams();
    for (const input of form.elements) {
      if (!input.name || input.name === "add" || unchanged(input)) continue;
      if (input.value === "" && input.dataset.base === undefined) continue;
      if (input.name === "base") continue;
      pairs.append(input.name === "was" ? "base" : input.name, input.value);
    }
    return pairs;
  };

  // Links and forms beside the result speak of the design as it is now.
  const keepUp = (pairs) => {
    history.replaceState(null, "", "/?" + pairs);
    for (const input of document.querySelectorAll("[data-query]")) input.value = pairs;
    for (const link of document.querySelectorAll("[data-address]")) link.href = link.dataset.address + "?" + pairs;
    const other = document.querySelector("[data-language]");
    const inOther = new URLSearchParams(pairs);
    inOther.set("lang", other.hreflang);
    other.href = "/?" + inOther;
  };

  const show = async (worlds) => {
    const pairs = query();
    keepUp(pairs);
    running?.abort();
    const mine = (running = new AbortController());
    result.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch("/result?" + pairs + "&worlds=" + worlds, { signal: mine.signal });
      if (answer.status === 204) return;
      const open = [...result.querySelectorAll("details")].map((d) => d.open);
      result.innerHTML = await answer.text();
      if (answer.ok) [...result.querySelectorAll("details")].forEach((d, i) => (d.open = open[i] ?? false));
      result.removeAttribute("aria-busy");
      if (!answer.ok) return;
      if (worlds < 16) return show(16);
      said.textContent = document.getElementById("sentence").textContent;
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => show(4), 40);
  };

  if (form) {
    form.addEventListener("input", (event) => {
      const input = event.target;
      if (input.dataset.waits !== undefined) return;
      const decimal = document.documentElement.lang === "nl" ? "," : ".";
      const field = input.dataset.for ? document.getElementById(input.dataset.for) : input;
      if (field !== input) {
        field.value = input.value.replace(".", decimal);
      } else {
        const slider = form.querySelector(`[data-for="${input.id}"]`);
        if (slider && Number.isFinite(number(input.value))) slider.value = number(input.value);
      }
      if (field.dataset.base !== undefined) field.closest(".field").classList.toggle("changed", !unchanged(field));
      later();
    });
    // A finished change is a step one can go back to; on the way there the address was that of the way.
    form.addEventListener("change", (event) => {
      if (event.target.dataset.waits !== undefined) return;
      history.replaceState(null, "", settled);
      history.pushState(null, "", "/?" + query());
      settled = location.href;
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      const pairs = query();
      const chosen = (name) => form.elements[name]?.value ?? "";
      if (chosen("base") === chosen("was") && chosen("add") === "") return show(16);
      if (chosen("base") !== chosen("was")) {
        pairs.set("was", chosen("was"));
        pairs.set("base", chosen("base"));
      }
      if (chosen("add")) pairs.set("add", chosen("add"));
      location.assign("/?" + pairs);
    });
    window.addEventListener("popstate", () => location.reload());
  }

  const stage = document.getElementById("stage");
  const watch = async () => {
    const answer = await fetch("/job/stage" + location.search);
    const focused = stage.contains(document.activeElement);
    stage.innerHTML = await answer.text();
    if (stage.querySelector("[data-runs]")) {
      if (focused) stage.querySelector("button").focus();
      setTimeout(watch, 500);
    } else if (focused) {
      stage.querySelector("a")?.focus();
    }
  };
  if (stage && stage.querySelector("[data-runs]")) setTimeout(watch, 500);
})();

"use strict";
// Asks for the result again when something moves. Without this script the form's button does the same.
(() => {
  document.documentElement.classList.add("js");
  const form = document.getElementById("form");
  const result = document.getElementById("result");
  const said = document.getElementById("said");
  let timer, running;

  const query = () => {
    const pairs = new URLSearchParams();
    for (const input of form.elements) {
      if (!input.name || input.value === "") continue;
      if (input.dataset.base !== undefined && Number(input.value) === Number(input.dataset.base)) continue;
      pairs.append(input.name, input.value);
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
      if (input.dataset.reload !== undefined) return;
      if (input.dataset.for) {
        document.getElementById(input.dataset.for).value = input.value;
      } else if (input.type === "number") {
        const slider = form.querySelector(`[data-for="${input.id}"]`);
        if (slider && input.value !== "") slider.value = input.value;
      }
      const number = input.dataset.for ? document.getElementById(input.dataset.for) : input;
      if (number.dataset.base !== undefined) {
        number.closest(".field").classList.toggle("changed", Number(number.value) !== Number(number.dataset.base));
      }
      later();
    });
    form.addEventListener("change", (event) => {
      if (event.target.dataset.reload === undefined) return;
      // Another design to start from has other fields: what was changed in this one does not go along.
      const pairs = query();
      if (event.target.name === "base") {
        for (const key of [...pairs.keys()]) if (!["base", "vs", "indicator", "lang"].includes(key)) pairs.delete(key);
      }
      location.assign("/?" + pairs);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      show(16);
    });
  }

  const stage = document.getElementById("stage");
  const watch = async () => {
    const answer = await fetch("/job/stage" + location.search);
    const focused = stage.contains(document.activeElement);
    stage.innerHTML = await answer.text();
    if (stage.querySelector("[data-runs]")) {
      if (focused) stage.querySelector("button").focus();
      setTimeout(watch, 500);
    }
  };
  if (stage && stage.querySelector("[data-runs]")) setTimeout(watch, 500);
})();

// On Regio's vergelijken every row, tile and point is a way to choose its region, by pointer and by keyboard. The address
// changes as a link would change it and Streamlit draws anew, without loading the page again. On Trajecten links do so too. Looks: styles/choosing.css.
(() => {
  const WITHIN = ':is([class*="st-key-pow_compare"], [class*="st-key-pow_projects"])';
  const WHOLE = '[class*="st-key-pow_projects"]'; // where the address of a link is all that is chosen
  const WALKED = ".pow-fitted, svg[tabindex]"; // one stop of the Tab key each; arrows walk what is in it
  const ITSELF = "a, button, summary, input, details > div";
  const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  const go = (address) => {
    window.history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  };
  const choose = (region) => {
    const query = new URLSearchParams(window.location.search);
    query.set("regio", region);
    go(`?${query}`);
  };
  // What Plotly says is under the pointer; it has no element of its own.
  const ofPlot = (target) => target.closest(".js-plotly-plot")?._hoverdata?.[0]?.customdata;

  addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element) || !target.closest(WITHIN) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const way = target.closest("a.pow-chooses");
    if (way) {
      event.preventDefault();
      if (way.closest(WHOLE)) {
        go(new URL(way.href).search);
        return;
      }
      const query = new URLSearchParams(window.location.search);
      query.delete("splits"); // the figure of one column, alone
      new URL(way.href).searchParams.forEach((value, name) => query.set(name, value));
      go(`?${query}`);
      return;
    }
    if (target.closest(ITSELF) || String(window.getSelection())) return;
    const region = target.closest("[data-region]")?.dataset.region ?? ofPlot(target);
    if (region) choose(region);
  });

  // The words of what the keyboard is at stand beside it, and are read out.
  const said = document.createElement("div");
  said.className = "pow-at-words";
  said.setAttribute("role", "status");
  said.hidden = true;
  const words = (one) => one.querySelector("title")?.textContent || one.getAttribute("title") || one.querySelector("th")?.textContent || "";
  let at = null;
  const leave = () => {
    at?.classList.remove("pow-at");
    said.hidden = true;
    at = null;
  };
  const arrive = (one) => {
    leave();
    at = one;
    one.classList.add("pow-at");
    one.scrollIntoView({ block: "nearest" });
    if (!said.isConnected) document.body.append(said);
    const box = one.getBoundingClientRect();
    said.textContent = words(one);
    said.hidden = false;
    said.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - said.offsetWidth - 8))}px`;
    said.style.top = `${box.bottom + said.offsetHeight + 12 > window.innerHeight ? box.top - said.offsetHeight - 4 : box.bottom + 4}px`;
  };
  addEventListener("keydown", (event) => {
    const part = document.activeElement?.closest?.(`${WITHIN} :is(${WALKED})`);
    if (!part || document.activeElement !== part) return;
    const all = [...part.querySelectorAll("[data-region]")];
    if (event.key in STEPS && all.length) {
      event.preventDefault();
      const now = all.indexOf(at);
      arrive(all[now < 0 ? 0 : (now + STEPS[event.key] + all.length) % all.length]);
    } else if (event.key === "Enter" && at && all.includes(at)) choose(at.dataset.region);
    else if (event.key === "Escape") leave();
  });
  addEventListener("focusout", leave);
})();

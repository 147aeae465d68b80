// The place on a page: an address with # leads to its part as soon as that is drawn; Back, Forward and loading anew lead
// to where the visitor was. Streamlit draws after the browser has looked for both, and scrolls an element of its own.
(() => {
  const PATIENCE = 30000;
  const KEY = "pow-places";
  const MOST = 50; // addresses of which the place is kept
  const scroller = () => document.querySelector('[data-testid="stMain"]');
  const address = () => window.location.pathname + window.location.search + window.location.hash;
  const places = () => JSON.parse(window.sessionStorage.getItem(KEY) ?? "[]");
  let stop = () => {};

  const keep = (of) => {
    const main = scroller();
    if (!main || document.querySelector(".pow-title") === null) return;
    const others = places().filter(([known]) => known !== of);
    window.sessionStorage.setItem(KEY, JSON.stringify([...others, [of, main.scrollTop]].slice(-MOST)));
  };

  // Does `move` after every change of the page until it says that it is there, the visitor scrolls, or time is up.
  const untilThere = (move) => {
    stop();
    const until = Date.now() + PATIENCE;
    const timer = window.setInterval(() => (Date.now() > until || move()) && stop(), 100);
    const events = ["wheel", "touchmove", "keydown", "mousedown"];
    stop = () => {
      window.clearInterval(timer);
      events.forEach((name) => window.removeEventListener(name, stop));
      stop = () => {};
    };
    events.forEach((name) => window.addEventListener(name, stop, { passive: true }));
  };

  const isDrawn = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "notRunning";

  const toPart = () => {
    const name = decodeURIComponent(window.location.hash.slice(1));
    const part = name && document.getElementById(name);
    if (!part) return false;
    part.scrollIntoView();
    return isDrawn() && Math.abs(part.getBoundingClientRect().top) < 200;
  };

  const toPlace = (top) => () => {
    const main = scroller();
    if (!main) return false;
    main.scrollTop = top;
    return isDrawn() && Math.abs(main.scrollTop - top) < 2;
  };

  const arrive = (isReturn) => {
    const known = isReturn && places().find(([one]) => one === address());
    if (known) untilThere(toPlace(known[1]));
    else if (window.location.hash) untilThere(toPart);
  };

  let waiting = 0;
  document.addEventListener("scroll", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(keep, 150, address());
  }, { capture: true, passive: true });
  window.addEventListener("pagehide", () => keep(address()));
  // A link within the page changes the history too; that is going on, not going back.
  let isFollowed = false;
  document.addEventListener("click", ({ target }) => {
    keep(address());
    isFollowed = target.closest("a, [data-region], .js-plotly-plot") !== null;
    window.setTimeout(() => { isFollowed = false; }, 300);
  }, { capture: true });
  window.addEventListener("popstate", () => arrive(!isFollowed));
  const [opened] = window.performance.getEntriesByType("navigation");
  arrive(opened !== undefined && opened.type !== "navigate");
})();

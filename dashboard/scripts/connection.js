// The connection with the server, in our own words: that it is gone, that it does not come, and that it is back.
// A page that is connected again is loaded anew: its choices are in its address, and the server may have forgotten it.
// Where something stands that loading would lose (a delivery that was tried) the visitor chooses the moment.
(() => {
  const PATIENCE = 15000; // until a page that never connected says so
  const KEPT = '.pow-checked, [data-testid="stFileUploaderFile"]';
  let banner = null;
  let wasConnected = false;
  let isLost = false;

  const tell = (key, withButton) => {
    if (banner?.dataset.key === key) return;
    banner?.remove();
    banner = document.createElement("div");
    banner.className = "pow-connection";
    banner.dataset.key = key;
    banner.lang = powLanguage();
    banner.setAttribute("role", "alert");
    banner.append(powWords(key));
    if (withButton) {
      const button = document.createElement("button");
      button.textContent = powWords("connection_reload");
      button.onclick = () => window.location.reload();
      banner.append(button);
    }
    document.body.append(banner);
  };

  const judge = () => {
    const state = document.querySelector('[data-testid="stApp"]')?.dataset.testConnectionState;
    document.documentElement.classList.toggle("pow-away", state !== "CONNECTED");
    if (state === "CONNECTED") {
      const isBack = isLost;
      wasConnected = true;
      isLost = false;
      if (!isBack) {
        if (banner?.dataset.key !== "connection_back") banner?.remove();
      } else if (document.querySelector(KEPT)) {
        tell("connection_back", true);
      } else {
        window.location.reload();
      }
    } else if (state === "DISCONNECTED_FOREVER") {
      tell("connection_ended", true);
    } else if (wasConnected) {
      isLost = true;
      tell("connection_away", false);
    }
  };

  const options = { subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-connection-state"] };
  const observer = new MutationObserver(judge);
  const begin = () => {
    observer.observe(document.getElementById("root"), options);
    judge();
  };
  window.setTimeout(() => wasConnected || tell("connection_slow", true), PATIENCE);
  document.addEventListener("DOMContentLoaded", begin);
})();

// A figure that fills the whole screen, and charts that fit the width of paper. Our own words and looks: styles/.
(() => {
  const leave = () => document.fullscreenElement && document.exitFullscreen();
  addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest(".pow-enlarge");
    if (!button) return;
    if (document.fullscreenElement) leave();
    else button.closest('[class*="st-key-pow_figure_"]').requestFullscreen();
  });
  addEventListener("keydown", (event) => event.key === "Escape" && leave());
  // A figure that was left is still where the reader was; without this the page would stand at its top.
  addEventListener("fullscreenchange", () => document.activeElement?.scrollIntoView?.({ block: "nearest" }));
  // Plotly draws for the width of the screen: a box that it may be scaled by lets it be as wide as the paper.
  addEventListener("beforeprint", () => {
    for (const svg of document.querySelectorAll(".main-svg"))
      svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
  });
  document.documentElement.classList.toggle("pow-fills-screen", document.fullscreenEnabled);
})();

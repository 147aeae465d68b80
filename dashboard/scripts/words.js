// Words that Streamlit has in English only, in the language of the page (texts/<language>/streamlit.yml).
// A word is replaced where it is all that a label, a title or a text says, or where it opens a label ("Remove …").
(() => {
  const LABELS = ["aria-label", "title", "placeholder"];
  const OURS = ".pow-markup, svg, style, script, [data-testid='stIconMaterial']"; // or no words at all
  const PLACE = "{value}";

  let language = null;
  let exact = new Map();
  let opening = [];

  const learn = () => {
    language = powLanguage();
    exact = new Map();
    opening = [];
    const known = powTexts("streamlit");
    for (const spoken of Object.values(known)) {
      for (const [key, word] of Object.entries(spoken)) {
        const wanted = known[language][key];
        if (word.endsWith(PLACE)) opening.push([word.slice(0, -PLACE.length), wanted.slice(0, -PLACE.length)]);
        else exact.set(word, wanted);
      }
    }
  };

  const translated = (said) => {
    const whole = exact.get(said.trim());
    if (whole !== undefined) return whole;
    const start = opening.find(([word, wanted]) => word !== wanted && said.startsWith(word));
    return start ? start[1] + said.slice(start[0].length) : said;
  };

  const label = (element) => {
    for (const name of LABELS) {
      const said = element.getAttribute(name);
      const wanted = said && translated(said);
      if (wanted !== said) element.setAttribute(name, wanted);
    }
  };

  const words = (node) => {
    if (node.parentElement?.closest(OURS)) return;
    const wanted = translated(node.data);
    if (node.data.trim() && wanted !== node.data) node.data = wanted;
  };

  const translate = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return words(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    label(root);
    root.querySelectorAll(LABELS.map((name) => `[${name}]`).join()).forEach(label);
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) words(texts.currentNode);
  };

  new MutationObserver((changes) => {
    if (powLanguage() !== language) {
      learn();
      translate(document.body);
    }
    for (const { type, target, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach(translate);
      else if (type === "characterData") words(target);
      else label(target);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: LABELS });
})();

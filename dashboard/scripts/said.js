// The language of the page, and its words from the texts that the server put in the page (serving/index_page.py):
// "ours" are those of these scripts, "streamlit" those that Streamlit says by itself.
function powTexts(whose) {
  powTexts.read ??= JSON.parse(document.getElementById("pow-texts").textContent);
  return powTexts.read[whose];
}
function powLanguage() {
  const asked = new URLSearchParams(window.location.search).get("taal");
  return asked in powTexts("ours") ? asked : "nl";
}
function powWords(key) {
  return powTexts("ours")[powLanguage()][key];
}

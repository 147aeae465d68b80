"""What does not fit the screen as a page is drawn now: beyond its edges, cut off, or over something else."""

from playwright.sync_api import Page

WIDTHS = (360, 768, 1024, 1093, 1220, 1366, 1536, 1920, 2560)
SETTLED = 8_000  # ms in which a page must have found its place after the screen became another

# An element is judged by its own words: those of a table may not lie on each other, nor may a link on a button.
FAULTS = """() => {
  const wide = document.documentElement.clientWidth, found = [], words = [];
  const told = (what, one) => found.push(`${what}: ${one.className.baseVal ?? one.className} "${one.textContent.trim().slice(0, 40)}"`);
  const clipped = one => one && (getComputedStyle(one).clipPath !== 'none' || clipped(one.parentElement));
  const hidden = one => !one.checkVisibility({checkVisibilityCSS: true, checkOpacity: true}) || one.closest('.pow-skip') || clipped(one);
  if (document.documentElement.scrollWidth > wide) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  for (const one of document.querySelectorAll('.stApp *')) {
    if (one.closest('svg') && one.tagName !== 'text' || hidden(one)) continue;
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    if (box.width <= 1 || box.height <= 1) continue;
    if (box.right > wide + 1 || box.left < -1) told('beyond the edge', one);
    if (style.overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1) told('cut off', one);
    if (one.tagName === 'TABLE' && box.right > one.parentElement.getBoundingClientRect().right + 1) told('wider than its place', one);
    for (const part of one.childNodes) {
      if (part.nodeType !== Node.TEXT_NODE || !part.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(part);
      for (const {left, right, top, bottom} of range.getClientRects()) words.push({one, left, right, top, bottom});
    }
  }
  words.sort((one, other) => one.top - other.top);
  words.forEach((one, place) => {
    for (let next = place + 1; next < words.length && words[next].top < one.bottom; next++) {
      const other = words[next];
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - other.top;
      const low = Math.min(one.bottom - one.top, other.bottom - other.top);
      // Names of points that lie on each other have no place of their own; the table beside the funnel has them all.
      const points = one.one.closest('.st-key-funnel') && other.one.closest('.st-key-funnel');
      if (across > 2 && down > low / 2 && one.one !== other.one && !points) told(`over "${one.one.textContent.trim().slice(0, 40)}"`, other.one);
    }
  });
  return found.slice(0, 12);
}"""


def faults(page: Page, width: int) -> list[str]:
    """Give the page this width, and return what does not fit once it has had the time to settle."""
    page.set_viewport_size({"width": width, "height": 900})
    waited = 0
    while (found := page.evaluate(FAULTS)) and waited < SETTLED:
        page.wait_for_timeout(200)
        waited += 200
    return found

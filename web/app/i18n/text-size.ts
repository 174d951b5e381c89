const KEY = "text-size";
/** WeChat's ordinary text size, px; 200 % of it is the largest we lay out for. */
const ORDINARY = 16;

/**
 * Sets the root text size. The shell hands over WeChat's own size (px) in the address; it is remembered for this
 * phone, since later pages are opened without it.
 */
export function applyTextSize(asked: string | null): void {
  const size = Number(asked ?? remembered());
  if (!Number.isFinite(size)) return;
  // An ordinary size is remembered too: it takes the place of a larger one from before.
  if (asked !== null) remember(asked);
  if (size <= ORDINARY) return;
  const percent = Math.min(200, Math.round((size / ORDINARY) * 100));
  document.documentElement.style.fontSize = `${percent}%`;
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(size: string): void {
  try {
    localStorage.setItem(KEY, size);
  } catch {
    // A WebView without storage asks the shell each time.
  }
}

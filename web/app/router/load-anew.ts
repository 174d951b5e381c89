const LOADED = "reloaded";

/**
 * Loads the app anew at a page whose script did not come: after a new release the old one's are gone. Once, until
 * some page has opened: what fails again would be loaded for ever.
 *
 * @returns Whether it is being loaded.
 */
export function loadAnewOnce(to: string): boolean {
  try {
    if (sessionStorage.getItem(LOADED) !== null) return false;
    sessionStorage.setItem(LOADED, to);
  } catch {
    // A WebView without storage could not tell the first time from the second.
    return false;
  }
  location.assign(to);
  return true;
}

/** A page has opened: the next one that does not may be loaded anew again. */
export function pageOpened(): void {
  try {
    sessionStorage.removeItem(LOADED);
  } catch {
    // Then nothing was kept either.
  }
}

const AGREED = "agreed";

/** Keeps, until the login in WeChat is done, which version of the privacy policy was agreed to before it. */
export function keepAgreed(version: string): void {
  try {
    sessionStorage.setItem(AGREED, version);
  } catch {
    // A WebView without storage asks again after the login.
  }
}

/** The version that was agreed to before the login; null when none was, or it is forgotten. */
export function keptAgreed(): string | null {
  try {
    return sessionStorage.getItem(AGREED);
  } catch {
    return null;
  }
}

/** Forgets it: the server knows. */
export function forgetAgreed(): void {
  try {
    sessionStorage.removeItem(AGREED);
  } catch {
    // Then nothing was kept either.
  }
}

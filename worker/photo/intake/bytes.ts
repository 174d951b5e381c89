/** Reads of untrusted bytes: outside the array they answer 0, so callers check lengths, never catch. */

/** Unsigned 16 bits, big-endian unless `little`. */
export function u16(bytes: Uint8Array, at: number, little = false): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  return little ? first | (second << 8) : (first << 8) | second;
}

/** Unsigned 32 bits, big-endian unless `little`. */
export function u32(bytes: Uint8Array, at: number, little = false): number {
  const high = u16(bytes, little ? at + 2 : at, little);
  const low = u16(bytes, little ? at : at + 2, little);
  return high * 65536 + low;
}

/** Whether the ASCII characters of `text` stand at `at`. */
export function hasAscii(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

/** Printable ASCII from `at` up to a zero or `length`, trimmed; a camera's name, for one. */
export function asciiText(bytes: Uint8Array, at: number, length: number): string {
  let text = "";
  for (let index = at; index < Math.min(at + length, bytes.length); index++) {
    const code = bytes[index] ?? 0;
    if (code === 0) break;
    if (code >= 0x20 && code < 0x7f) text += String.fromCharCode(code);
  }
  return text.trim();
}

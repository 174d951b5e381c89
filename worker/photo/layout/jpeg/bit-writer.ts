/** Entropy-coded bits of a JPEG scan, high bit first, with a zero stuffed after every 0xff. */
export class BitWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  #bits = 0;
  #count = 0;

  /** Appends the low `length` bits of `value`, at most 16 at a time. */
  write(value: number, length: number): void {
    // Never more than 7 bits wait, so 23 of the 32 are in use at most.
    this.#bits = (this.#bits << length) | value;
    this.#count += length;
    while (this.#count >= 8) {
      this.#count -= 8;
      this.#byte((this.#bits >> this.#count) & 0xff);
    }
    this.#bits &= (1 << this.#count) - 1;
  }

  /** Fills the last byte with ones and hands over everything written. */
  finish(): Uint8Array {
    if (this.#count > 0) this.write((1 << (8 - this.#count)) - 1, 8 - this.#count);
    return this.#bytes.subarray(0, this.#length);
  }

  #byte(byte: number): void {
    if (this.#length + 2 > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
    if (byte === 0xff) this.#bytes[this.#length++] = 0;
  }
}

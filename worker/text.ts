/** One message in the two languages of the product; Chinese is the first. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** A name as the status page shows it: the first character and a star (`周*`); of other alphabets the first letter. */
export function maskName(name: string): string {
  const [first = ""] = name.trim();
  return first === "" ? "" : `${first}*`;
}

/** A document number as the status page shows it: five stars and the last four characters (`*****175X`). */
export function maskNumber(numberOrLastFour: string): string {
  return `*****${numberOrLastFour.slice(-4)}`;
}

/**
 * The check character of a citizen identification number: ISO 7064 MOD 11-2 over its first 17 digits, as GB 11643-1999
 * section 4.4 prescribes; `X` stands for 10. The 2023 permanent residence card uses the same.
 */
export function checkCharacter(digits: string): string {
  let sum = 0;
  for (const digit of digits.slice(0, 17)) sum = (sum + Number(digit)) * 2;
  const check = (12 - (sum % 11)) % 11;
  return check === 10 ? "X" : String(check);
}

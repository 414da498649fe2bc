/** The check digit of an Italian body's eleven-digit tax code: Luhn's sum, every second digit doubled. */
export function isItalianBodyTaxCode(code: string): boolean {
  if (!/^\d{11}$/.test(code) || /^0+$/.test(code)) return false;
  const sum = [...code]
    .map((digit, index) => (index % 2 === 1 ? Number(digit) * 2 : Number(digit)))
    .reduce((total, digit) => total + (digit > 9 ? digit - 9 : digit), 0);
  return sum % 10 === 0;
}

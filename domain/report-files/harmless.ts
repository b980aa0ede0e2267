/** What a spreadsheet may take a text for a formula by; those of full width are read as the others in some languages. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

export function looksLikeFormula(text: string): boolean {
  return formulaStart.test(text);
}

/** A cell that a spreadsheet would take for a formula is quoted with an apostrophe (OWASP, CSV injection). */
export function harmless(cell: string): string {
  return looksLikeFormula(cell) ? `'${cell}` : cell;
}

/** Puts the caret into a field with its text selected, so that typing replaces it. */
export function focusAndSelect(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}

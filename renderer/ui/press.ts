/** Does what a click on it would; the focus is there afterwards, so that what opens gives it back. */
export function press(button: HTMLElement | null): void {
  button?.focus();
  button?.click();
}

/** Takes the person to the first field that wants something, once its message has been drawn. */
export function focusFirstInvalid(form: HTMLFormElement | null): void {
  setTimeout(() => form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input')?.focus());
}

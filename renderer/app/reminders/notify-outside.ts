/** A notification of the system, for who looks at something else, which leads back to the window; nothing where the person did not allow it. */
export function notifyOutside(text: string, onClick?: () => void): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted' || document.hasFocus()) return;
  const shown = new Notification('Holdfast', { body: text, tag: text });
  shown.onclick = () => {
    window.focus();
    onClick?.();
    shown.close();
  };
}

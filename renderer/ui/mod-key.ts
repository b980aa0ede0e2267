/** What the key is called that makes shortcuts on this machine. */
export function modKeyName(platform: string = navigator.platform): string {
  return /^(Mac|iP)/.test(platform) ? '⌘' : 'Ctrl';
}

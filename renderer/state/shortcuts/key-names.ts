/**
 * Keys by the names they are kept under: `j`, `shift+j`, `?`, `mod+k` (Ctrl, on a Mac Cmd), `alt+1`, `ArrowDown`; two that are
 * pressed one after the other with a space between them: `g c`.
 */
export type KeyName = string;

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn', 'Dead', 'Unidentified']);

/** What a keyboard set to Chinese writes with the keys of the shortcuts. */
const widePunctuation: Readonly<Record<string, string>> = {
  '、': '/',
  '【': '[',
  '】': ']',
  '「': '{',
  '」': '}',
  '。': '.',
};

/** Undefined for a key that is only held while another one is pressed. */
export function keyNameOf(press: KeyPress): KeyName | undefined {
  if (modifiers.has(press.key) || press.key === '') return undefined;
  const key = plainKey(press);
  const isSymbol = key.length === 1 && !/[a-z]/.test(key);
  return [
    press.ctrlKey || press.metaKey ? 'mod+' : '',
    press.altKey ? 'alt+' : '',
    // A symbol has its Shift in it; where it stands on the keyboard differs.
    press.shiftKey && !(isSymbol && !press.altKey) ? 'shift+' : '',
    key,
  ].join('');
}

function plainKey({ key, code, altKey }: KeyPress): string {
  const place = /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase();
  // With Alt a Mac writes another character, and a keyboard of another script has no Latin letters.
  if (place && (altKey || (/^\p{L}$/u.test(key) && !/[a-z]/i.test(key)))) return place;
  if (key === ' ') return 'Space';
  if (key.length > 1) return key;
  return widePunctuation[key] ?? key.normalize('NFKC').toLowerCase();
}

/** Characters alone, without Ctrl or Alt: who speaks to the computer or shakes presses them by accident. */
export function isSingleKey(keys: KeyName): boolean {
  return keys.split(' ').every((press) => /^(shift\+)?.$/u.test(press));
}

/** Whether pressing one would run, or wait for, the other. */
export function keysCollide(one: KeyName, other: KeyName): boolean {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}

const shown: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  shift: 'Shift',
  alt: 'Alt',
};

/** Each key as it stands on the keyboard, in the order they are pressed. `mod` is the machine's own key for shortcuts. */
export function keyCaps(keys: KeyName, mod: string): readonly string[] {
  return keys.split(' ').flatMap((press) => {
    const parts = press === '+' || press.endsWith('++') ? [...press.slice(0, -1).split('+'), '+'] : press.split('+');
    return parts
      .filter((part) => part !== '')
      .map((part) => (part === 'mod' ? mod : (shown[part] ?? (part.length === 1 ? part.toUpperCase() : part))));
  });
}

/**
 * Where a link in a file leads within its folder: `../a/b.md`, `/a/b`. Nothing for what leads out of the folder, to another machine, or names a
 * scheme. What stands behind `#` or `?` is not looked at.
 */
export function followPath(from: string, link: string): string | null {
  const bare = link.split(/[?#]/, 1)[0] ?? '';
  if (bare === '' || /^[a-z][a-z0-9+.-]*:/i.test(bare) || /^[\\/]{2}/.test(bare) || bare.includes('\0')) return null;
  const decoded = decodedAddress(bare).replaceAll('\\', '/');
  const parts = decoded.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of decoded.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

function decodedAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The path a file may have within a folder, or nothing for one that leads out of it or is no path at all. */
export function safePath(path: string): string | null {
  const plain = path.replaceAll('\\', '/').normalize('NFC');
  if (plain === '' || plain.length > 1000 || /\p{Cc}/u.test(plain)) return null;
  if (plain.startsWith('/') || /^[a-z]:/i.test(plain)) return null;
  const parts = plain.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? null : parts.join('/');
}

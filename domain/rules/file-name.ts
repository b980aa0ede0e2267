/** The longest name a file is kept under, in UTF-16 units. */
export const fileNameLength = 200;

/** Control characters, and those that turn the writing direction and make `exe.jpg` out of `gpj.exe`. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const loneSurrogate = /\p{Cs}/gu;
/** What a file system somewhere does not take. */
const unkeepable = /[<>:"|?*]/g;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const longestExtension = 20;

/**
 * The name a file is shown and saved under, made from what the other side said it is called: without folders, control
 * characters and characters that some system cannot save. Never empty; cleaning a clean name changes nothing.
 */
export function cleanFileName(given: string): string {
  const name = given
    .normalize('NFC')
    .replace(unseen, '')
    .replace(loneSurrogate, '')
    .replace(/^.*[/\\]/s, '')
    .replace(unkeepable, '_')
    .replace(/\s+/g, ' ');
  const trimmed = shortened(trimEnds(name)).replace(reserved, '_$&');
  return trimmed === '' ? 'file' : trimmed;
}

/** A leading dot hides a file, and Windows drops dots and spaces at the end: `run.exe.` is `run.exe`. */
function trimEnds(name: string): string {
  return name.replace(/^[. ]+/, '').replace(/[. ]+$/, '');
}

/** Cut so that the extension stays; a character is never cut in two. The underscore of a reserved name has room. */
function shortened(name: string): string {
  const most = fileNameLength - 1;
  if (name.length <= most) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= longestExtension ? name.slice(dot) : '';
  const stem = name.slice(0, most - extension.length).replace(/[\uD800-\uDBFF]$/, '');
  return trimEnds(stem) + extension;
}

/** What follows the last dot, in small letters; empty where there is none. */
export function fileExtension(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

import type { Failure } from '../contract/failure.ts';
import { fileExtension } from './file-name.ts';

export const megabyte = 1024 * 1024;

export const fileLimits = {
  /** What one file may hold where the workspace says nothing else. */
  usualBytes: 25 * megabyte,
  /** More than this no workspace can allow. */
  mostBytes: 100 * megabyte,
} as const;

/**
 * Files that run when they are opened, on some system. Blocked by what they are called, for that is what decides what a system does
 * with them.
 */
const blockedExtensions: ReadonlySet<string> = new Set(
  `ade adp app appx appxbundle bat chm cmd com cpl desktop dll dmg exe gadget hta inf ins iso isp jar jnlp js jse lib lnk
  mde msc msi msix msixbundle msp mst nsh pif pkg ps1 ps1xml ps2 psc1 psc2 psm1 reg scf scr sct settingcontent-ms shb sys url
  vb vbe vbs vhd vhdx vxd ws wsc wsf wsh xll`.split(/\s+/),
);
const blockedTypes: ReadonlySet<string> = new Set([
  'application/hta',
  'application/java-archive',
  'application/vnd.microsoft.portable-executable',
  'application/x-dosexec',
  'application/x-msdos-program',
  'application/x-msdownload',
  'application/x-msi',
]);

export interface FileFacts {
  /** Cleaned. */
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

/** Why a file may not be attached; nothing when it may. */
export function fileProblem({ name, mediaType, size }: FileFacts, mostBytes: number): Failure | undefined {
  const extension = fileExtension(name);
  if (blockedExtensions.has(extension) || blockedTypes.has(mediaType.toLowerCase()))
    return { kind: 'blocked-type', message: 'Files of this type are not taken.', details: { type: extension } };
  if (size < 1) return { kind: 'empty-file', message: 'There is nothing in this file.' };
  if (size > mostBytes)
    return {
      kind: 'too-large',
      message: 'The file is larger than the workspace allows.',
      details: { megabytes: Math.floor(mostBytes / megabyte) },
    };
  return undefined;
}

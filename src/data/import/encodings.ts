/** @file Every encoding that text in files and names in archives is looked at in, and what it is called. */
import { type CodePage, codePages, decodeCodePage } from './codePages.ts';

/** By the label that `TextDecoder` knows it under, or the code page's own. The order breaks ties. */
export const encodingNames = {
  'utf-8': 'Unicode (UTF-8)',
  'utf-16le': 'Unicode (UTF-16)',
  'utf-16be': 'Unicode (UTF-16, big-endian)',
  'windows-1252': 'Western (Windows 1252)',
  cp437: 'Western (DOS 437)',
  cp850: 'Western (DOS 850)',
  macintosh: 'Western (Macintosh)',
  'windows-1250': 'Central European (Windows 1250)',
  cp852: 'Central European (DOS 852)',
  'windows-1251': 'Cyrillic (Windows 1251)',
  ibm866: 'Cyrillic (DOS 866)',
  'koi8-r': 'Cyrillic (KOI8-R)',
  'windows-1253': 'Greek (Windows 1253)',
  'windows-1254': 'Turkish (Windows 1254)',
  'windows-1255': 'Hebrew (Windows 1255)',
  'windows-1256': 'Arabic (Windows 1256)',
  shift_jis: 'Japanese (Shift JIS)',
  gb18030: 'Chinese (GB 18030)',
  'euc-jp': 'Japanese (EUC)',
  big5: 'Chinese (Big5)',
  'euc-kr': 'Korean (EUC)',
} as const;

export type Encoding = keyof typeof encodingNames;
export const encodings = Object.keys(encodingNames) as Encoding[];

/** The text of bytes, a byte order mark left out; undefined where they are no text in this encoding. */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string | undefined {
  if (codePages.includes(encoding as CodePage)) return decodeCodePage(bytes, encoding as CodePage);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

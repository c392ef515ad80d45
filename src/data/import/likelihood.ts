/**
 * @file How likely it is that bytes were read in the right encoding: right readings have words of one script, with the letters that its languages use most,
 * lower-case after the first; wrong ones mix scripts, capitals and signs.
 */

/** The letters beyond ASCII that languages of each script use most; one that is not here is rarer. */
const COMMON =
  'éèàùçâêîôûëïüöäßñáíóúåæøãõœ' + // Western
  'ąćęłńśźżčďěňřšťůýžőűășțşţđ' + // Central European
  'ğışçöü' + // Turkish
  'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфё' + // Cyrillic
  'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ'; // Greek

const common = new Set(COMMON);

/** The syllables that Korean uses most: what tells it from Chinese, whose bytes are the same. */
const HANGUL = new Set(
  '이다는을의에가고한지도로사기리하자아어나인들스정보시수대장그마라있것서해부전으은제과주구상동일비조여우원만모미오소화전치관성신생물세무바니드선경진개용공국내양강김남데러네면트유중방안분금거실연감심차반가피파토타카',
);
const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Hebrew', 'Arabic', 'Hangul', 'Thai'] as const;
const scripts = SCRIPTS.map((name) => new RegExp(`^\\p{Script=${name}}$`, 'u'));
const EAST = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]$/u;

/** The place of a letter's script in the list; the scripts that East Asian text mixes are one. */
const scriptOf = (letter: string): number =>
  EAST.test(letter) ? SCRIPTS.length : scripts.findIndex((s) => s.test(letter));

/** Signs that stand in names and tables of any language. */
const USUAL_SIGNS = /[°±²³µ€£·×–—‘’“”„«»…№§©®¡¿\u00a0]/u;

/**
 * @param text a reading
 * @param frequent letters of two bytes that the encoding's own table calls frequent, among those of the text (see `frequentShare`): 1 where there are none
 * @returns a sum over the words: higher is likelier; 0 for ASCII alone
 */
export function likelihood(text: string, frequent = 1): number {
  let score = 0;
  for (const word of text.match(/[\p{L}\p{M}]+|[^\p{L}\p{M}\p{ASCII}]/gu) ?? []) {
    if (!/[^\p{ASCII}]/u.test(word)) continue;
    if (!/\p{L}/u.test(word)) {
      score += USUAL_SIGNS.test(word) ? -0.2 : -3;
      continue;
    }
    score += ofWord(word);
  }
  return score - 6 * (1 - frequent);
}

function ofWord(word: string): number {
  const letters = [...word];
  const used = new Set(letters.filter((l) => !/\p{M}/u.test(l)).map(scriptOf));
  let score = used.size > 1 ? -4 : 0;
  let marked = 0;
  for (const [i, letter] of letters.entries()) {
    const lower = letter.toLowerCase();
    if (letter.charCodeAt(0) < 128) continue;
    marked++;
    const capitalInside = i > 0 && letter !== lower && letters[i - 1] === letters[i - 1]!.toLowerCase();
    if (/\p{Script=Hangul}/u.test(letter)) score += HANGUL.has(letter) ? 1.2 : 0.3;
    else if (EAST.test(letter)) score += 1;
    else score += common.has(lower) ? 1 : -0.5;
    if (capitalInside) score -= 2;
    else if (i > 0 && letter !== lower) score -= 0.7;
  }
  // Latin letters with marks stand among others without.
  if (used.has(0) && used.size === 1) score -= Math.max(0, marked - letters.length / 2) * 1.5;
  // A capital in front of a small letter is a name; small letters before capitals are none.
  if (/\p{Ll}\p{Lu}/u.test(word)) score -= 1;
  return score;
}

/** The rows of two-byte tables that hold the frequent letters: the lead bytes of each. */
const FREQUENT: Readonly<Record<string, readonly (readonly [from: number, to: number])[]>> = {
  shift_jis: [
    [0x82, 0x83],
    [0x88, 0x97],
  ],
  'euc-jp': [
    [0xa4, 0xa5],
    [0xb0, 0xcf],
  ],
  gb18030: [[0xb0, 0xd7]],
  big5: [[0xa4, 0xc6]],
  'euc-kr': [[0xb0, 0xc8]],
};

/** Of the letters of two bytes the share in the frequent rows of an encoding's table; 1 where an encoding has no such table or the text no such letter. */
export function frequentShare(bytes: Uint8Array, encoding: string): number {
  const rows = FREQUENT[encoding];
  if (!rows) return 1;
  let [all, frequent] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!;
    // In Shift JIS 0xA1 … 0xDF are letters of one byte, of which no name is made today.
    if (lead < 0x80) continue;
    all++;
    if (encoding === 'shift_jis' && lead >= 0xa1 && lead <= 0xdf) continue;
    if (rows.some(([from, to]) => lead >= from && lead <= to)) frequent++;
    i++;
  }
  return all === 0 ? 1 : frequent / all;
}

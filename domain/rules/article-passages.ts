/** A part of a text, in UTF-16 code units. */
interface TextPart {
  readonly from: number;
  readonly to: number;
}

/** What a passage holds at least, in Chinese characters or English words: about what one paragraph answers. */
const passageSize = 160;
/** A sentence without an end is cut where a clause or a word ends. */
const longestSentence = 2 * passageSize;

const firstCjk = 0x2e80;
/** Letters of an average English word with its space. */
const lettersOfWord = 6;

const sentenceEnd = /[\n。！？；!?;]|\.(?=\s)/g;
const anyEnd = /[^\p{L}\p{N}\p{M}]/gu;

function sizeOf(text: string, from: number, to: number): number {
  let cjk = 0;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) >= firstCjk) cjk++;
  return cjk + (to - from - cjk) / lettersOfWord;
}

/** The parts between ends, each with the end that closes it. */
function* pieces(text: string, { from, to }: TextPart, end: RegExp): Generator<TextPart> {
  let begin = from;
  // A copy: several of these run within one another.
  const ends = new RegExp(end);
  ends.lastIndex = from;
  for (let found = ends.exec(text); found && found.index < to; found = ends.exec(text)) {
    yield { from: begin, to: ends.lastIndex };
    begin = ends.lastIndex;
  }
  if (begin < to) yield { from: begin, to };
}

function* sentences(text: string): Generator<TextPart> {
  for (const sentence of pieces(text, { from: 0, to: text.length }, sentenceEnd)) {
    if (sizeOf(text, sentence.from, sentence.to) <= longestSentence) yield sentence;
    else yield* pieces(text, sentence, anyEnd);
  }
}

/**
 * Cuts a text into passages of whole sentences, one after the other without a gap; a short text is one. No word and no run of
 * Chinese characters is ever cut in two. Nobody reads a long article for a question: what answers it stands close together.
 */
export function passagesOf(text: string): readonly TextPart[] {
  const passages: TextPart[] = [];
  let from = 0;
  let at = 0;
  let size = 0;
  for (const sentence of sentences(text)) {
    const more = sizeOf(text, sentence.from, sentence.to);
    if (size > 0 && size + more > passageSize) {
      passages.push({ from, to: at });
      from = at;
      size = 0;
    }
    size += more;
    at = sentence.to;
  }
  return [...passages, { from, to: text.length }];
}

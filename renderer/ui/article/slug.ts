/** What a heading is called in an address; the second of the same name gets a number. `taken` grows. */
export function slugOf(words: string, taken: Set<string>): string {
  const plain = words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
  const name = plain || 'section';
  let slug = name;
  for (let time = 1; taken.has(slug); time++) slug = `${name}-${time}`;
  taken.add(slug);
  return slug;
}

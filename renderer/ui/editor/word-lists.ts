/** Word writes a list as paragraphs that say their level and begin with the bullet or number as text. */
const level = /mso-list:\s*\S+\s+level(\d+)/i;
const number = /^\s*[\d一二三四五六七八九十]+[.)、）]/;

/** Makes real lists of Word's paragraphs, in place. */
export function mendWordLists(page: Document): void {
  const items = [...page.querySelectorAll<HTMLElement>('p, li, div')].filter((element) =>
    level.test(element.getAttribute('style') ?? ''),
  );
  /** The open list of each level. */
  let open: HTMLElement[] = [];
  let last: Element | undefined;
  for (const paragraph of items) {
    const depth = Number(level.exec(paragraph.getAttribute('style') ?? '')?.[1] ?? 1);
    const sign = paragraph.querySelector('[style*="mso-list:Ignore" i]');
    const tag = number.test(sign?.textContent ?? paragraph.textContent ?? '') ? 'ol' : 'ul';
    sign?.remove();
    if (last && last !== paragraph.previousElementSibling) open = [];
    open.length = Math.min(open.length, depth);
    const item = page.createElement('li');
    item.append(...paragraph.childNodes);
    while (open.length < depth) {
      const list = page.createElement(tag);
      const above = open.at(-1);
      if (above) (above.lastElementChild ?? above).append(list);
      else paragraph.before(list);
      open.push(list);
    }
    open.at(-1)?.append(item);
    paragraph.remove();
    last = open[0];
  }
}

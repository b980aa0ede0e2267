import { Schema } from 'prosemirror-model';
import { tableNodes } from 'prosemirror-tables';

const webAddress = /^(https?:|mailto:|tel:|article:|attachment:|#)/i;

const tables = tableNodes({
  tableGroup: 'block',
  cellContent: 'paragraph',
  cellAttributes: {
    align: {
      default: null,
      getFromDOM: (cell) => cell.getAttribute('data-align'),
      setDOMAttr: (value, attributes) => {
        if (value) attributes['data-align'] = value;
      },
    },
  },
});

/** What an article can hold while it is written with its looks: exactly what its Markdown can say, so that nothing is lost on the way. */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: {
      attrs: { level: { default: 1 } },
      content: 'inline*',
      group: 'block',
      defining: true,
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
      toDOM: (node) => [`h${node.attrs.level}`, 0],
    },
    blockquote: {
      content: 'block+',
      group: 'block',
      defining: true,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: () => ['blockquote', 0],
    },
    callout: {
      attrs: { kind: { default: 'NOTE' } },
      content: 'block+',
      group: 'block',
      defining: true,
      parseDOM: [{ tag: 'div[data-callout]', getAttrs: (block) => ({ kind: block.getAttribute('data-callout') }) }],
      toDOM: (node) => ['div', { 'data-callout': node.attrs.kind, role: 'note' }, 0],
    },
    internal: {
      content: 'block+',
      group: 'block',
      defining: true,
      parseDOM: [{ tag: 'div[data-internal]' }],
      toDOM: () => ['div', { 'data-internal': '', role: 'note' }, 0],
    },
    bullet_list: {
      attrs: { spread: { default: false } },
      content: 'list_item+',
      group: 'block',
      parseDOM: [{ tag: 'ul' }],
      toDOM: () => ['ul', 0],
    },
    ordered_list: {
      attrs: { start: { default: 1 }, spread: { default: false } },
      content: 'list_item+',
      group: 'block',
      parseDOM: [{ tag: 'ol', getAttrs: (list) => ({ start: Number(list.getAttribute('start') ?? 1) || 1 }) }],
      toDOM: (node) => (node.attrs.start === 1 ? ['ol', 0] : ['ol', { start: node.attrs.start }, 0]),
    },
    list_item: {
      /** `checked` is null for a point that is no task. */
      attrs: { checked: { default: null }, spread: { default: false } },
      content: 'block+',
      defining: true,
      parseDOM: [{ tag: 'li', getAttrs: (item) => ({ checked: checkedIn(item) }) }],
      toDOM: (node) => ['li', node.attrs.checked === null ? {} : { 'data-checked': String(node.attrs.checked) }, 0],
    },
    code_block: {
      attrs: { language: { default: null }, meta: { default: null } },
      content: 'text*',
      marks: '',
      group: 'block',
      code: true,
      defining: true,
      parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
      toDOM: () => ['pre', { spellcheck: 'false' }, ['code', 0]],
    },
    rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
    ...tables,
    image: {
      inline: true,
      group: 'inline',
      draggable: true,
      attrs: { src: {}, alt: { default: '' }, title: { default: null } },
      parseDOM: [
        {
          tag: 'img[data-src^="attachment:"]',
          getAttrs: (picture) => ({ src: picture.getAttribute('data-src'), alt: picture.getAttribute('alt') ?? '' }),
        },
      ],
      toDOM: (node) => ['img', { 'data-src': node.attrs.src, alt: node.attrs.alt }],
    },
    /** A line break: as Markdown's own (`hard`), or as people type it. */
    break: {
      inline: true,
      group: 'inline',
      selectable: false,
      attrs: { hard: { default: false } },
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
      leafText: () => '\n',
    },
    text: { group: 'inline' },
  },
  marks: {
    link: {
      attrs: { href: {}, title: { default: null } },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (link) => {
            const href = link.getAttribute('href') ?? '';
            return webAddress.test(href) ? { href, title: link.getAttribute('title') } : false;
          },
        },
      ],
      // No place to go to while one writes: a click puts the cursor there.
      toDOM: (mark) => ['a', { href: mark.attrs.href, rel: 'noopener noreferrer nofollow' }, 0],
    },
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
    em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
    strike: { parseDOM: [{ tag: 's' }, { tag: 'del' }], toDOM: () => ['del', 0] },
    code: { parseDOM: [{ tag: 'code' }], toDOM: () => ['code', { spellcheck: 'false' }, 0] },
  },
});

function checkedIn(item: HTMLElement): boolean | null {
  const checked = item.getAttribute('data-checked');
  return checked === null ? null : checked === 'true';
}

import type { BlockContent, Nodes, PhrasingContent, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** What a component is called, and what becomes of it. */
const callouts: Readonly<Record<string, string>> = {
  note: 'NOTE',
  info: 'NOTE',
  callout: 'NOTE',
  admonition: 'NOTE',
  aside: 'NOTE',
  tip: 'TIP',
  check: 'TIP',
  success: 'TIP',
  important: 'IMPORTANT',
  warning: 'WARNING',
  warn: 'WARNING',
  caution: 'CAUTION',
  danger: 'CAUTION',
  error: 'CAUTION',
};

/** Only hold others together. */
const frames = new Set(
  'accordiongroup cardgroup cards columns column tabs codegroup frame fragment expandable panel p div span section article main center figure details'.split(
    ' ',
  ),
);
const embedded = new Set(['iframe', 'video', 'source', 'embed', 'audio', 'youtube']);

export interface Converter {
  /** What stands in the element, converted already. */
  readonly children: readonly Nodes[];
  /** Called with the name of what cannot be taken over. */
  readonly leftOut: (name: string) => void;
}

interface Told extends Converter {
  readonly isFlow: boolean;
  readonly title: string | undefined;
  readonly said: (attribute: string) => string | undefined;
}

const linkOf = ({ said, isFlow, children }: Told) =>
  inFlow(isFlow, { type: 'link', url: said('href') ?? said('to') ?? '', title: null, children: words(children) });
const strongOf = ({ isFlow, children }: Told) => inFlow(isFlow, { type: 'strong', children: words(children) });
const emphasisOf = ({ isFlow, children }: Told) => inFlow(isFlow, { type: 'emphasis', children: words(children) });
const codeOf = ({ isFlow, children }: Told) => inFlow(isFlow, { type: 'inlineCode', value: textIn(children) });

const becoming: Readonly<Record<string, (told: Told) => readonly Nodes[]>> = {
  steps: ({ children }) => [{ type: 'list', ordered: true, start: 1, spread: true, children: stepsIn(children) }],
  img: pictureOf,
  image: pictureOf,
  a: linkOf,
  link: linkOf,
  b: strongOf,
  strong: strongOf,
  i: emphasisOf,
  em: emphasisOf,
  code: codeOf,
  kbd: codeOf,
  br: ({ isFlow }) => (isFlow ? [] : [{ type: 'break' }]),
  hr: () => [{ type: 'thematicBreak' }],
  icon: () => [],
};

/** The Markdown an element of JSX becomes: callouts, headings in bold, pictures, links. Its code is never run, and none of it stays. */
export function plainElement(element: Element, { children, leftOut }: Converter): readonly Nodes[] {
  const name = element.name?.toLowerCase() ?? 'fragment';
  const said = (attribute: string) => attributeOf(element, attribute);
  const title = ['title', 'label', 'name', 'path', 'query', 'body'].map(said).find((found) => found !== undefined);
  const told: Told = { children, leftOut, said, title, isFlow: element.type === 'mdxJsxFlowElement' };
  const callout = callouts[name];
  if (callout) return [quoted(callouts[(said('type') ?? '').toLowerCase()] ?? callout, title, children)];
  if (frames.has(name)) return children;
  if (embedded.has(name)) return filmOf(told);
  const make = Object.hasOwn(becoming, name) ? becoming[name] : undefined;
  if (make) return make(told);
  if (children.length === 0 && title === undefined) leftOut(element.name ?? name);
  return [...heading(title, said('href')), ...children];
}

function pictureOf({ said, isFlow }: Told): readonly Nodes[] {
  const src = said('src');
  return src === undefined ? [] : inFlow(isFlow, { type: 'image', url: src, alt: said('alt') ?? '', title: null });
}

function filmOf({ said, isFlow, title, children }: Told): readonly Nodes[] {
  const src = said('src') ?? said('url');
  if (src === undefined) return children;
  return inFlow(isFlow, { type: 'link', url: src, title: null, children: [{ type: 'text', value: title ?? src }] });
}

function attributeOf(element: Element, name: string): string | undefined {
  for (const attribute of element.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || attribute.name.toLowerCase() !== name) continue;
    if (typeof attribute.value === 'string') return attribute.value;
    // `{"…"}`: a text in the form of code is read as the text it is.
    const literal = /^\s*(["'`])([^"'`\\$]*)\1\s*$/.exec(attribute.value?.value ?? '');
    return literal?.[2];
  }
  return undefined;
}

function heading(title: string | undefined, href: string | undefined): BlockContent[] {
  if (title === undefined || title.trim() === '') return [];
  const strong: PhrasingContent = { type: 'strong', children: [{ type: 'text', value: title }] };
  const line: PhrasingContent =
    href === undefined ? strong : { type: 'link', url: href, title: null, children: [strong] };
  return [{ type: 'paragraph', children: [line] }];
}

/** GitHub's form of a callout. Its mark is no text that would have to be escaped. */
function quoted(mark: string, title: string | undefined, children: readonly Nodes[]): Nodes {
  const flow = asFlow(children);
  const [first] = flow;
  const lead: PhrasingContent[] = [{ type: 'html', value: `[!${mark}]` }];
  const opening = first?.type === 'paragraph' && title === undefined ? first.children : [];
  const named = title === undefined ? [] : heading(title, undefined);
  const rest = opening.length > 0 ? flow.slice(1) : flow;
  const broken: PhrasingContent[] = opening.length > 0 ? [{ type: 'text', value: '\n' }, ...opening] : [];
  return {
    type: 'blockquote',
    children: [{ type: 'paragraph', children: [...lead, ...broken] }, ...named, ...rest] as BlockContent[],
  };
}

/** Steps were turned into a title and what belongs to it: each title begins an item. */
function stepsIn(children: readonly Nodes[]) {
  const items: BlockContent[][] = [];
  for (const child of asFlow(children)) {
    const isTitle = child.type === 'paragraph' && child.children.length === 1 && child.children[0]?.type === 'strong';
    if (isTitle || items.length === 0) items.push([child as BlockContent]);
    else items.at(-1)?.push(child as BlockContent);
  }
  return items.map((item) => ({ type: 'listItem' as const, spread: true, children: item }));
}

const phrasing = new Set(
  'text emphasis strong delete inlineCode break link image linkReference imageReference footnoteReference html'.split(
    ' ',
  ),
);

export function isPhrasing(node: Nodes): node is PhrasingContent {
  return phrasing.has(node.type);
}

/** Without what only parted it from what went. */
export function trimmed(words: readonly PhrasingContent[]): PhrasingContent[] {
  return words.map((node, at) => {
    if (node.type !== 'text') return node;
    const begun = at === 0 ? node.value.trimStart() : node.value;
    return { ...node, value: at === words.length - 1 ? begun.trimEnd() : begun };
  });
}

/** Words that stand between blocks become paragraphs. */
export function asFlow(nodes: readonly Nodes[]): RootContent[] {
  const flow: RootContent[] = [];
  let run: PhrasingContent[] = [];
  const close = () => {
    if (run.some((node) => node.type !== 'text' || node.value.trim() !== ''))
      flow.push({ type: 'paragraph', children: trimmed(run) });
    run = [];
  };
  for (const node of nodes) {
    if (isPhrasing(node)) run.push(node);
    else {
      close();
      flow.push(node as RootContent);
    }
  }
  close();
  return flow;
}

/** What stands in blocks, as words of one line. */
function words(nodes: readonly Nodes[]): PhrasingContent[] {
  return nodes.flatMap((node) => {
    if (isPhrasing(node)) return [node];
    return 'children' in node ? words(node.children as Nodes[]) : [];
  });
}

function textIn(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => ('value' in node ? node.value : 'children' in node ? textIn(node.children as Nodes[]) : ''))
    .join('');
}

function inFlow(isFlow: boolean, node: PhrasingContent): readonly Nodes[] {
  return isFlow ? [{ type: 'paragraph', children: [node] }] : [node];
}

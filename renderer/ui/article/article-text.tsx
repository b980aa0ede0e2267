import { createContext, memo, type ReactNode, useContext, useEffect, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import ReactMarkdown, { type Components, defaultUrlTransform } from 'react-markdown';
import { chipKindOf } from '../editor/chip-kind.ts';
import { articleDialect, isTooDeep } from './article-dialect.ts';
import { ArticleLink, ArticlePicture } from './article-references.tsx';
import css from './article-text.module.css';
import { Callout, InternalBlock } from './callout.tsx';
import { scrollToSection, sectionId } from './section-id.ts';

interface Props {
  readonly text: string;
  /** The heading to begin at. */
  readonly section?: string | undefined;
  /** The address of a heading; without it a link to one only goes there. */
  sectionHref?(slug: string): string;
}

interface Frame {
  /** Tells the headings of one text from those of another on the same page. */
  readonly prefix: string;
  readonly sectionHref: ((slug: string) => string) | undefined;
}

const FrameContext = createContext<Frame>({ prefix: '', sectionHref: undefined });

/**
 * An article as it is read: with its pictures, tables, callouts and internal blocks. HTML is shown as text, nothing is fetched from
 * elsewhere unasked, and links open outside.
 */
export const ArticleText = memo(function ArticleText({ text, section, sectionHref }: Props) {
  const prefix = useId();
  const frame = useMemo(() => ({ prefix, sectionHref }), [prefix, sectionHref]);
  useEffect(() => {
    if (section) scrollToSection(prefix, section);
  }, [prefix, section]);
  return (
    <div className={css.text}>
      {isTooDeep(text) ? (
        <p className={css.asTyped}>{text}</p>
      ) : (
        <FrameContext value={frame}>
          <ReactMarkdown remarkPlugins={plugins} components={components} urlTransform={addressOf}>
            {text}
          </ReactMarkdown>
        </FrameContext>
      )}
    </div>
  );
});

const plugins = [articleDialect];

/** References within the program and to a heading are let through beside the usual addresses. */
function addressOf(address: string): string {
  return chipKindOf(address) || address.startsWith('#') ? address : defaultUrlTransform(address);
}

interface Part {
  readonly children?: ReactNode;
  readonly 'data-slug'?: string;
  readonly 'data-kind'?: string;
}

/** The title of the article is the second level of the page: its own headings begin below it. */
function headingOf(Tag: 'h3' | 'h4' | 'h5' | 'h6', level: number) {
  return function Heading({ children, 'data-slug': slug = '' }: Part) {
    const { prefix, sectionHref } = useContext(FrameContext);
    const { t } = useTranslation('article');
    return (
      <Tag id={sectionId(prefix, slug)} tabIndex={-1} className={css.heading ?? ''} data-level={level}>
        {children}
        {sectionHref && (
          <a
            className={css.anchor}
            href={sectionHref(slug)}
            aria-label={t('linkToSection')}
            onClick={() => scrollToSection(prefix, slug)}
          >
            #
          </a>
        )}
      </Tag>
    );
  };
}

function ScrolledTable({ children }: Part) {
  const { t } = useTranslation('article');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard too.
    <section className={css.scrolled} tabIndex={0} aria-label={t('table')}>
      <table>{children}</table>
    </section>
  );
}

function ScrolledCode({ children }: Part) {
  const { t } = useTranslation('article');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long line is scrolled by keyboard too.
    <section className={css.scrolled} tabIndex={0} aria-label={t('code')}>
      <pre>{children}</pre>
    </section>
  );
}

function TaskMark({ checked }: { readonly checked?: boolean | undefined }) {
  const { t } = useTranslation('article');
  return <span className={css.task} role="img" data-done={checked} aria-label={checked ? t('done') : t('toDo')} />;
}

function Anchor({ href = '', children }: { readonly href?: string | undefined; readonly children?: ReactNode }) {
  const { prefix, sectionHref } = useContext(FrameContext);
  if (!href.startsWith('#') || href.startsWith('#/')) return <ArticleLink href={href}>{children}</ArticleLink>;
  const slug = decode(href.slice(1));
  return (
    <a
      href={sectionHref?.(slug) ?? '#'}
      onClick={(event) => {
        if (!sectionHref) event.preventDefault();
        scrollToSection(prefix, slug);
      }}
    >
      {children}
    </a>
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const components = {
  a: ({ href, children }) => <Anchor href={href}>{children}</Anchor>,
  img: ({ src, alt }) => <ArticlePicture src={typeof src === 'string' ? src : ''} alt={alt ?? ''} />,
  h1: headingOf('h3', 1),
  h2: headingOf('h4', 2),
  h3: headingOf('h5', 3),
  h4: headingOf('h6', 4),
  h5: headingOf('h6', 5),
  h6: headingOf('h6', 6),
  table: ({ children }) => <ScrolledTable>{children}</ScrolledTable>,
  pre: ({ children }) => <ScrolledCode>{children}</ScrolledCode>,
  input: ({ checked }) => <TaskMark checked={checked} />,
  // What the dialect adds to Markdown.
  'hf-callout': ({ children, 'data-kind': kind = '' }: Part) => <Callout name={kind}>{children}</Callout>,
  'hf-internal': ({ children }: Part) => <InternalBlock>{children}</InternalBlock>,
} as Components;

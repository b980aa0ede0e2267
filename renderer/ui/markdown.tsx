import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import ReactMarkdown, { type Components, defaultUrlTransform, type Options } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { asPeopleWrite } from './as-people-write.ts';
import { chipKindOf } from './editor/chip-kind.ts';
import css from './markdown.module.css';

const plugins: NonNullable<Options['remarkPlugins']> = [[remarkGfm, { singleTilde: false }], asPeopleWrite];

/** Formatted text from people. HTML is shown as text; links open outside; pictures are links, so nothing is fetched unasked. */
export const Markdown = memo(function Markdown({ text }: { readonly text: string }) {
  return (
    <div className={css.text}>
      <ReactMarkdown remarkPlugins={plugins} components={components} urlTransform={addressOf}>
        {text}
      </ReactMarkdown>
    </div>
  );
});

/** References within the program are let through beside the usual addresses. */
function addressOf(address: string): string {
  return chipKindOf(address) ? address : defaultUrlTransform(address);
}

const components: Components = {
  a: ({ href = '', children }) => <Link href={href}>{children}</Link>,
  img: ({ src, alt }) => <ImageLink src={typeof src === 'string' ? src : ''} alt={alt ?? ''} />,
};

function Link({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const kind = chipKindOf(href);
  if (kind === 'article')
    return (
      <a className="hf-chip" data-kind={kind} href={`#/knowledge/${encodeURIComponent(href.slice('article:'.length))}`}>
        {children}
      </a>
    );
  if (kind)
    return (
      <span className="hf-chip" data-kind={kind}>
        {children}
      </span>
    );
  // A place in the program, such as a line of another timeline.
  if (/^#\/(cases|customers|knowledge)\//.test(href)) return <a href={href}>{children}</a>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

function ImageLink({ src, alt }: { readonly src: string; readonly alt: string }) {
  const { t } = useTranslation();
  return (
    <a href={src} target="_blank" rel="noopener noreferrer nofollow">
      {t('imageLink', { label: alt || src })}
    </a>
  );
}

import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import css from './markdown.module.css';

const plugins = [remarkGfm];

/** Formatted text from people. Raw HTML is dropped; links open outside; pictures are links, so nothing is fetched unasked. */
export const Markdown = memo(function Markdown({ text }: { readonly text: string }) {
  return (
    <div className={css.text}>
      <ReactMarkdown remarkPlugins={plugins} components={components} skipHtml>
        {text}
      </ReactMarkdown>
    </div>
  );
});

const components: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
  img: ({ src, alt }) => <ImageLink src={typeof src === 'string' ? src : ''} alt={alt ?? ''} />,
};

function ImageLink({ src, alt }: { readonly src: string; readonly alt: string }) {
  const { t } = useTranslation();
  return (
    <a href={src} target="_blank" rel="noopener noreferrer nofollow">
      {t('imageLink', { label: alt || src })}
    </a>
  );
}

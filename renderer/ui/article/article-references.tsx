import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentIdIn } from '../../state/files/attachment-address.ts';
import { chipKindOf } from '../editor/chip-kind.ts';
import { ArticleFile } from './article-file.tsx';

/** A link in an article: to another one, to a place in the program, or outside. */
export function ArticleLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const kind = chipKindOf(href);
  if (kind === 'article')
    return <a href={`#/knowledge/${encodeURIComponent(href.slice('article:'.length))}`}>{children}</a>;
  const fileId = attachmentIdIn(href);
  if (fileId) return <ArticleFile attachmentId={fileId} alt={wordsIn(children)} />;
  if (kind) return <span>{children}</span>;
  if (/^#\/(cases|customers|knowledge)\//.test(href)) return <a href={href}>{children}</a>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

/** A picture of the article itself; one of the web is a link, for opening an article tells nobody that it was opened. */
export function ArticlePicture({ src, alt }: { readonly src: string; readonly alt: string }) {
  const { t } = useTranslation();
  const fileId = attachmentIdIn(src);
  if (fileId) return <ArticleFile attachmentId={fileId} alt={alt} />;
  return (
    <a href={src} target="_blank" rel="noopener noreferrer nofollow">
      {t('imageLink', { label: alt || src })}
    </a>
  );
}

function wordsIn(children: ReactNode): string {
  return Array.isArray(children) ? children.map(wordsIn).join('') : typeof children === 'string' ? children : '';
}

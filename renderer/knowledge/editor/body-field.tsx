import { type ReactNode, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleId } from '#domain/model/ids.ts';
import { useArticleFiles } from '../../state/files/use-article-files.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { HandingLine } from '../../ui/files/handing-line.tsx';
import css from './body-field.module.css';
import type { BodyHandle } from './body-handle.ts';
import { EitherField } from './either-field.tsx';

interface Props {
  readonly label: string;
  readonly value: string;
  /** Whose pictures and files it takes; null while there is neither an article nor a draft. */
  readonly articleId: ArticleId | null;
  onChange(text: string): void;
  onBlur(): void;
  onSubmit(): void;
}

/** The text of an article, and the files that are put into it. */
export function BodyField({ articleId, ...props }: Props) {
  return articleId === null ? <WithoutFiles {...props} /> : <WithFiles {...props} articleId={articleId} />;
}

function WithFiles({ articleId, ...props }: Props & { readonly articleId: ArticleId }) {
  const field = useRef<BodyHandle>(null);
  const { add, handing, dismiss } = useArticleFiles(articleId);
  const take = (files: readonly File[]) => {
    add(files, (id, name, file) => field.current?.insertFile(id, name, /^(image|video)\//.test(file.type)));
    return files.length > 0;
  };
  return (
    <Labelled label={props.label}>
      <EitherField {...props} ref={field} onFiles={take} />
      {handing.length > 0 && (
        <ul className={css.handing}>
          {handing.map((one) => (
            <HandingLine key={one.key} handing={one} onDismiss={() => dismiss(one.key)} />
          ))}
        </ul>
      )}
    </Labelled>
  );
}

function WithoutFiles(props: Omit<Props, 'articleId'>) {
  const { t } = useTranslation('article-editor');
  const notify = useNotify();
  const refuse = (files: readonly File[]) => {
    if (files.length > 0) notify({ tone: 'plain', text: t('filesLater') });
    return true;
  };
  return (
    <Labelled label={props.label}>
      <EitherField {...props} onFiles={refuse} />
    </Labelled>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={css.body} aria-labelledby={id}>
      <p id={id} className={css.label}>
        {label}
      </p>
      {children}
    </section>
  );
}

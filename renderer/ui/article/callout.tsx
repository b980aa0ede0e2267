import { CircleAlert, Info, Lightbulb, Lock, type LucideIcon, Megaphone, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './callout.module.css';
import { type CalloutKind, calloutKindOf } from './callouts.ts';

const icons: Readonly<Record<CalloutKind, LucideIcon>> = {
  NOTE: Info,
  TIP: Lightbulb,
  IMPORTANT: Megaphone,
  WARNING: TriangleAlert,
  CAUTION: CircleAlert,
};

/** Something to be noticed before the rest. */
export function Callout({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const { t } = useTranslation('article');
  const kind = calloutKindOf(name);
  const Icon = icons[kind];
  const isKnown = kind === name.toUpperCase();
  const title = isKnown ? t(`callout.${kind}`) : name;
  return (
    <div className={css.block} role="note" aria-label={title} data-kind={kind}>
      <p className={css.title}>
        <Icon size={15} aria-hidden="true" />
        {title}
      </p>
      {children}
    </div>
  );
}

/** What customers must not read: it is left out of what is sent and of what is exported for them. */
export function InternalBlock({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('article');
  return (
    <section className={css.block} aria-label={t('internal')} data-kind="internal">
      <p className={css.title}>
        <Lock size={15} aria-hidden="true" />
        {t('internal')}
      </p>
      {children}
    </section>
  );
}

import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { useNavigation, useRoute } from '../../state/core-context.tsx';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useCommand } from '../../state/use-command.ts';
import type { EditorHandle } from '../../ui/editor/markdown-editor.tsx';
import { UndoBar } from '../composer/undo-bar.tsx';
import css from './composer.module.css';
import { MessageField } from './message-field.tsx';

export interface CallFormSlotProps {
  readonly detail: CaseDetail;
  /** The call is recorded: the composer goes back to its first tab. */
  onRecorded(): void;
}

interface Props {
  readonly detail: CaseDetail;
  /** The form for a call note comes from the area of calls. */
  readonly renderCallForm?: ((props: CallFormSlotProps) => ReactNode) | undefined;
}

type Tab = 'reply' | 'note' | 'call';

/** Where the agent writes: to the customer, to colleagues, or about a call. Each keeps its own draft. */
export function Composer({ detail, renderCallForm }: Props) {
  const { t } = useTranslation('cases');
  const [tab, setTab] = useState<Tab>('reply');
  const panel = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle>(null);
  const navigation = useNavigation();
  const asked = useRoute((route) => route.params.write);
  const write = (kind: Tab) => {
    flushSync(() => setTab(kind));
    if (editor.current) editor.current.focus();
    else panel.current?.querySelector<HTMLElement>('textarea, input, button')?.focus();
  };
  useActions([
    { id: 'case.reply', run: () => write('reply') },
    { id: 'case.note', run: () => write('note') },
    { id: 'case.call', applies: renderCallForm !== undefined, run: () => write('call') },
  ]);
  // Whoever takes a message back to write on it lands in its text.
  const follow = useEffectEvent((kind: string) => {
    const { area, id, params } = navigation.store.getState();
    const { write: _done, ...kept } = params;
    navigation.replace(area, id, kept);
    queueMicrotask(() => write(kind === 'note' ? 'note' : 'reply'));
  });
  useEffect(() => {
    if (asked !== undefined) follow(asked);
  }, [asked]);
  const tabs: readonly Tab[] = renderCallForm ? ['reply', 'note', 'call'] : ['reply', 'note'];
  return (
    <section className={css.composer} data-tab={tab} aria-label={t('composer.label')}>
      <UndoBar caseId={detail.id} />
      <div className={css.tabs} role="tablist" aria-label={t('composer.label')}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={each === tab}
            className={css.tab}
            onClick={() => setTab(each)}
          >
            {t(`composer.${each}`)}
          </button>
        ))}
      </div>
      <div ref={panel} role="tabpanel" aria-label={t(`composer.${tab}`)} className={css.panel}>
        {tab === 'call' && renderCallForm?.({ detail, onRecorded: () => setTab('reply') })}
        {tab === 'note' && <MessageField key="note" kind="note" detail={detail} editor={editor} />}
        {tab === 'reply' &&
          (detail.fields.status === 'closed' ? (
            <ReopenHint detail={detail} />
          ) : (
            <MessageField key="reply" kind="reply" detail={detail} editor={editor} />
          ))}
      </div>
    </section>
  );
}

function ReopenHint({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const { run, running } = useCommand();
  return (
    <div className={css.closed}>
      <span>{t('composer.closed')}</span>
      <Button
        variant="default"
        loading={running}
        onClick={() => void run('case.status', { caseId: detail.id, to: 'reopened' })}
      >
        {t('composer.reopen')}
      </Button>
    </div>
  );
}

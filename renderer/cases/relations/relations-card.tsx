import { Button, Menu } from '@mantine/core';
import { Link2, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useCommand } from '../../state/use-command.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { PickDialog } from './pick-dialog.tsx';
import { RelatedLine } from './related-line.tsx';
import css from './relations.module.css';
import { SplitDialog } from './split-dialog.tsx';
import { useMany } from './use-many.ts';
import { useRelations } from './use-relations.ts';

const asks = ['link', 'parent', 'children', 'merge', 'split'] as const;
type Ask = (typeof asks)[number];

/** What this case hangs together with, and the ways to put together, take apart and divide. */
export function RelationsCard({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('relations');
  const found = useRelations(detail.id);
  const [asked, setAsked] = useState<Ask | null>(null);
  const { run, running } = useCommand();
  const { id, fields } = detail;
  useActions(
    asks.map((ask) => ({
      id: `case.${ask}` as const,
      applies: found !== undefined && fields.mergedIntoId === null && (ask !== 'parent' || found.parent === null),
      run: () => setAsked(ask),
    })),
  );
  if (!found) return null;
  const { parent, children, related, absorbed } = found;
  const isMerged = fields.mergedIntoId !== null;
  const offered = asks.filter((ask) => ask !== 'parent' || parent === null);
  const nothing = !parent && children.total === 0 && related.length + absorbed.length === 0;
  return (
    <div className={css.card} data-empty={nothing || undefined}>
      {nothing && <p className={css.none}>{t('card.none')}</p>}
      {parent && (
        <Group title={t('card.parent')}>
          <RelatedLine
            row={parent}
            remove={{
              label: t('card.leaveParent', { number: parent.number }),
              running,
              onRemove: () => void run('case.set-parent', { caseId: id, parentId: null }),
            }}
          />
        </Group>
      )}
      {children.total > 0 && (
        <Group
          title={t('card.children', { finished: children.finished, total: children.total })}
          aside={<ProgressBar {...children} label={t('card.progress')} />}
        >
          {children.rows.map((row) => (
            <RelatedLine
              key={row.id}
              row={row}
              remove={{
                label: t('card.removeChild', { number: row.number }),
                running,
                onRemove: () => void run('case.set-parent', { caseId: row.id, parentId: null }),
              }}
            />
          ))}
        </Group>
      )}
      {related.length > 0 && (
        <Group title={t('card.related')}>
          {related.map((row) => (
            <RelatedLine
              key={row.id}
              row={row}
              remove={{
                label: t('card.unlink', { number: row.number }),
                running,
                onRemove: () => void run('case.unlink', { caseId: id, otherId: row.id }),
              }}
            />
          ))}
        </Group>
      )}
      {absorbed.length > 0 && (
        <Group title={t('card.absorbed')}>
          {absorbed.map((row) => (
            <RelatedLine
              key={row.id}
              row={row}
              remove={{
                label: t('card.unmerge', { number: row.number }),
                running,
                onRemove: () => void run('case.unmerge', { caseId: row.id }),
              }}
            />
          ))}
        </Group>
      )}
      {!isMerged && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" leftSection={<Plus size={14} aria-hidden="true" />} w="fit-content">
              {t('card.add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {offered.map((ask) => (
              <Menu.Item
                key={ask}
                leftSection={ask === 'link' ? <Link2 size={14} aria-hidden="true" /> : undefined}
                onClick={() => setAsked(ask)}
              >
                {t(`ask.${ask}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {asked && <Asked ask={asked} detail={detail} onClose={() => setAsked(null)} />}
    </div>
  );
}

interface AskedProps {
  readonly ask: Ask;
  readonly detail: CaseDetail;
  onClose(): void;
}

function Asked({ ask, detail, onClose }: AskedProps) {
  const { t } = useTranslation('relations');
  const { run, running } = useCommand();
  const many = useMany();
  const found = useRelations(detail.id);
  const { id } = detail;
  if (ask === 'merge') return <MergeDialog detail={detail} onClose={onClose} />;
  if (ask === 'split') return <SplitDialog detail={detail} onClose={onClose} />;
  const confirm = async (ids: readonly (typeof id)[]) => {
    const [first] = ids;
    if (!first) return;
    if (ask === 'children') {
      const done = await many.run(ids, { name: 'case.set-parent', input: { parentId: id } });
      if (done) onClose();
      return;
    }
    let allDone = true;
    for (const otherId of ids) {
      const outcome =
        ask === 'parent'
          ? await run('case.set-parent', { caseId: id, parentId: otherId })
          : await run('case.link', { caseId: id, otherId });
      allDone &&= outcome.ok;
    }
    if (allDone) onClose();
  };
  const known = ask === 'children' ? (found?.children.rows ?? []) : ask === 'link' ? (found?.related ?? []) : [];
  return (
    <PickDialog
      title={t(`ask.${ask}`)}
      hint={t(`hint.${ask}`)}
      confirm={t(`confirm.${ask}`)}
      without={[id, ...known.map((row) => row.id)]}
      single={ask === 'parent'}
      running={running || many.running}
      onConfirm={(ids) => void confirm(ids)}
      onClose={onClose}
    />
  );
}

interface GroupProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

function Group({ title, aside, children }: GroupProps) {
  return (
    <div className={css.group}>
      <h4 className={css.title}>
        {title}
        {aside}
      </h4>
      <ul className={css.list} aria-label={title}>
        {children}
      </ul>
    </div>
  );
}

function ProgressBar({
  finished,
  total,
  label,
}: {
  readonly finished: number;
  readonly total: number;
  readonly label: string;
}) {
  return (
    <span
      className={css.progress}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={finished}
    >
      <span className={css.bar} style={{ width: `${(100 * finished) / total}%` }} />
    </span>
  );
}

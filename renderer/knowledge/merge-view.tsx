import { Button, Radio, Textarea } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleDraftView, DraftMerge } from '#domain/contract/ipc/knowledge-views.ts';
import type { ArticleFace } from '#domain/model/article-values.ts';
import type { FaceClash } from '#domain/rules/knowledge/merge-faces.ts';
import { useCommand } from '../state/use-command.ts';
import css from './merge-view.module.css';
import { useFaceWords } from './use-face-words.ts';

interface Props {
  readonly draft: ArticleDraftView;
  readonly merge: DraftMerge;
  /** What is being typed is saved first: the merge is of what is saved. */
  readonly isWriting: boolean;
}

type BodyClash = Extract<FaceClash, { field: 'body' }>;
type ValueClash = Exclude<FaceClash, { field: 'body' }>;
type Side = 'mine' | 'theirs';

/** The article went on while the draft was written: what both changed is put side by side, and a person chooses. */
export function MergeView({ draft, merge, isWriting }: Props) {
  const { t } = useTranslation('knowledge');
  const { run, running } = useCommand();
  const body = merge.clashes.find((clash): clash is BodyClash => clash.field === 'body');
  const values = merge.clashes.filter((clash): clash is ValueClash => clash.field !== 'body');
  const [hunks, setHunks] = useState<Readonly<Record<number, string>>>({});
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  if (merge.clashes.length === 0)
    return (
      <p className={css.quiet} role="status">
        {t('mergesByItself')}
      </p>
    );
  const open =
    values.filter(({ field }) => !sides[field]).length +
    (body?.hunks.filter(({ kind }, index) => kind === 'clash' && hunks[index] === undefined).length ?? 0);
  const settle = () => {
    const chosen = Object.assign(
      {},
      ...values.map(({ field }) => valuesOf(sideOf(field), field)),
    ) as Partial<ArticleFace>;
    const { tags: _tags, relatedIds: _relatedIds, ...set } = chosen;
    const text = body?.hunks.map((hunk, index) => (hunk.kind === 'settled' ? hunk.text : (hunks[index] ?? '')));
    return run('article-draft.settle', {
      draftId: draft.id,
      saves: draft.saves,
      revision: merge.revision,
      set: { ...set, ...(text && { body: text.join('\n') }) },
    });
  };
  const sideOf = (field: string): ArticleFace => (sides[field] === 'theirs' ? merge.theirs : draft.face);
  return (
    <section className={css.merge} aria-label={t('clash')}>
      <p className={css.head}>
        <TriangleAlert size={16} aria-hidden="true" />
        <strong>{t('clash')}</strong> {t('clashHint')}
      </p>
      {values.map(({ field }) => (
        <ValueChoice
          key={field}
          field={field}
          draft={draft}
          merge={merge}
          chosen={sides[field]}
          onChoose={(side) => setSides({ ...sides, [field]: side })}
        />
      ))}
      {body?.hunks.map((hunk, index) =>
        hunk.kind === 'clash' ? (
          // The pieces of one fixed pair of texts never move.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          <Hunk key={index} hunk={hunk} onText={(text) => setHunks((before) => ({ ...before, [index]: text }))} />
        ) : null,
      )}
      <div className={css.foot}>
        <span>{open > 0 ? t('leftToChoose', { count: open }) : t('allChosen')}</span>
        <Button disabled={open > 0 || isWriting} loading={running} onClick={() => void settle()}>
          {t('settle')}
        </Button>
      </div>
    </section>
  );
}

/** Who may read it goes with its team. */
function valuesOf(face: ArticleFace, field: ValueClash['field']): Partial<ArticleFace> {
  return field === 'audience' ? { audience: face.audience, teamId: face.teamId } : { [field]: face[field] };
}

interface ValueProps extends Pick<Props, 'draft' | 'merge'> {
  readonly field: ValueClash['field'];
  readonly chosen: Side | undefined;
  onChoose(side: Side): void;
}

function ValueChoice({ field, draft, merge, chosen, onChoose }: ValueProps) {
  const { t } = useTranslation('knowledge');
  const words = useFaceWords();
  const label = (side: Side, face: ArticleFace) => `${t(`side.${side}`)}: ${words.wordsFor(face, field) || '–'}`;
  return (
    <Radio.Group
      className={css.value ?? ''}
      label={words.nameOf(field)}
      description={`${t('side.base')}: ${words.wordsFor(merge.base, field) || '–'}`}
      value={chosen ?? null}
      onChange={(side) => onChoose(side as Side)}
    >
      <div className={css.sides}>
        <Radio value="mine" label={label('mine', draft.face)} />
        <Radio value="theirs" label={label('theirs', merge.theirs)} />
      </div>
    </Radio.Group>
  );
}

type Clash = Extract<BodyClash['hunks'][number], { kind: 'clash' }>;

/** One stretch of lines that both changed: either side, both, or what one makes of them. */
function Hunk({ hunk, onText }: { readonly hunk: Clash; onText(text: string): void }) {
  const { t } = useTranslation('knowledge');
  const [text, setText] = useState<string | null>(null);
  const choose = (chosen: string) => {
    setText(chosen);
    onText(chosen);
  };
  const both = [hunk.theirs, hunk.mine].filter((each) => each !== '').join('\n');
  return (
    <div className={css.hunk}>
      <div className={css.texts}>
        {(['base', 'theirs', 'mine'] as const).map((side) => (
          <figure key={side} data-side={side}>
            <figcaption>{t(`side.${side}`)}</figcaption>
            <pre>{hunk[side] || ' '}</pre>
          </figure>
        ))}
      </div>
      <div className={css.choices}>
        <Button variant={text === hunk.mine ? 'light' : 'default'} onClick={() => choose(hunk.mine)}>
          {t('take.mine')}
        </Button>
        <Button variant={text === hunk.theirs ? 'light' : 'default'} onClick={() => choose(hunk.theirs)}>
          {t('take.theirs')}
        </Button>
        <Button variant={text === both ? 'light' : 'default'} onClick={() => choose(both)}>
          {t('take.both')}
        </Button>
      </div>
      {text !== null && (
        <Textarea
          aria-label={t('settledText')}
          autosize
          minRows={1}
          maxRows={16}
          value={text}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      )}
    </div>
  );
}

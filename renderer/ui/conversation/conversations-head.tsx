import { Button, SegmentedControl } from '@mantine/core';
import { Plus } from 'lucide-react';
import { numberText } from '../../state/format-number.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useLocale } from '../../state/use-locale.ts';
import { ListHead } from '../list-head.tsx';
import css from './conversations-head.module.css';

export type Whose = 'me' | 'everyone';

interface Props {
  readonly total: number | undefined;
  readonly whose: Whose;
  readonly texts: Readonly<Record<'title' | 'begin' | 'whose' | 'mine' | 'everyone', string>>;
  onWhose(whose: Whose): void;
  onBegin(): void;
}

/** Over a list of calls or visits: how many, whose, and a new one. */
export function ConversationsHead({ total, whose, texts, onWhose, onBegin }: Props) {
  const locale = useLocale();
  useActions([{ id: 'list.new', run: onBegin }]);
  return (
    <ListHead
      title={texts.title}
      count={total === undefined ? undefined : numberText(total, locale)}
      actions={
        <Button leftSection={<Plus size={14} />} onClick={onBegin}>
          {texts.begin}
        </Button>
      }
    >
      <SegmentedControl
        fullWidth
        className={css.whose ?? ''}
        aria-label={texts.whose}
        value={whose}
        onChange={onWhose}
        data={[
          { value: 'me', label: texts.mine },
          { value: 'everyone', label: texts.everyone },
        ]}
      />
    </ListHead>
  );
}

import { Menu, UnstyledButton } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { queues } from '#domain/contract/ipc/case-filter.ts';
import type { ListFilter } from '../case-filter.ts';
import css from './queue-heading.module.css';
import { toBuiltIn, toSaved, useSavedQueues } from './saved/use-saved-queues.ts';

interface Props {
  readonly name: string;
  /** Beside an open case there is no column of queues: the heading itself chooses. */
  readonly choosable: boolean;
  onChoose(change: Partial<ListFilter>): void;
}

export function QueueHeading({ name, choosable, onChoose }: Props) {
  const { t } = useTranslation('cases');
  const saved = useSavedQueues();
  if (!choosable) return <h1 className={css.name}>{name}</h1>;
  return (
    <h1 className={css.name}>
      <Menu position="bottom-start">
        <Menu.Target>
          <UnstyledButton className={css.button}>
            {name}
            <ChevronDown size={15} aria-hidden="true" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {queues.map((each) => (
            <Menu.Item key={each} onClick={() => onChoose(toBuiltIn(each))}>
              {t(`queues.${each}`)}
            </Menu.Item>
          ))}
          {saved.length > 0 && <Menu.Divider />}
          {saved.map((each) => (
            <Menu.Item key={each.id} onClick={() => onChoose(toSaved(each))}>
              {each.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </h1>
  );
}

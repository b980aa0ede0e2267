import { Menu, UnstyledButton } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Queue, queues } from '#domain/contract/ipc/contract.ts';
import css from './queue-heading.module.css';

interface Props {
  readonly queue: Queue;
  /** Beside an open case there is no column of queues: the heading itself chooses. */
  readonly choosable: boolean;
  onChoose(queue: Queue): void;
}

export function QueueHeading({ queue, choosable, onChoose }: Props) {
  const { t } = useTranslation('cases');
  if (!choosable) return <h1 className={css.name}>{t(`queues.${queue}`)}</h1>;
  return (
    <h1 className={css.name}>
      <Menu position="bottom-start">
        <Menu.Target>
          <UnstyledButton className={css.button}>
            {t(`queues.${queue}`)}
            <ChevronDown size={15} aria-hidden="true" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {queues.map((each) => (
            <Menu.Item key={each} onClick={() => onChoose(each)}>
              {t(`queues.${each}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </h1>
  );
}

import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { caseStatuses } from '#domain/model/choices.ts';
import { searchKinds } from '#domain/rules/search-query/query-part.ts';
import { readQuery } from '#domain/rules/search-query/read-query.ts';
import { withKey, without, withPart } from './query-text.ts';
import css from './search.module.css';

interface Props {
  readonly text: string;
  onChange(text: string): void;
}

/** What the text can be narrowed by, for who does not know how to type it: each writes into the field. */
export function NarrowBar({ text, onChange }: Props) {
  const { t } = useTranslation(['search', 'common']);
  const parts = readQuery(text);
  const down = <ChevronDown size={13} aria-hidden="true" />;
  return (
    <div className={css.bar}>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of switches, no part of a form */}
      <div role="group" aria-label={t('kinds')} className={css.kinds}>
        {searchKinds.map((what) => {
          const place = parts.findIndex((part) => part.kind === 'in' && part.what === what);
          return (
            <button
              key={what}
              type="button"
              className={css.kind}
              aria-pressed={place >= 0}
              onClick={() => onChange(place >= 0 ? without(text, place) : withPart(text, { kind: 'in', what }))}
            >
              {t(`kind.${what}`)}
            </button>
          );
        })}
      </div>
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button variant="subtle" rightSection={down}>
            {t('narrow.status')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {caseStatuses.map((status) => (
            <Menu.Item key={status} onClick={() => onChange(withPart(text, { kind: 'status', status }))}>
              {t(`common:status.${status}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button variant="subtle" rightSection={down}>
            {t('narrow.time')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['0d', '7d', '30d'] as const).map((day) => (
            <Menu.Item key={day} onClick={() => onChange(withPart(text, { kind: 'after', day }))}>
              {t(`narrow.since.${day}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => onChange(withKey(text, 'after'))}>{t('narrow.after')}</Menu.Item>
          <Menu.Item onClick={() => onChange(withKey(text, 'before'))}>{t('narrow.before')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="subtle" onClick={() => onChange(withKey(text, 'from'))}>
        {t('narrow.from')}
      </Button>
      <Button variant="subtle" onClick={() => onChange(withKey(text, 'tag'))}>
        {t('narrow.tag')}
      </Button>
    </div>
  );
}

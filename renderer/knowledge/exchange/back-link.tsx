import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { hrefOf } from '../../state/route.ts';
import css from './exchange.module.css';

export function BackLink() {
  const { t } = useTranslation('knowledge-exchange');
  return (
    <Anchor size="sm" className={css.back} href={hrefOf('knowledge')}>
      {t('back')}
    </Anchor>
  );
}

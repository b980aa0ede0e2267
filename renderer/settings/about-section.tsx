import { useTranslation } from 'react-i18next';
import { useSession } from '../state/core-context.tsx';
import { Section } from '../ui/section.tsx';
import { FactList } from './fact-list.tsx';
import css from './settings.module.css';

/** For the person who looks after this workstation: which program, where its data lies, and what protects it. */
export function AboutSection() {
  const { t } = useTranslation('settings');
  const host = useSession((session) => session.host);
  const version = useSession((session) => session.version);
  const folder = useSession((session) => session.dataFolder);
  return (
    <Section title={t('about')}>
      <FactList
        facts={[
          [t('version'), version],
          [t('host'), t(`hosts.${host}`)],
          [t('dataFolder'), folder],
        ]}
      />
      <p className={css.note}>{t('encrypted')}</p>
      <p className={css.note}>{t(`keyIn.${host}`)}</p>
    </Section>
  );
}

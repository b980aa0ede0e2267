import { useTranslation } from 'react-i18next';
import { useLink, useRoute } from '../state/core-context.tsx';
import { hrefOf } from '../state/route.ts';
import { areaList } from './area-list.tsx';
import css from './shell.module.css';

/** Rail, top bar and the area on show. */
export function Shell() {
  const { t } = useTranslation();
  const area = useRoute((route) => route.area);
  const up = useLink((link) => link.up);
  const current = areaList.find((entry) => entry.area === area) ?? areaList[0];
  return (
    <div className={css.shell}>
      {/* A button, for a link would change the address that the router reads. */}
      <button type="button" className={css.skip} onClick={() => document.getElementById('content')?.focus()}>
        {t('skipToContent')}
      </button>
      <nav className={css.rail} aria-label={t('mainNavigation')}>
        {areaList.map(({ area: each, icon: Icon }) => (
          <a key={each} href={hrefOf(each)} className={css.railItem} aria-current={each === area ? 'page' : undefined}>
            <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
            <span>{t(`areas.${each}`)}</span>
          </a>
        ))}
      </nav>
      <div className={css.column}>
        {!up && (
          <div className={css.banner} role="status">
            {t('link.down')}
          </div>
        )}
        <main id="content" className={css.content} tabIndex={-1}>
          {current?.view()}
        </main>
      </div>
    </div>
  );
}

import { createRoot } from 'react-dom/client';
import './ui/styles.ts';
import { App } from './app/app.tsx';
import { connectToCore } from './bridge/connect-to-core.ts';
import { createCoreState } from './state/core-state.ts';
import { createI18n, localeFor } from './state/i18n.ts';
import { createNavigation } from './state/navigation.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element #root.');

const core = await createCoreState(connectToCore(window), createNavigation(window));
const i18n = await createI18n(localeFor(core.settings.getState().locale, navigator.languages));
createRoot(root).render(<App core={core} i18n={i18n} />);

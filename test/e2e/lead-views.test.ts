import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import type { HelpDesk } from './help-desk.ts';
import { makeSampleDesk, type SampleDesk } from './sample-desk.ts';
import { leadViews } from './sample-views.ts';
import { smallTargets } from './targets.ts';

let desk: SampleDesk;
beforeAll(async () => {
  desk = await makeSampleDesk();
  return () => desk.close();
});

describe('what only those see who write and approve articles', () => {
  it.each([{ locale: 'zh-CN' }, { locale: 'en', dark: true }] as const)(
    'lacks nothing that assistive technology needs: $locale',
    async (look) => {
      const zhou: HelpDesk = await desk.open('lead', look);
      await zhou.page.getByRole('main').waitFor();
      const found: Record<string, readonly string[]> = {};
      for (const [name, visit] of Object.entries(leadViews)) {
        await visit(zhou.page);
        const wrong = [...(await violations(zhou.page)), ...(await smallTargets(zhou.page))];
        if (wrong.length > 0) found[name] = wrong;
      }
      expect(found).toEqual({});
      await zhou.stop();
    },
  );
});

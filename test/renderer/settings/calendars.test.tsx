import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import { alwaysOpen, type BusinessCalendar, businessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import { CalendarsSection } from '#renderer/settings/calendars/calendars-section.tsx';
import { clockMinutes } from '#renderer/settings/calendars/clock-text.ts';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const nineToSix = [{ from: 540, to: 1080 }];
const ours: BusinessCalendar = {
  zone: 'Asia/Shanghai',
  weekly: {
    ...{ monday: nineToSix, tuesday: nineToSix, wednesday: nineToSix, thursday: nineToSix, friday: nineToSix },
    ...{ saturday: [], sunday: [] },
  },
  holidays: [],
  special: [],
};

function aCalendar(content: BusinessCalendar, some: Partial<DefinitionView> = {}): DefinitionView {
  return {
    ...{ id: idOf<DefinitionId>(1), kind: 'calendar', name: 'Support desk', ownerId: null, position: 3, active: true },
    ...{ content: content as unknown as Json, updatedAt: 0, saveState: 'on-server', ...some },
  };
}

async function renderSection(definitions: readonly DefinitionView[], locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore({
    'definitions.list': () => definitions,
    'command.run': () => ({ uid: idOf(9), changed: [], undo: null }) as never,
  });
  const rendered = await renderView(core, <CalendarsSection />, { locale });
  const saved = () =>
    commandsOf(core).map(
      ({ input }) => input as { name: string; position?: number; active: boolean; content: unknown },
    );
  return { core, saved, ...rendered };
}

async function edit(content: BusinessCalendar = ours) {
  const page = await renderSection([aCalendar(content)]);
  await page.user.click(await screen.findByRole('button', { name: 'Edit' }));
  const form = within(screen.getByRole('form', { name: 'Support desk' }));
  const save = async () => {
    await page.user.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(page.saved()).toHaveLength(1));
    return businessCalendar.parse(page.saved()[0]?.content);
  };
  return { ...page, form, save };
}

const ics = (...events: readonly string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((event, at) => ['BEGIN:VEVENT', `UID:${at}`, ...event.split('|'), 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');

const year = 2026;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(year, 10, 22, 2) });
  onTestFinished(() => {
    vi.useRealTimers();
  });
});

describe('the list of calendars', () => {
  it('says zone, whether it is open now, and which one is not in use', async () => {
    await renderSection([aCalendar(alwaysOpen, { active: false })]);
    expect(await screen.findByText('UTC · Always open · not in use')).toBeInTheDocument();
  });

  it('says so when there is none', async () => {
    await renderSection([]);
    expect(await screen.findByText(/No calendar yet/)).toBeInTheDocument();
  });
});

describe('a new calendar', () => {
  it('is nine to six on working days until it is told otherwise', async () => {
    const { user, saved } = await renderSection([]);
    await user.click(screen.getByRole('button', { name: 'New' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Night desk');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(saved()).toHaveLength(1));
    expect(saved()[0]).toMatchObject({ kind: 'calendar', name: 'Night desk', active: true });
    const { weekly } = businessCalendar.parse(saved()[0]?.content);
    expect(weekly).toEqual(ours.weekly);
  });

  it('wants a name, and takes the person to the field', async () => {
    const { user, saved } = await renderSection([]);
    await user.click(screen.getByRole('button', { name: 'New' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText('Please enter a name.')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Name' })).toHaveFocus());
    expect(saved()).toEqual([]);
  });
});

describe('the hours of the week', () => {
  it('take several spans a day, and are copied to other days', async () => {
    const { user, form, save } = await edit();
    const until = form.getByRole('textbox', { name: 'Monday until' });
    await user.clear(until);
    await user.type(until, '12');
    await user.click(form.getByRole('button', { name: 'Add hours to Monday' }));
    const second = form.getByRole('textbox', { name: 'Monday, span 2, from' });
    await user.clear(second);
    await user.type(second, '1330');
    await user.type(form.getByRole('textbox', { name: 'Monday, span 2, until' }), '24:00');
    await user.click(form.getByRole('button', { name: 'Copy the hours of Monday' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Saturday' }));
    await user.click(form.getByRole('button', { name: 'Remove the hours: Friday' }));
    const { weekly, zone } = await save();
    const split = [
      { from: 540, to: 720 },
      { from: 810, to: 1440 },
    ];
    expect(weekly).toEqual({ ...ours.weekly, monday: split, saturday: split, friday: [] });
    expect(zone).toBe('Asia/Shanghai');
  });

  it.each([
    ['from', '25:00', 'A time such as 09:00'],
    ['until', 'noon', 'A time such as 09:00'],
    ['until', '08:00', 'Ends before it begins'],
  ])('do not take %s %s', async (end, typed, sentence) => {
    const { user, form, saved } = await edit();
    const field = form.getByRole('textbox', { name: `Tuesday ${end}` });
    await user.clear(field);
    await user.type(field, typed);
    await user.click(form.getByRole('button', { name: 'Save' }));
    expect(form.getByText(sentence)).toBeInTheDocument();
    expect(saved()).toEqual([]);
  });

  it.each([
    ['9', 540],
    ['0930', 570],
    ['930', 570],
    ['９：３０', 570],
    ['24:00', 1440],
    ['24:01', undefined],
    ['9:60', undefined],
    ['', undefined],
  ])('reads %j as people type it', (text, minutes) => {
    expect(clockMinutes(text)).toBe(minutes);
  });
});

describe('holidays and other days', () => {
  it('are added by key alone, and one has hours of its own', async () => {
    const { user, form, save } = await edit();
    await user.click(form.getByRole('button', { name: 'Add a day' }));
    const first = form.getByLabelText('Closed from');
    expect(first).toHaveFocus();
    await user.type(first, `${year}-12-24`);
    await user.type(form.getByLabelText('Until (if longer)'), `${year}-12-26`);
    await user.type(form.getByLabelText('Occasion'), 'Christmas{Enter}');
    expect(form.getByRole('list', { name: `Days of ${year}` })).toHaveTextContent('Christmas: closed');
    await user.click(form.getByRole('button', { name: 'Add a day' }));
    await user.type(form.getByLabelText('Closed from'), `${year}-12-31`);
    await user.click(form.getByRole('combobox', { name: 'Hours' }));
    await user.click(await screen.findByRole('option', { name: 'Hours of its own' }));
    const until = form.getByRole('textbox', { name: 'New day until' });
    await user.clear(until);
    await user.type(until, '13:00{Enter}');
    const { holidays, special } = await save();
    expect(holidays).toEqual([{ from: `${year}-12-24`, to: `${year}-12-26`, name: 'Christmas' }]);
    expect(special).toEqual([{ date: `${year}-12-31`, name: '', hours: [{ from: 540, to: 780 }] }]);
  });

  it('are refused where they make no sense, and Escape gives up', async () => {
    const { user, form } = await edit();
    await user.click(form.getByRole('button', { name: 'Add a day' }));
    await user.click(form.getByRole('button', { name: 'Put it in the list' }));
    expect(form.getByText('Please choose a date.')).toBeInTheDocument();
    await user.type(form.getByLabelText('Closed from'), `${year}-05-04`);
    await user.type(form.getByLabelText('Until (if longer)'), `${year}-05-01{Enter}`);
    expect(form.getByText('This is not after the first day.')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(form.queryByLabelText('Closed from')).toBeNull();
    expect(form.getByText(`No holiday or other day in ${year}.`)).toBeInTheDocument();
  });

  it('are changed and removed', async () => {
    const { user, form, save } = await edit({
      ...ours,
      holidays: [
        { from: `${year}-01-01`, name: 'New Year' },
        { from: `${year}-07-01`, name: 'Outing' },
      ],
    });
    await user.click(form.getByRole('button', { name: /^Remove .*New Year/ }));
    await user.click(form.getByRole('button', { name: /^Change .*Outing/ }));
    await user.clear(form.getByLabelText('Occasion'));
    await user.type(form.getByLabelText('Occasion'), 'Training{Enter}');
    expect((await save()).holidays).toEqual([{ from: `${year}-07-01`, name: 'Training' }]);
  });

  it('of China come by one button: its days off and its adjusted workdays', async () => {
    const { user, form, save } = await edit({
      ...ours,
      special: [{ date: '2026-01-04', name: 'Stocktaking', hours: [{ from: 600, to: 660 }] }],
    });
    await user.click(form.getByRole('combobox', { name: /China’s public holidays/ }));
    await user.click(await screen.findByRole('option', { name: '2025' }));
    await user.click(form.getByRole('button', { name: 'Add these years' }));
    expect(await form.findByText(/^In the list now: .* holidays, .* adjusted workdays/)).toBeInTheDocument();
    const { holidays, special } = await save();
    expect(holidays).toContainEqual({ from: '2026-10-01', to: '2026-10-07', name: '国庆节' });
    expect(holidays.some(({ from }) => from.startsWith('2025-'))).toBe(true);
    expect(special).toContainEqual({ date: '2026-02-14', name: '春节', hours: 'monday' });
    // What was entered by hand stays in force.
    expect(special).toContainEqual({ date: '2026-01-04', name: 'Stocktaking', hours: [{ from: 600, to: 660 }] });
  });
});

describe('days from a file', () => {
  async function choose(name: string, text: string) {
    const page = await edit();
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) throw new Error('there is nothing to choose a file with');
    await page.user.upload(input, new File([text], name));
    return page;
  }

  it('are shown before they are taken; what covers a part of a day is named', async () => {
    const { user, form, save } = await choose(
      'days.ics',
      ics(
        `DTSTART;VALUE=DATE:${year}1224|DTEND;VALUE=DATE:${year}1227|SUMMARY:Christmas`,
        `DTSTART:${year}1231T120000|DTEND:${year}1231T180000|SUMMARY:Half day`,
        `DTSTART;VALUE=DATE:${year}1220|SUMMARY:上班（班）`,
      ),
    );
    const found = within(await form.findByRole('region', { name: 'What the file holds' }));
    expect(found.getByRole('heading', { name: '1 holiday, 1 adjusted workday' })).toBeInTheDocument();
    expect(found.getByText(/Half day/)).toBeInTheDocument();
    await user.click(found.getByRole('button', { name: 'Add to the calendar' }));
    const { holidays, special } = await save();
    expect(holidays).toEqual([{ from: `${year}-12-24`, to: `${year}-12-26`, name: 'Christmas' }]);
    expect(special).toEqual([{ date: `${year}-12-20`, name: '上班（班）', hours: 'monday' }]);
  });

  it('of holiday-cn are read as well', async () => {
    const days = [
      { name: '元旦', date: '2027-01-01', isOffDay: true },
      { name: '元旦', date: '2027-01-03', isOffDay: false },
    ];
    const { user, form, save } = await choose('2027.json', JSON.stringify({ year: 2027, papers: [], days }));
    await user.click(await form.findByRole('button', { name: 'Add to the calendar' }));
    expect((await save()).special).toEqual([{ date: '2027-01-03', name: '元旦', hours: 'monday' }]);
  });

  it.each([
    ['notes.ics', 'Dear team, the holidays are…', 'notes.ics is no iCalendar file, or repeats its events without end.'],
    ['cut.json', '{ "year": 2027, "days": [', 'cut.json is damaged: it begins like JSON but is none.'],
    ['other.json', '{ "hello": 1 }', 'other.json holds no days as holiday-cn writes them.'],
    ['old.ics', ics('DTSTART;VALUE=DATE:19990101|SUMMARY:Old'), 'old.ics holds no day of these years.'],
  ])('say what is wrong with %s, and leave the calendar as it was', async (name, text, sentence) => {
    const { form, save } = await choose(name, text);
    expect(await form.findByText(sentence)).toBeInTheDocument();
    expect(await save()).toEqual(ours);
  });
});

describe('the preview', () => {
  it('shows four weeks, and what a changed week makes of them', async () => {
    const { user, form } = await edit();
    const table = within(form.getByRole('table'));
    expect(table.getAllByText('09:00–18:00')).toHaveLength(20);
    await user.click(form.getByRole('button', { name: 'Remove the hours: Friday' }));
    expect(table.getAllByText('09:00–18:00')).toHaveLength(16);
    await user.clear(form.getByRole('textbox', { name: 'Monday from' }));
    expect(form.getByText('Shown once all hours can be read.')).toBeInTheDocument();
  });
});

it('finds a zone by any part of its name', async () => {
  const { user, form, save } = await edit();
  const zone = form.getByRole('combobox', { name: 'Time zone' });
  await user.clear(zone);
  await user.type(zone, 'taip');
  await user.click(await screen.findByRole('option', { name: 'Asia/Taipei' }));
  expect((await save()).zone).toBe('Asia/Taipei');
});

it('has no accessibility fault while everything is open, in Chinese as well', async () => {
  const { user, container } = await renderSection(
    [aCalendar({ ...ours, holidays: [{ from: `${year}-01-01`, name: '元旦' }] })],
    'zh-CN',
  );
  await user.click(await screen.findByRole('button', { name: '编辑' }));
  await user.click(screen.getByRole('button', { name: '添加日期' }));
  expect(await faultsOf(container)).toEqual([]);
});

import type { AppointmentKind, Language } from '../../model/choices.ts';
import type { AppointmentRules } from '../definitions/appointment-rules.ts';
import { fillPlaces } from '../prepared-text.ts';

/** What a confirmation may ask for, by each of its names. */
const names: Readonly<Record<string, keyof Facts>> = {
  'customer.name': 'customerName',
  客户姓名: 'customerName',
  客戶姓名: 'customerName',
  'appointment.date': 'date',
  预约日期: 'date',
  預約日期: 'date',
  'appointment.time': 'time',
  预约时间: 'time',
  預約時間: 'time',
  'appointment.place': 'place',
  预约地点: 'place',
  預約地點: 'place',
  'appointment.agent': 'agentName',
  'agent.name': 'agentName',
  客服姓名: 'agentName',
  'case.number': 'number',
  工单号: 'number',
  工單編號: 'number',
};

/** In the customer's language and by the clocks of the place where they live. */
interface Facts {
  readonly customerName: string;
  readonly date: string;
  readonly time: string;
  readonly place: string;
  readonly agentName: string;
  readonly number: string;
}

/** With what a workspace begins. Without a place the line about it is left out. */
const usual: Readonly<Record<AppointmentKind, Readonly<Record<Language, string>>>> = {
  visit: {
    en: 'Dear {{customer.name}},\n\nwe have booked a visit for {{appointment.date}}, {{appointment.time}}.\nPlace: {{appointment.place}}\n{{appointment.agent}} will come to see you.\n\nShould the time not suit you, please tell us and we will find another one.',
    'zh-CN':
      '{{客户姓名}}，您好！\n\n已为您预约上门服务：{{预约日期}} {{预约时间}}。\n地点：{{预约地点}}\n届时由{{客服姓名}}为您服务。\n\n如需改期，请提前告知我们。',
    'zh-TW':
      '{{客戶姓名}}，您好！\n\n已為您預約到府服務：{{預約日期}} {{預約時間}}。\n地點：{{預約地點}}\n屆時由{{客服姓名}}為您服務。\n\n如需改期，請提前告知我們。',
  },
  call: {
    en: 'Dear {{customer.name}},\n\n{{appointment.agent}} will call you on {{appointment.date}}, {{appointment.time}}.\n\nShould the time not suit you, please tell us and we will find another one.',
    'zh-CN':
      '{{客户姓名}}，您好！\n\n{{客服姓名}}将于{{预约日期}} {{预约时间}}与您通话。\n\n如需改期，请提前告知我们。',
    'zh-TW':
      '{{客戶姓名}}，您好！\n\n{{客服姓名}}將於{{預約日期}} {{預約時間}}與您通話。\n\n如需改期，請提前告知我們。',
  },
};

/** What the workspace says to confirm an appointment, or what is usual. */
export function confirmationTemplate(rules: AppointmentRules, kind: AppointmentKind, language: Language): string {
  return rules.confirmations[kind][language] || usual[kind][language];
}

/** The text for the customer. A line that asks for nothing but what is not known (a call has no place) is left out. */
export function confirmationText(template: string, facts: Facts): string {
  const valueFor = (name: string): string | undefined => {
    const fact = Object.hasOwn(names, name) ? names[name] : undefined;
    return fact && facts[fact];
  };
  return template
    .split('\n')
    .filter((line) => !isAboutNothing(line, valueFor))
    .map((line) => fillPlaces(line, valueFor))
    .join('\n');
}

function isAboutNothing(line: string, valueFor: (name: string) => string | undefined): boolean {
  const asked = [...line.matchAll(/\{\{\s*([^{}\n]{1,60}?)\s*\}\}/g)].map(([, name = '']) => valueFor(name));
  return asked.length > 0 && asked.every((value) => value === '');
}

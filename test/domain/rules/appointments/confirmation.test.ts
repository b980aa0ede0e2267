import { describe, expect, test } from 'vitest';
import { appointmentKinds, languages } from '#domain/model/choices.ts';
import { usualAppointmentRules } from '#domain/rules/appointments/appointment-rules.ts';
import { confirmationTemplate, confirmationText } from '#domain/rules/appointments/confirmation.ts';

const facts = {
  ...{ customerName: '王小明', date: '2026年11月25日星期三', time: '09:30', place: '解放路 1 号' },
  ...{ agentName: '李娜', number: '10041' },
};

describe('the text for the customer', () => {
  test.each(appointmentKinds.flatMap((kind) => languages.map((language) => [kind, language] as const)))(
    'of a %s in %s has whom, when and who, and nothing left to fill in',
    (kind, language) => {
      const text = confirmationText(confirmationTemplate(usualAppointmentRules, kind, language), facts);
      for (const part of ['王小明', '2026年11月25日星期三', '09:30', '李娜']) expect(text).toContain(part);
      expect(text.includes('解放路 1 号')).toBe(kind === 'visit');
      expect(text).not.toMatch(/[{}]/);
    },
  );

  test('leaves out the line about a place that nobody knows, and no other', () => {
    const template = confirmationTemplate(usualAppointmentRules, 'visit', 'zh-CN');
    const [withPlace, without] = [facts, { ...facts, place: '' }].map((each) => confirmationText(template, each));
    expect(withPlace?.split('\n').length).toBe((without ?? '').split('\n').length + 1);
    expect(without).not.toContain('地点');
  });

  test('is the workspace’s own where it has one; what nobody has heard of stays as it stands', () => {
    const own = { call: {}, visit: { en: 'Hello {{customer.name}} {{case.number}} {{sky}} {{constructor}}' } };
    const rules = { ...usualAppointmentRules, confirmations: own };
    expect(confirmationText(confirmationTemplate(rules, 'visit', 'en'), facts)).toBe(
      'Hello 王小明 10041 {{sky}} {{constructor}}',
    );
  });
});

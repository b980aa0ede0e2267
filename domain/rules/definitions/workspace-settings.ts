import { z } from 'zod';
import { definitionId } from '../../model/ids.ts';

/** There is one such definition in a workspace: under this id everybody finds it. */
export const workspaceSettingsId = definitionId.parse('00000000-0000-7000-8000-0000005e7713');

/** What holds for the whole workspace. */
export const workspaceSettings = z.strictObject({
  phones: z.strictObject({
    /** Where a number without a country code is (ISO 3166). One that the phone library does not know counts as CN. */
    country: z.string().regex(/^[A-Z]{2}$/),
    /** Put before a local number that was written without one, as it is dialled in the country: 021, 010; or none. */
    areaCode: z.string().regex(/^\d{0,6}$/),
  }),
});
export type WorkspaceSettings = z.infer<typeof workspaceSettings>;
export type PhoneSettings = WorkspaceSettings['phones'];

export const defaultPhoneSettings: PhoneSettings = { country: 'CN', areaCode: '' };

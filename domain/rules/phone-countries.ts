import { getCountries } from 'libphonenumber-js/max';

/** The countries (ISO 3166) whose numbers can be read. */
export function phoneCountries(): readonly string[] {
  return getCountries();
}

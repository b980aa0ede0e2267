// A property tries the same inputs at every run, so that a change is judged by what it changed and a failure comes again when the
// tests are run again. HOLDFAST_SEED=random looks further; a number plays the inputs that somebody else saw fail.
import fc from 'fast-check';

const pinned = 20_261_122;
const asked = process.env.HOLDFAST_SEED ?? String(pinned);
if (asked !== 'random') {
  if (!/^-?\d+$/.test(asked)) throw new Error(`HOLDFAST_SEED is a whole number or "random", not "${asked}".`);
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked) });
}

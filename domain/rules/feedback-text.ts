import { fillIn, fillPlaces, type Values } from './prepared-text.ts';

const problemNames = ['problem', '问题', '問題'];
const answerNames = ['answer', '答复', '答覆'];

/**
 * A prepared text with whom it goes to, what they reported and what the product team says; what nobody knows stays as it stands. What was written
 * into the problem or the answer is never taken for a place.
 */
export function feedbackText(
  text: string,
  values: Values,
  said: { readonly problem: string; readonly answer: string },
): string {
  return fillPlaces(fillIn(text, values), (name) => {
    if (problemNames.includes(name)) return said.problem;
    return answerNames.includes(name) ? said.answer : undefined;
  }).trim();
}

import type { AnswerFlags } from '../migrate/answers.ts';
import type { Question } from '../migrate/question.ts';

/** Asks a person. Undefined where they turn away from a question, or do not consent. */
export async function askQuestions(questions: readonly Question[]): Promise<AnswerFlags | undefined> {
  const prompts = await import('@clack/prompts');
  const renames: string[] = [];
  const drops: string[] = [];
  for (const question of questions) {
    if (question.type === 'loss') {
      const answer = await prompts.confirm({ message: `${question.message} Go on?`, initialValue: false });
      if (prompts.isCancel(answer) || !answer) return undefined;
      drops.push(question.name);
      continue;
    }
    const dropIt = '';
    const answer = await prompts.select({
      message: question.message,
      options: [
        ...question.candidates.map(({ name, rename }) => ({ value: rename, label: `renamed to ${name}` })),
        { value: dropIt, label: 'no: drop it' },
      ],
    });
    if (prompts.isCancel(answer)) return undefined;
    if (answer === dropIt) drops.push(question.name);
    else renames.push(answer);
  }
  return { renames, drops, acceptDataLoss: false };
}

import type { AnswerFlags } from '../migrate/answers.ts';
import type { Question } from '../migrate/question.ts';
import { Interrupted } from './interrupted.ts';

/** Asks a person. Undefined where they do not consent. Throws Interrupted when they press Ctrl-C. */
export async function askQuestions(questions: readonly Question[]): Promise<AnswerFlags | undefined> {
  const prompts = await import('@clack/prompts');
  const renames: string[] = [];
  const drops: string[] = [];
  let pull: boolean | undefined;
  for (const question of questions) {
    if (question.type === 'pull') {
      const text = [question.message, ...question.lines.map(({ sign, text }) => `${sign} ${text}`)].join(
        '\n',
      );
      const answer = await prompts.confirm({ message: `${text}\nWrite it into them?`, initialValue: true });
      if (prompts.isCancel(answer)) throw new Interrupted();
      pull = answer;
      if (!answer) break;
      continue;
    }
    if (question.type === 'loss') {
      const answer = await prompts.confirm({ message: `${question.message} Go on?`, initialValue: false });
      if (prompts.isCancel(answer)) throw new Interrupted();
      if (!answer) return undefined;
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
    if (prompts.isCancel(answer)) throw new Interrupted();
    if (answer === dropIt) drops.push(question.name);
    else renames.push(answer);
  }
  return { renames, drops, acceptDataLoss: false, ...(pull === undefined ? {} : { pull }) };
}

import type { Question } from '../migrate/question.ts';
import { colorChange } from './colorChange.ts';
import type { Terminal } from './terminal.ts';

/** The questions of a draft, each with the flags that answer it, for where nobody can be asked. */
export function questionsText(questions: readonly Question[], colors: Terminal['colors']): string {
  const texts = questions.map((question) => {
    const answers = answersTo(question);
    const width = Math.max(...answers.map(([label]) => label.length));
    const lines = answers.map(([label, answer]) => `    ${`${label}:`.padEnd(width + 2)} ${answer}`);
    const made =
      question.type === 'pull' ? question.lines.map((line) => `    ${colorChange(line, colors)}`) : [];
    return [`${colors.yellow('?')} ${question.message}`, ...made, ...lines].join('\n');
  });
  return [...texts, 'Nothing is written. Run it again with the flags that answer.'].join('\n');
}

function answersTo(question: Question): (readonly [label: string, answer: string])[] {
  if (question.type === 'pull') {
    return [
      ['write it there', '--pull'],
      ['the schema is right', '--no-pull'],
    ];
  }
  if (question.type === 'loss') {
    return [
      ['consent', question.flag],
      ['to all', '--accept-data-loss'],
    ];
  }
  return [
    ...question.candidates.map(({ name, flag }) => [`renamed to ${name}`, flag] as const),
    ['or in the schema', question.hint],
    ['dropped', question.dropFlag],
  ];
}

/** The same for machines. */
export function questionJson(question: Question) {
  if (question.type === 'loss') return { type: 'loss', message: question.message, flags: [question.flag] };
  if (question.type === 'pull') {
    const { message, lines } = question;
    return { type: 'pull', message, changes: lines, flags: ['--pull', '--no-pull'] };
  }
  const flags = [...question.candidates.map(({ flag }) => flag), question.dropFlag];
  return { type: 'rename', message: question.message, flags, hint: question.hint };
}

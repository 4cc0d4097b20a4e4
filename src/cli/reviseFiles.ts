import type { PulledState } from '../migrate/pulledState.ts';
import type { RevisedFiles } from '../migrate/revisedFiles.ts';
import { writeFileAtomically } from '../migrate/writeAtomically.ts';
import { reviseSchema } from '../revise/reviseSchema.ts';
import { desiredOf, type Project } from './project.ts';

/** The project's schema files, edited to say what is wanted; nothing is written until `write` is called. */
export function reviseFiles(project: Project, state: PulledState): RevisedFiles {
  const { documents } = project;
  const { sources, analysis, diagnostics } = reviseSchema({ ...project, ...state });
  return {
    desired: desiredOf({ analysis }),
    diagnostics,
    write: () => {
      const changed = sources.filter(({ text }, index) => text !== documents[index]!.source.text);
      for (const { path, text } of changed) writeFileAtomically(path, text);
      return changed.map(({ path }) => path);
    },
  };
}

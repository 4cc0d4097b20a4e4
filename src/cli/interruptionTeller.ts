import type { Report } from '../migrate/runEvent.ts';
import { offInterruption, onInterruption } from './interruption.ts';
import { Whereabouts } from './whereabouts.ts';

/** Follows a run, and says how far it is where a signal breaks it off. */
export function interruptionTeller(tell: (whereabouts: string) => void): Report {
  const whereabouts = new Whereabouts();
  const tellInterruption = () => tell(whereabouts.text());
  return (event) => {
    whereabouts.follow(event);
    if (event.type === 'migration-started') onInterruption(tellInterruption);
    if (event.type === 'migration-finished' || event.type === 'migration-failed')
      offInterruption(tellInterruption);
  };
}

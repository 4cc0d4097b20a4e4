import { objectName } from '../../model/object.ts';
import { defineKind } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { dataCatalog } from './catalog.ts';
import { factsOf } from './facts.ts';
import { dataPaths, probeData } from './probe.ts';
import { reconcileData } from './reconcileData.ts';
import { dataRendering } from './rendering.ts';
import { dataRules, dataStatements } from './statements.ts';

export const dataKind = defineKind({
  kind: 'data',
  label: 'rows',
  takes: () => [],
  describe: ({ parent }) => `rows of ${displayName(objectName(parent!))}`,
  catalog: dataCatalog,
  attributes: dataRules,
  statements: dataStatements,
  rendering: dataRendering,
  reads: factsOf,
  reconcile: reconcileData,
  expressions: { paths: dataPaths, probe: probeData },
  storedTexts: ({ attributes: { rows } }) =>
    Object.entries(rows).flatMap(([key, values]) =>
      Object.keys(values).map((column) => ['rows', key, column]),
    ),
});

import { objectName } from '../../model/object.ts';
import { defineKind } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { interimOfRemark } from '../shared/interim.ts';
import { grantCatalog } from './catalog.ts';
import { doubleGrant } from './doubleGrant.ts';
import { grantRules, grantStatements, isGone } from './statements.ts';

export const grantKind = defineKind({
  kind: 'grant',
  label: 'grant',
  takes: () => [],
  describe: ({ name, parent, attributes }) =>
    `grant on ${attributes.counter === undefined ? '' : 'the sequence behind '}${displayName(objectName(parent!))} to ${name[1] === '' ? 'its owner' : name[1]}`,
  catalog: grantCatalog,
  attributes: grantRules,
  statements: grantStatements,
  interim: interimOfRemark,
  double: doubleGrant,
  isVoid: isGone,
});

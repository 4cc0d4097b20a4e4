import { join } from 'node:path';
import { printLockFile } from '../migrate/printLockFile.ts';

/** The texts of files by their paths. */
export type Files = Readonly<Record<string, string>>;

const schemaText = `datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

// A table, to begin with:
//
// model Deal {
//   id    Int    @id @default(autoincrement())
//   title String
//   price Decimal @db.Decimal(10, 2)
//
//   @@map("deals")
// }
`;

const environmentText = `# Copy it to .env, which is not to be committed.
DATABASE_URL=postgresql://user:password@localhost:5432/name
`;

/** What a new project begins with. */
export function newProjectFiles(schema: string, migrations: string): Files {
  return {
    [schema]: schemaText,
    [join(migrations, 'schemac.lock')]: printLockFile({
      migrations: [],
      objects: new Set(),
      expressions: [],
      readings: [],
    }),
    '.env.example': environmentText,
    '.gitignore': 'node_modules/\n.env\n.schemac/\n',
  };
}

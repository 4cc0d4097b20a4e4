datasource db {
  provider   = "postgresql"
  extensions = [citext, pg_trgm]
}

model T {
  id Int    @id
  a  String @db.Citext

  @@index([a(ops: raw("gin_trgm_ops"))], type: Gin)
}

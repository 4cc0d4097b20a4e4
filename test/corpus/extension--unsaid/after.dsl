datasource db {
  provider   = "postgresql"
  extensions = [citext]
}

model T {
  id Int      @id
  a  String
  b  String[] @db.Citext
}
